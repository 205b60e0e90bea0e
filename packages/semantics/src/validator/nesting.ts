import type { Network } from '@pmtakit/grammar';
import { bitsOf } from '../model/networks.ts';

/**
 * From something to all that holds it, the narrowest first. Patterns of domains lie in each other or apart, and so do
 * networks; so two of them overlap only when one is in the chain of the other.
 */
export type Chain = readonly string[];

/** Stands in the chains of all address literals, which are not told apart. */
const LITERALS = '[literals]';

/** The chain of a pattern, as `DomainTable` writes it: `a.b`, `[*.]a.b`, `*.b`, `[*.]b`, `*`. [G1§3.3.10] */
export function domainChain(key: string): Chain {
  if (key === '*') return ['*'];
  if (key.startsWith('{')) return [key, '*'];
  if (key.startsWith('[') && !key.startsWith('[*.]')) return [key, LITERALS, '*'];
  const name = key.replace(/^(?:\[\*\.\]|\*\.)/, '');
  const chain = key.startsWith('[') ? [key] : [key, `[*.]${name}`];
  for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) {
    const suffix = name.slice(dot + 1);
    chain.push(`*.${suffix}`, `[*.]${suffix}`);
  }
  return [...chain, '*'];
}

/** The chain of a network. `0/0` stands for the addresses of both versions. */
export function networkChain(network: Network): Chain {
  const { version, address, prefix } = network;
  const bits = bitsOf(network);
  const chain: string[] = [];
  for (let length = prefix; length > 0; length--) {
    chain.push(`${version} ${address >> BigInt(bits - length)}/${length}`);
  }
  return [...chain, '0/0'];
}

/** Patterns or networks, asked which of them overlap another one. */
export class Nesting {
  readonly #members = new Set<string>();
  readonly #around = new Set<string>();

  add([member = '', ...around]: Chain): void {
    this.#members.add(member);
    for (const key of around) this.#around.add(key);
  }

  /** Whether a member is the same or holds it. */
  holds(chain: Chain): boolean {
    return chain.some((key) => this.#members.has(key));
  }

  /** Whether it holds a member that is narrower. */
  hasWithin([key = '', next]: Chain): boolean {
    return this.#around.has(key) || (next === LITERALS && this.#around.has(LITERALS));
  }

  overlaps(chain: Chain): boolean {
    return this.holds(chain) || this.hasWithin(chain);
  }
}
