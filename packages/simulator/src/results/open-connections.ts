import { lengthened } from './column.ts';

/** Of each group, side by side: how many were opened, how many are open, the most at a time, and the most lately. */
const WIDTH = 4;

/** How many connections each of many groups has open. */
export class OpenConnections {
  #cells = new Float64Array(0);

  opened(id: number): number {
    return this.#cells[id * WIDTH] ?? 0;
  }

  open(id: number): number {
    return this.#cells[id * WIDTH + 1] ?? 0;
  }

  /** The most at a time. */
  most(id: number): number {
    return this.#cells[id * WIDTH + 2] ?? 0;
  }

  /** Counts some that were opened, and how many more or fewer there are. */
  change(id: number, opened: number, more: number): void {
    const at = id * WIDTH;
    if (at >= this.#cells.length) this.#cells = lengthened(this.#cells, at);
    const cells = this.#cells;
    const open = (cells[at + 1] ?? 0) + more;
    cells[at] = (cells[at] ?? 0) + opened;
    cells[at + 1] = open;
    if (open > (cells[at + 2] ?? 0)) cells[at + 2] = open;
    if (open > (cells[at + 3] ?? 0)) cells[at + 3] = open;
  }

  /** The most since this was asked last. */
  takeMostLately(id: number): number {
    const at = id * WIDTH;
    if (at >= this.#cells.length) return 0;
    const most = this.#cells[at + 3] ?? 0;
    this.#cells[at + 3] = this.#cells[at + 1] ?? 0;
    return most;
  }

  /** As many are open of one as of another one. */
  copy(id: number, other: number): void {
    if (id * WIDTH >= this.#cells.length) this.#cells = lengthened(this.#cells, id * WIDTH);
    this.#cells.copyWithin(id * WIDTH + 1, other * WIDTH + 1, other * WIDTH + WIDTH);
  }
}
