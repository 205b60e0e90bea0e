/** How networks cut the addresses into ranges: two addresses of one range are in the same networks. */
import type { Network } from '@pmtakit/grammar';
import { bitsOf, inOrder, isSameNetwork } from './networks.ts';

/** Addresses from `start` up to `end`, without `end`. */
export interface Cell<N extends Network> {
  /** The narrowest network that holds them; of several equal ones the first. */
  readonly network: N;
  readonly start: bigint;
  readonly end: bigint;
}

/** A network that has begun and not ended. */
interface Open<N extends Network> {
  readonly network: N;
  readonly end: bigint;
}

/**
 * The ranges in the order of their addresses, IPv4 first; what no network holds is left out. Networks lie in each other
 * or apart, so one pass in the order of their beginnings is enough.
 */
export function cellsOf<N extends Network>(networks: Iterable<N>): Cell<N>[] {
  const cells: Cell<N>[] = [];
  const stack: Open<N>[] = [];
  let done = 0n;
  const fillTo = (end: bigint): void => {
    const network = stack.at(-1)?.network;
    if (network && done < end) cells.push({ network, start: done, end });
    done = end;
  };
  const closeUpTo = (start: bigint): void => {
    for (let top = stack.at(-1); top && top.end <= start; top = stack.at(-1)) {
      fillTo(top.end);
      stack.pop();
    }
  };
  const ordered = distinct(inOrder(networks));
  for (const version of [4, 6] as const) {
    for (const network of ordered.filter((one) => one.version === version)) {
      closeUpTo(network.address);
      fillTo(network.address);
      stack.push({ network, end: endOf(network) });
    }
    closeUpTo(1n << 128n);
    done = 0n;
  }
  return cells;
}

/** Each network once. */
function distinct<N extends Network>(ordered: readonly N[]): N[] {
  return ordered.filter((network, index) => {
    const before = ordered[index - 1];
    return !before || !isSameNetwork(before, network);
  });
}

function endOf(network: Network): bigint {
  return network.address + (1n << BigInt(bitsOf(network) - network.prefix));
}
