type Cells = Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

/**
 * A number of each of many, which are numbered from 0. Room is made only up to the last one that has another number than
 * all have at first, so a column that nothing is put into costs nothing.
 */
export class Column {
  #cells: Cells;
  readonly #first: number;

  /** @param first what all have at first */
  constructor(kind: 'numbers' | 'places', first = 0) {
    this.#cells = kind === 'numbers' ? new Float64Array(0) : new Int32Array(0);
    this.#first = first;
  }

  at(id: number): number {
    return this.#cells[id] ?? this.#first;
  }

  set(id: number, value: number): void {
    if (id >= this.#cells.length) this.#grow(id);
    this.#cells[id] = value;
  }

  add(id: number, more: number): void {
    if (more === 0) return;
    this.set(id, this.at(id) + more);
  }

  #grow(id: number): void {
    const length = Math.ceil((id + LEAST) * 1.5);
    const grown = this.#cells instanceof Float64Array ? new Float64Array(length) : new Int32Array(length);
    grown.fill(this.#first, this.#cells.length);
    grown.set(this.#cells);
    this.#cells = grown;
  }
}

const LEAST = 16;

/** Numbers of any size. */
export function numbers(first = 0): Column {
  return new Column('numbers', first);
}

/** Whole numbers that stand for something, or `NOTHING`. */
export function places(): Column {
  return new Column('places', NOTHING);
}

export const NOTHING = -1;
