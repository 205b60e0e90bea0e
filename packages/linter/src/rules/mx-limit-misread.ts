import {
  type Model,
  DEFAULT_VMTA,
  addressesIn,
  argumentPlace,
  linesNamed,
  reachableVirtualMtas,
  sourceIpsOf,
} from '@pmtakit/semantics';
import { usesProxy } from '../rule-helpers/senders.ts';
import { defineRule } from './rule.ts';

/** A limit for each mail server and each source address, which looks like one for all. [G1§3.3.1.38.1; runtime 6] */
export const mxLimitMisread = defineRule({
  id: 'mx-limit-misread',
  category: 'limits',
  preset: 'all',
  summary: 'A limit for each mail server that looks like one for all of them',
  messages: {
    each: {
      severity: 'info',
      once: true,
      text: 'This is no total: each server that {{pattern}} takes has the limit of {{count}} for itself{{more}}.\nIt also counts for each source address on its own{{addresses}}.\nFor one limit over all servers of a provider use an MX rollup and max-smtp-out.',
    },
    addresses: {
      severity: 'info',
      once: true,
      text: 'This is no total: each of {{number}} source addresses has the limit of {{count}} for itself{{more}}.\nTogether they open {{sum}} connections to {{pattern}}.\nDivide the number by that of the addresses if you mean a total.',
    },
  },

  configuration({ model, report }) {
    const lines = linesNamed(model.whole, 'mx-connection-limit').filter(({ isValid }) => isValid);
    const addresses = lines.length > 0 ? allAddresses(model) : 0;
    for (const line of lines) {
      const [pattern, count] = [line.argument(0), line.argument(1)];
      if (pattern?.kind !== 'domain-pattern' || count?.kind !== 'integer' || count.value === Infinity) continue;
      const words = { pattern: pattern.raw, count: count.raw, number: `${addresses}` };
      if (pattern.form !== 'exact') {
        const known = addresses > 1 ? `, of which there are ${addresses}` : '';
        report('each', argumentPlace(line), { ...words, addresses: known });
      } else if (addresses > 1) {
        report('addresses', argumentPlace(line), { ...words, sum: `${addresses * count.value}` });
      }
    }
  },
});

/** The source addresses of all virtual MTAs that mail can leave by, as far as they are named. */
function allAddresses(model: Model): number {
  const names = reachableVirtualMtas(model).filter((name) => name !== DEFAULT_VMTA && !usesProxy(model, name));
  const networks = names.flatMap((name) => sourceIpsOf(model, name)).map(({ network }) => network);
  return networks.every(({ version, prefix }) => prefix === (version === 4 ? 32 : 128)) ? addressesIn(networks) : 0;
}
