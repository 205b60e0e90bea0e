import type { Ip, Network } from '@pmtakit/grammar';

/** Whether one block of addresses holds all of another. */
export function contains(outer: Network, inner: Network): boolean {
  if (outer.version !== inner.version || outer.prefix > inner.prefix) return false;
  const shift = BigInt(bitsOf(outer) - outer.prefix);
  return outer.address >> shift === inner.address >> shift;
}

/** A single address as a block of one. */
export function networkOf({ version, address }: Ip): Network {
  return { version, address, prefix: version === 4 ? 32 : 128 };
}

export function bitsOf({ version }: Pick<Network, 'version'>): 32 | 128 {
  return version === 4 ? 32 : 128;
}

/** Whether two blocks of addresses are the same. */
export function isSameNetwork(a: Network, b: Network): boolean {
  return a.version === b.version && a.prefix === b.prefix && a.address === b.address;
}

/** How many addresses a block has. */
export function sizeOf(network: Network): number {
  return 2 ** (bitsOf(network) - network.prefix);
}

/** By their beginnings, IPv4 first, networks before those inside them. They lie in each other or apart. */
export function inOrder<N extends Network>(networks: Iterable<N>): N[] {
  return [...networks].sort(
    (a, b) =>
      a.version - b.version || Number(a.address > b.address) - Number(a.address < b.address) || a.prefix - b.prefix,
  );
}
