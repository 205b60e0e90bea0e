/**
 * The finite sets of domains and addresses that stand for all: two of them that the same patterns match cannot be told
 * apart by a configuration. [dry, notation]
 */
import { type Ip, type Network, parseCidr } from '@pmtakit/grammar';
import { bitsOf } from '../model/networks.ts';

/** A label that no configuration uses. */
const FRESH = 'no-such-name';

/** Domains for a set of patterns, as `keyOf` gives them: each one named, one below and one at each suffix, and one more. */
export function representativeDomains(keys: Iterable<string>): string[] {
  const domains = new Set<string>([`${FRESH}.invalid`]);
  const networks: Network[] = [];
  for (const key of keys) {
    const network = key.startsWith('[') ? parseCidr(key.slice(1, -1).replace(/^ipv6:/, '')) : undefined;
    if (network) networks.push(network);
    else if (/^(?:\*|\[\*\])\./.test(key)) addSuffix(domains, key.slice(key.indexOf('.') + 1));
    else if (key !== '*') domains.add(key);
  }
  for (const address of networks.length > 0 ? representativeAddresses(networks) : []) domains.add(literalOf(address));
  return [...domains];
}

function addSuffix(domains: Set<string>, suffix: string): void {
  domains.add(suffix).add(`${FRESH}.${suffix}`);
}

/** One address of every cell that a set of networks cuts the addresses into, and one outside of all. */
export function representativeAddresses(networks: Iterable<Network>): Ip[] {
  const all = [...networks];
  return ([4, 6] as const).flatMap((version) => {
    const whole: Network = { version, address: 0n, prefix: 0 };
    return cellsOf([whole, ...all.filter((network) => network.version === version)]);
  });
}

interface Open {
  readonly network: Network;
  readonly end: bigint;
  /** The first address that no network inside it takes. */
  free: bigint;
}

/** Networks lie in each other or apart, so one pass in the order of their beginnings finds what is left of each. */
function cellsOf(networks: readonly Network[]): Ip[] {
  const ordered = networks.toSorted((a, b) =>
    a.address === b.address ? a.prefix - b.prefix : a.address < b.address ? -1 : 1,
  );
  const found: Ip[] = [];
  const stack: Open[] = [];
  const close = (): void => {
    const top = stack.pop();
    if (top && top.free < top.end) found.push({ version: top.network.version, address: top.free });
  };
  for (const network of ordered) {
    const end = network.address + (1n << BigInt(bitsOf(network) - network.prefix));
    for (let top = stack.at(-1); top && top.end <= network.address; top = stack.at(-1)) close();
    const around = stack.at(-1);
    if (around?.network.address === network.address && around.network.prefix === network.prefix) continue;
    if (around && around.free === network.address) around.free = end;
    else if (around && around.free > network.address && around.free < end) around.free = end;
    stack.push({ network, end, free: network.address });
  }
  while (stack.length > 0) close();
  return found;
}

/** `[192.0.2.1]`. */
function literalOf({ version, address }: Ip): string {
  return `[${formatIp({ version, address })}]`;
}

export function formatIp({ version, address }: Ip): string {
  const [groups, bits] = version === 4 ? [4, 8n] : [8, 16n];
  const numbers = Array.from(
    { length: groups },
    (_, index) => (address >> (BigInt(groups - 1 - index) * bits)) & ((1n << bits) - 1n),
  );
  return version === 4 ? numbers.join('.') : numbers.map((number) => number.toString(16)).join(':');
}
