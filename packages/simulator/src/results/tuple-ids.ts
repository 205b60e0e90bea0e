/** Numbers three numbers that belong together, in the order in which they first come. Takes 24 bytes for each or so. */
export class TupleIds {
  #parts = new Int32Array(LEAST * WIDTH);
  /** Numbers by what a hash says of the parts; `EMPTY` where there is none. */
  #table = new Int32Array(LEAST * 2).fill(EMPTY);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** One of the numbers, by its place. */
  part(id: number, place: 0 | 1 | 2): number {
    return this.#parts[id * WIDTH + place] ?? 0;
  }

  idOf(first: number, second: number, third = 0): number {
    const mask = this.#table.length - 1;
    for (let at = hashOf(first, second, third) & mask; ; at = (at + 1) & mask) {
      const id = this.#table[at] ?? EMPTY;
      if (id === EMPTY) return this.#add(at, first, second, third);
      if (this.part(id, 0) === first && this.part(id, 1) === second && this.part(id, 2) === third) return id;
    }
  }

  #add(at: number, first: number, second: number, third: number): number {
    const id = this.#size++;
    this.#table[at] = id;
    if (this.#size * WIDTH > this.#parts.length) {
      const grown = new Int32Array(this.#parts.length * 2);
      grown.set(this.#parts);
      this.#parts = grown;
    }
    this.#parts.set([first, second, third], id * WIDTH);
    if (this.#size * 4 > this.#table.length * 3) this.#spread();
    return id;
  }

  #spread(): void {
    this.#table = new Int32Array(this.#table.length * 2).fill(EMPTY);
    const mask = this.#table.length - 1;
    for (let id = 0; id < this.#size; id++) {
      let at = hashOf(this.part(id, 0), this.part(id, 1), this.part(id, 2)) & mask;
      while (this.#table[at] !== EMPTY) at = (at + 1) & mask;
      this.#table[at] = id;
    }
  }
}

const WIDTH = 3;
const LEAST = 16;
const EMPTY = -1;

function hashOf(first: number, second: number, third: number): number {
  let hash = Math.imul(first, 0x9e37_79b1) ^ Math.imul(second, 0x85eb_ca6b) ^ Math.imul(third, 0xc2b2_ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
