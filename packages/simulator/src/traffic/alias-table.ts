/**
 * Draws from many things with weights in constant time, after Walker and Vose: each column of the table belongs to one
 * thing, and its upper part to another one.
 */
export class AliasTable {
  readonly #kept: Float64Array;
  readonly #other: Uint32Array;

  /** @param weights at least one above 0 */
  constructor(weights: Float64Array) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    this.#kept = weights.map((weight) => (weight / total) * weights.length);
    this.#other = Uint32Array.from(weights, (_, index) => index);
    this.#level(weights);
  }

  get size(): number {
    return this.#kept.length;
  }

  /** Fills columns that are not full from those that are more than full. */
  #level(weights: Float64Array): void {
    const low: number[] = [];
    const high: number[] = [];
    this.#kept.forEach((height, index) => (height < 1 ? low : high).push(index));
    while (low.length > 0 && high.length > 0) {
      const small = low.pop() ?? 0;
      const large = high.at(-1) ?? 0;
      this.#other[small] = large;
      const left = (this.#kept[large] ?? 0) - (1 - (this.#kept[small] ?? 0));
      this.#kept[large] = left;
      if (left < 1) low.push(high.pop() ?? 0);
    }
    // What is left over is full but for rounding. What has no weight must not be drawn because of that.
    const heaviest = weights.reduce((best, weight, index) => (weight > (weights[best] ?? 0) ? index : best), 0);
    for (const index of [...low, ...high]) {
      if ((weights[index] ?? 0) > 0) this.#kept[index] = 1;
      else this.#other[index] = heaviest;
    }
  }

  /** The number of a thing. @param chance between 0 and 1 */
  pick(chance: number): number {
    const place = chance * this.#kept.length;
    const column = Math.floor(place);
    return place - column < (this.#kept[column] ?? 0) ? column : (this.#other[column] ?? 0);
  }
}
