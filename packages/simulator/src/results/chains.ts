import { NOTHING, places } from './column.ts';

/** Strings together the events of each group, in the order in which they come. */
export class Chains {
  /** How many groups have events. */
  length = 0;
  /** Of each chain, its group and the first event. */
  readonly groups: Int32Array;
  readonly firsts: Int32Array;
  /** The event behind each event; `NOTHING` at the end. */
  readonly next: Int32Array;
  readonly #lasts: Int32Array;
  readonly #chainOf = places();

  /** @param most events, which are numbered from 0 */
  constructor(most: number) {
    this.groups = new Int32Array(most);
    this.firsts = new Int32Array(most);
    this.next = new Int32Array(most);
    this.#lasts = new Int32Array(most);
  }

  add(group: number, event: number): void {
    const known = this.#chainOf.at(group);
    if (known === NOTHING) this.#begin(group, event);
    else this.#append(known, event);
  }

  clear(): void {
    for (let chain = 0; chain < this.length; chain++) this.#chainOf.set(this.groups[chain] ?? 0, NOTHING);
    this.length = 0;
  }

  #begin(group: number, event: number): void {
    const chain = this.length++;
    this.#chainOf.set(group, chain);
    this.groups[chain] = group;
    this.firsts[chain] = event;
    this.#lasts[chain] = event;
    this.next[event] = NOTHING;
  }

  #append(chain: number, event: number): void {
    this.next[this.#lasts[chain] ?? 0] = event;
    this.#lasts[chain] = event;
    this.next[event] = NOTHING;
  }
}
