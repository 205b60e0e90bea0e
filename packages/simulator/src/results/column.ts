type Cells = Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

/*
 * Both have a number for each of many, which are numbered from 0. Room is made only up to the last one that has another
 * number than all have at first, so a column that nothing is put into costs nothing. They are two classes since code
 * that meets both kinds of cells is a good deal slower.
 */

/** Numbers of any size. */
export class Numbers {
  #cells = new Float64Array(0);
  readonly #first: number;

  /** @param first what all have at first */
  constructor(first: number) {
    this.#first = first;
  }

  at(id: number): number {
    return this.#cells[id] ?? this.#first;
  }

  set(id: number, value: number): void {
    if (id >= this.#cells.length) this.#cells = longer(this.#cells, new Float64Array(lengthFor(id)), this.#first);
    this.#cells[id] = value;
  }

  add(id: number, more: number): void {
    if (more === 0) return;
    this.set(id, this.at(id) + more);
  }
}

/** Whole numbers that stand for something; at first all are `NOTHING`. */
export class Places {
  #cells = new Int32Array(0);

  at(id: number): number {
    return this.#cells[id] ?? NOTHING;
  }

  set(id: number, value: number): void {
    if (id >= this.#cells.length) this.#cells = longer(this.#cells, new Int32Array(lengthFor(id)), NOTHING);
    this.#cells[id] = value;
  }
}

/** The same numbers with room behind a place, for those who have several of each side by side. */
export function lengthened(cells: Float64Array<ArrayBuffer>, place: number): Float64Array<ArrayBuffer> {
  return longer(cells, new Float64Array(lengthFor(place)), 0);
}

export const NOTHING = -1;
const LEAST = 16;

function lengthFor(id: number): number {
  return Math.ceil((id + LEAST) * 1.5);
}

function longer<T extends Cells>(from: T, to: T, first: number): T {
  to.fill(first, from.length);
  to.set(from);
  return to;
}

export function numbers(first = 0): Numbers {
  return new Numbers(first);
}

export function places(): Places {
  return new Places();
}
