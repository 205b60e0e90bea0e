/** What of its addresses decides the way of a message. Most configurations look at domains alone. [G1§3.3.14, §3.3.1.17] */
import type { Value } from '@pmtakit/grammar';
import { linesNamed } from '../project/find.ts';
import type { Model } from '../model/model.ts';
import type { Client } from '../model/sources.ts';
import { linesReached } from './pattern-list.ts';
import { isYes } from './yes-or-no.ts';

export interface AddressRules {
  /** Whether two recipients of one domain, or else of two domains, may go different ways before they reach a queue. */
  readonly recipients: 'by-address' | 'by-domain' | 'alike';
  /** Whether two senders may. */
  readonly senders: 'by-address' | 'alike';
}

export function addressRules(model: Model, client: Client): AddressRules {
  const source = model.source(client);
  const list = source.get('pattern-list')?.value;
  const lines = list?.kind === 'reference' ? linesReached(model, list.name) : [];
  const patterns = lines.filter(({ name }) => name === 'rcpt-to').map((line) => line.argument(0));
  const relaysAll = client.pickup === true || isYes(source.get('always-allow-relaying'));
  const relays = relaysAll ? [] : model.server.of('relay-address').flatMap(({ value }) => value ?? []);
  const aliases = linesNamed(model.whole, 'alias').map((line) => line.argument(0));
  const isByAddress = ![...patterns, ...relays, ...aliases].every(seesDomainOnly);
  const isByDomain = !relaysAll || patterns.length > 0 || aliases.length > 0;
  return {
    recipients: isByAddress ? 'by-address' : isByDomain ? 'by-domain' : 'alike',
    senders: lines.some(({ name }) => name === 'mail-from') ? 'by-address' : 'alike',
  };
}

/** Such as `/@gmail\.com$/`: what begins with the one at sign of an address, or has none and ends where that does. */
const DOMAIN_ONLY = /^(?:\\?@(?:[\w-]|\\[.-])*\$?|(?:[\w-]|\\[.-])+\$)$/;

/** Whether all addresses of a domain are the same to a pattern of a list, an address to relay to, or an alias. */
function seesDomainOnly(value: Value | undefined): boolean {
  if (value?.kind === 'regex') return DOMAIN_ONLY.test(value.pattern);
  return value?.kind === 'string' && value.text.startsWith('*@');
}
