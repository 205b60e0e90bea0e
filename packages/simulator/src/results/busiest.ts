/** Something that is kept for one of many and can be used for another one. */
export interface Reusable {
  /** How busy the one is that it is kept for. */
  weight: number;
  clear(): void;
}

/**
 * Keeps something for the busiest of very many, found out on the way: one that turns out to be more than twice as busy
 * as the least busy one takes its place. Those that are pinned keep theirs.
 */
export class Busiest<T extends Reusable> {
  readonly #most: number;
  readonly #make: () => T;
  readonly #kept: (T | undefined)[] = [];
  readonly #ids: number[] = [];
  readonly #pinned: number[] = [];
  /** Of those that nothing is kept for. */
  #weights = new Float64Array(0);
  /** Whoever is less busy is not looked at. */
  #entry = 0;

  constructor(most: number, make: () => T) {
    this.#most = most;
    this.#make = make;
  }

  /** Those that something is kept for. */
  *entries(): Generator<readonly [number, T]> {
    for (const id of [...this.#pinned, ...this.#ids].sort((a, b) => a - b)) {
      const kept = this.#kept[id];
      if (kept) yield [id, kept];
    }
  }

  peek(id: number): T | undefined {
    return this.#kept[id];
  }

  /** Keeps something for one whatever the others do; before it is first asked for. */
  pin(id: number): void {
    if (this.#kept[id]) return;
    this.#keep(id, this.#make());
    this.#pinned.push(id);
  }

  /** @param weight how much busier the one became */
  get(id: number, weight: number): T | undefined {
    const kept = this.#kept[id];
    if (kept === undefined) return this.#enter(id, weight);
    kept.weight += weight;
    return kept;
  }

  #enter(id: number, more: number): T | undefined {
    if (this.#ids.length < this.#most) return this.#place(id, this.#make(), more);
    const weight = this.#weigh(id, more);
    if (weight < this.#entry || this.#most === 0) return undefined;
    const least = this.#least();
    const victim = this.#ids[least] ?? 0;
    const kept = this.#kept[victim];
    this.#entry = 2 * (kept?.weight ?? 0) + 1;
    if (weight < this.#entry || !kept) return undefined;
    this.#kept[victim] = undefined;
    this.#weigh(victim, kept.weight);
    this.#ids[least] = this.#ids.at(-1) ?? 0;
    this.#ids.pop();
    kept.clear();
    return this.#place(id, kept, weight);
  }

  #weigh(id: number, more: number): number {
    if (id >= this.#weights.length) {
      const longer = new Float64Array(2 * id + 1);
      longer.set(this.#weights);
      this.#weights = longer;
    }
    const weight = (this.#weights[id] ?? 0) + more;
    this.#weights[id] = weight;
    return weight;
  }

  #place(id: number, kept: T, weight: number): T {
    if (id < this.#weights.length) this.#weights[id] = 0;
    kept.weight = weight;
    this.#keep(id, kept);
    this.#ids.push(id);
    return kept;
  }

  #keep(id: number, kept: T): void {
    while (this.#kept.length <= id) this.#kept.push(undefined);
    this.#kept[id] = kept;
  }

  #least(): number {
    let least = 0;
    for (let index = 1; index < this.#ids.length; index++) {
      if (this.#weightAt(index) < this.#weightAt(least)) least = index;
    }
    return least;
  }

  #weightAt(index: number): number {
    return this.#kept[this.#ids[index] ?? 0]?.weight ?? 0;
  }
}
