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

/**
 * Domains for a set of patterns, as `keyOf` gives them: one that only `*` matches, each one that is named, one below and
 * one at each suffix, and an address literal of each cell.
 */
export function representativeDomains(keys: Iterable<string>): string[] {
  const patterns = [...keys];
  const fresh = freshLabel(patterns);
  const domains = new Set([patterns.some((key) => key.endsWith('invalid')) ? fresh : `${fresh}.invalid`]);
  const networks: Network[] = [];
  for (const key of patterns) {
    const network = networkIn(key);
    if (network) networks.push(network);
    const suffix = suffixIn(key);
    if (suffix !== undefined) domains.add(`${fresh}.${suffix}`).add(suffix);
    else if (key !== '*' && !key.includes('/')) domains.add(key);
  }
  for (const address of networks.length > 0 ? representativeAddresses(networks) : []) {
    domains.add(`[${formatIp(address)}]`);
  }
  return [...domains];
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
  const everything = ([4, 6] as const).map((version) => ({ version, address: 0n, prefix: 0 }));
  const firsts = new Map<Network, Ip>();
  for (const { network, start } of cellsOf([...everything, ...networks])) {
    if (!firsts.has(network)) firsts.set(network, { version: network.version, address: start });
  }
  return [...firsts.values()];
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
