/** Whether a client may send to a recipient. [G1§3.3.1.32; runtime 2.4] */
import { findsIn, parseCidr } from '@pmtakit/grammar';
import { matchesDomain } from '../model/domain-match.ts';
import type { Model } from '../model/model.ts';
import { contains } from '../model/networks.ts';
import type { Settings } from '../model/resolver.ts';
import type { Setting } from '../model/setting.ts';
import { type MailMessage, domainOf } from './message.ts';
import { type Step, stepBy } from './step.ts';
import { isYes } from './yes-or-no.ts';

interface Decision {
  readonly isTaken: boolean;
  readonly step: Step;
}

export function relay(model: Model, source: Settings, address: string, { client }: MailMessage): Decision {
  if (client.pickup) return taken({ stage: 'relay', text: `${address} is taken from the pickup directory` });
  const always = source.get('always-allow-relaying');
  if (isYes(always)) return taken(stepBy('relay', always, `${address} is accepted: always-allow-relaying is yes`));
  const allowing = allowingLine(model, address);
  if (allowing) return taken(stepBy('relay', allowing, `${address} is accepted: ${allowing.name} ${allowing.text}`));
  const reply = isYes(model.server.get('relay-debug')) ? '4xx' : '5xx';
  const text = `${address} is refused (${reply}): the client may not relay to ${domainOf(address)}`;
  return { isTaken: false, step: stepBy('relay', always, text) };
}

/** The line that opens a domain or an address to everybody. */
function allowingLine(model: Model, address: string): Setting | undefined {
  const names = ['relay-domain', 'host-name', 'relay-address'];
  return names.flatMap((name) => model.server.of(name)).find((setting) => opens(model, setting, address));
}

function opens({ macros }: Model, { value }: Setting, address: string): boolean {
  const domain = domainOf(address);
  switch (value?.kind) {
    case 'host':
      return value.name === domain;
    case 'domain-pattern':
      return macros.patternsOf(value).some((pattern) => matchesDomain(pattern, domain) || holds(pattern, domain));
    case 'regex':
      return findsIn(value, address) ?? false;
    case 'email':
      return `${value.local}@${value.domain}`.toLowerCase() === address.toLowerCase();
    default:
      return false;
  }
}

/** Whether the network of a pattern such as `[192.0.2.0/24]` holds the address that stands for a domain. [G1§3.2] */
function holds(pattern: string, domain: string): boolean {
  const [network, address] = [networkIn(pattern), networkIn(domain)];
  return network !== undefined && address !== undefined && contains(network, address);
}

function networkIn(text: string): ReturnType<typeof parseCidr> {
  return text.startsWith('[') ? parseCidr(text.slice(1, -1).replace(/^ipv6:/i, '')) : undefined;
}

function taken(step: Step): Decision {
  return { isTaken: true, step };
}
