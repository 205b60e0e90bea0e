/** What changes for clients that send mail in. */
import type { Network } from '@pmtakit/grammar';
import { firstAddresses, formatIp } from '../model/representatives.ts';
import type { Change, ChangedClients } from './change.ts';
import type { Difference, Subject } from './difference.ts';
import { SourceTexts } from './source-texts.ts';
import { differingSources } from './sources.ts';
import { type Sides, union } from './sides.ts';

type Client = Extract<Subject, { kind: 'source' }>;
export type SourceChange = Change & { readonly subject: { readonly kind: 'source' } };

interface Found {
  readonly first: Difference & { readonly subject: Client };
  readonly networks: Set<string>;
  readonly users: Set<string>;
  readonly listeners: Set<string>;
  pickup: boolean;
}

/** More pairs of users and listeners are not asked for: a thousand of both make a million. */
const MOST_PAIRS = 5_000;

export interface SourceAnswer {
  readonly changes: readonly SourceChange[];
  /** Whether there were more pairs of users and listeners than were asked for. */
  readonly isCut: boolean;
}

/** Every source setting that comes out otherwise, with all clients for whom it changes in the same way. */
export function sourceChanges(sides: Sides): SourceAnswer {
  const texts = new SourceTexts(sides, MOST_PAIRS);
  const networkOf = networksByAddress(sides);
  const found = new Map<string, Found>();
  for (const difference of differingSources(sides, texts)) {
    const { subject, setting, before, after } = difference;
    if (subject.kind !== 'source') continue;
    const key = [setting, before, after].join('\n\n');
    const same = found.get(key) ?? newFound({ ...difference, subject });
    found.set(key, same);
    note(same, subject, texts, networkOf);
  }
  return { changes: Array.from(found.values(), changeOf), isCut: texts.isCut };
}

function newFound(first: Found['first']): Found {
  return { first, networks: new Set(), users: new Set(), listeners: new Set(), pickup: false };
}

function note(found: Found, client: Client, texts: SourceTexts, networkOf: ReadonlyMap<string, string>): void {
  const { address, user, listener, pickup } = client;
  for (const name of user === undefined ? [] : texts.standsFor(user)) found.users.add(name);
  for (const name of listener === undefined ? [] : texts.standsFor(listener)) found.listeners.add(name);
  if (pickup) found.pickup = true;
  if (address !== undefined && user === undefined && listener === undefined) {
    found.networks.add(networkOf.get(address) ?? address);
  }
}

function changeOf({ first, networks, users, listeners, pickup }: Found): SourceChange {
  const { subject, setting, before, after, origins } = first;
  const { kind: _, ...witness } = subject;
  const clients: ChangedClients = { networks: [...networks], users: [...users], listeners: [...listeners], pickup };
  return { subject: { kind: 'source', clients }, setting, before, after, witness, origins };
}

/** The network that each address stands for. */
function networksByAddress(sides: Sides): Map<string, string> {
  const networks = union(sides, ({ model }) => model.sources.networks.map(({ network }) => network));
  const named = networks.map(({ version, address, prefix }) => {
    return { version, address, prefix, text: formatNetwork({ version, address, prefix }) };
  });
  return new Map(firstAddresses(named).map(([address, { text }]) => [formatIp(address), text]));
}

function formatNetwork({ version, address, prefix }: Network): string {
  if (prefix === 0) return version === 4 ? '0/0' : '::/0';
  const ip = formatIp({ version, address });
  return prefix === (version === 4 ? 32 : 128) ? ip : `${ip}/${prefix}`;
}
