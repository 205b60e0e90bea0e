import type { Network } from '@pmtakit/grammar';
import { append } from '../project/append.ts';
import { bitsOf } from './networks.ts';

/** Things that belong to networks, found by the networks that hold another without comparing all with all. */
export class NetworkIndex<T> {
  readonly #items = new Map<string, T[]>();
  readonly #prefixes = new Set<number>();

  add(network: Network, item: T): void {
    append(this.#items, keyOf(network, network.prefix), item);
    this.#prefixes.add(network.prefix);
  }

  /** What belongs to networks that hold all of this one, itself included. */
  holding(network: Network): T[] {
    const prefixes = [...this.#prefixes].filter((prefix) => prefix <= network.prefix);
    return prefixes.flatMap((prefix) => this.#items.get(keyOf(network, prefix)) ?? []);
  }
}

function keyOf(network: Network, prefix: number): string {
  return `${network.version}/${prefix}/${network.address >> BigInt(bitsOf(network) - prefix)}`;
}
