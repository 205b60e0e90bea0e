/**
 * The finite sets of domains and addresses that stand for all: two of them that the same patterns match cannot be told
 * apart by a configuration. [dry, notation]
 */
import { type Ip, type Network, parseCidr } from '@pmtakit/grammar';
import { bitsOf } from './networks.ts';
import type { Client, Listener } from './sources.ts';
import { cellsOf } from './cells.ts';

/** A label that stands for all that no pattern names. */
export const FRESH = 'no-such-name';

/** Domains that the same patterns take, with one that stands for them. */
export interface DomainClass {
  readonly domain: string;
  /**
   * - `named`: this domain, which a pattern names.
   * - `below`: every domain below `text` that nothing narrower takes.
   * - `addresses`: the address literals of the network in `text` that no narrower one holds.
   * - `others`: every domain that only `*` takes.
   * - `plain`: a domain that stands at a suffix and that no pattern names: it is one of the others, or below another one.
   */
  readonly kind: 'named' | 'below' | 'addresses' | 'others' | 'plain';
  /** The domain, the suffix, or the network; nothing for all others. */
  readonly text: string;
}

/**
 * Domains for a set of patterns, as `keyOf` gives them: one that only `*` matches, each one that is named, one below and
 * one at each suffix, and an address literal of each cell.
 */
export function representativeDomains(keys: Iterable<string>): string[] {
  return domainClasses(keys).map(({ domain }) => domain);
}

/** Names for what no pattern names. */
export interface FreshNames {
  /** A label that is in no pattern. */
  readonly label: string;
  /** A domain that only `*` takes. */
  readonly domain: string;
}

export function freshNames(keys: Iterable<string>): FreshNames {
  const patterns = [...keys];
  const label = freshLabel(patterns);
  return { label, domain: patterns.some((key) => key.endsWith('invalid')) ? label : `${label}.invalid` };
}

/** The same with what each domain stands for. @param names that are fresh for more patterns than these */
export function domainClasses(
  keys: Iterable<string>,
  { label: fresh, domain: other }: FreshNames = freshNames(keys),
): DomainClass[] {
  const patterns = [...keys];
  const found = new Map<string, DomainClass>([[other, { domain: other, kind: 'others', text: '' }]]);
  const add = (one: DomainClass): void => {
    if (!found.has(one.domain) || found.get(one.domain)?.kind === 'plain') found.set(one.domain, one);
  };
  const networks: NamedNetwork[] = [];
  for (const key of patterns) {
    const network = networkIn(key);
    if (network) networks.push({ ...network, text: key.slice(1, -1) });
    const suffix = suffixIn(key);
    if (suffix !== undefined) {
      add({ domain: `${fresh}.${suffix}`, kind: 'below', text: suffix });
      add({ domain: suffix, kind: key.startsWith('[') ? 'named' : 'plain', text: suffix });
    } else if (key !== '*' && !key.includes('/')) add({ domain: key, kind: 'named', text: key });
  }
  if (networks.length > 0) {
    for (const [address, { text }] of firstAddresses(networks)) {
      add({ domain: `[${formatIp(address)}]`, kind: 'addresses', text });
    }
  }
  return [...found.values()];
}

interface NamedNetwork extends Network {
  /** As it is written. */
  readonly text: string;
}

/** A label that is in no pattern: longer than all of them when somebody uses ours. */
function freshLabel(patterns: readonly string[]): string {
  if (!patterns.some((key) => key.includes(FRESH))) return FRESH;
  return FRESH.padEnd(
    patterns.reduce((longest, { length }) => Math.max(longest, length + 1), 0),
    '-',
  );
}

/** The network of an address literal. */
function networkIn(key: string): Network | undefined {
  return key.startsWith('[') ? parseCidr(key.slice(1, -1).replace(/^ipv6:/, '')) : undefined;
}

/** What stands behind `*.` or `[*.]`. */
function suffixIn(key: string): string | undefined {
  return /^(?:\*\.|\[\*\.\])([^]*)$/.exec(key)?.[1];
}

/** One address of every cell that a set of networks cuts the addresses into, and one outside of all. */
export function representativeAddresses(networks: Iterable<Network>): Ip[] {
  return firstAddresses([...networks].map((network) => ({ ...network, text: '' }))).map(([address]) => address);
}

/** The same with the network that each address stands for. */
export function firstAddresses(networks: Iterable<NamedNetwork>): [Ip, NamedNetwork][] {
  const everything = [
    { version: 4, address: 0n, prefix: 0, text: '0/0' },
    { version: 6, address: 0n, prefix: 0, text: '::/0' },
  ] as const;
  const firsts = new Map<NamedNetwork, Ip>();
  for (const { network, start } of cellsOf<NamedNetwork>([...everything, ...networks])) {
    if (!firsts.has(network)) firsts.set(network, { version: network.version, address: start });
  }
  return [...firsts].map(([network, address]) => [address, network]);
}

/** For each port, one local address of every cell that the listeners cut the addresses into. */
export function representativeListeners(listeners: Iterable<Listener>): NonNullable<Client['listener']>[] {
  return [...Map.groupBy(listeners, ({ port }) => port)].flatMap(([port, same]) =>
    representativeAddresses(same.map(({ network }) => network)).map((address) => ({ address, port })),
  );
}

/** Without short forms: `192.0.2.1`, `2001:db8:0:0:0:0:0:1`. */
export function formatIp({ version, address }: Ip): string {
  const groups = version === 4 ? 4 : 8;
  const bits = BigInt(bitsOf({ version }) / groups);
  const numbers = Array.from(
    { length: groups },
    (_, index) => (address >> (BigInt(groups - 1 - index) * bits)) & ((1n << bits) - 1n),
  );
  return version === 4 ? numbers.join('.') : numbers.map((number) => number.toString(16)).join(':');
}
