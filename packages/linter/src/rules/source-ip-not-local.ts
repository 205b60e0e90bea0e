import { type Network, parseCidr } from '@pmtakit/grammar';
import { type Model, DEFAULT_VMTA, argumentPlace, contains, wordsOption } from '@pmtakit/semantics';
import { isLoopback, isPublic } from '../rule-helpers/public-networks.ts';
import { type SourceAddress, sendsOutside, sourceAddressesIn } from '../rule-helpers/source-addresses.ts';
import { defineRule } from './rule.ts';

const translated = wordsOption('translated', [], 'Private networks that a router or the provider translates.');

/** Addresses that mail cannot leave from, or only where something translates them. [G1§3.3.1.16; RFC 1918] */
export const sourceIpNotLocal = defineRule({
  id: 'source-ip-not-local',
  category: 'references',
  preset: 'strict',
  summary: 'A source address that no server on the internet can answer',
  messages: {
    private: {
      severity: 'info',
      text: 'Mail leaves from {{address}}, which is a private address{{more}}.\nOther servers see the address that a router makes of it. Where none does, no connection comes about.\nMake sure that it is translated, and that {{host}} is the name of the address that others see.',
      once: true,
    },
    loopback: {
      severity: 'warning',
      text: 'No mail can leave this machine from {{address}}.\nWhat is sent from a loopback address reaches programs on the same machine only.\nWrite an address that this machine has on the network.',
    },
  },
  options: [translated],

  configuration({ model, isWhole, options, report }) {
    if (!isWhole) return;
    const known = options.get(translated).flatMap((text) => parseCidr(text) ?? []);
    for (const { line, network, host } of outsideAddresses(model)) {
      if (isPublic(network) || isIn(known, network)) continue;
      const id = isLoopback(network) ? 'loopback' : 'private';
      report(id, argumentPlace(line), { address: network.raw, host: host.raw });
    }
  },
});

/** The addresses of virtual MTAs that send mail to others; those of the top level are for mail that none is chosen for. */
function* outsideAddresses(model: Model): Generator<SourceAddress> {
  const top = { name: DEFAULT_VMTA, blocks: [model.whole] };
  for (const { name, blocks } of [top, ...model.vmtas.vmtas]) {
    const own = sourceAddressesIn(blocks);
    if (own.length > 0 && sendsOutside(model, name)) yield* own;
  }
}

function isIn(known: readonly Network[], network: Network): boolean {
  return known.some((one) => contains(one, network));
}
