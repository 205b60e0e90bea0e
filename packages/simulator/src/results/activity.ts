import { lengthened } from './column.ts';

/** Of each queue, side by side: how many recipients it has, since when it has some, and how long it had some before. */
const WIDTH = 4;

/** How long each of many queues had mail. */
export class Activity {
  #cells = new Float64Array(0);

  come(id: number, count: number, now: number): void {
    const at = id * WIDTH;
    if (at >= this.#cells.length) this.#cells = lengthened(this.#cells, at);
    const left = this.#cells[at] ?? 0;
    if (left === 0) this.#cells[at + 1] = now;
    this.#cells[at] = left + count;
  }

  /** Recipients left. */
  go(id: number, now: number, count = 1): void {
    const cells = this.#cells;
    const at = id * WIDTH;
    const left = (cells[at] ?? 0) - count;
    cells[at] = left;
    if (left === 0) cells[at + 2] = (cells[at + 2] ?? 0) + now - (cells[at + 1] ?? 0);
  }

  /** Milliseconds up to now. */
  timeOf(id: number, now: number): number {
    const [left = 0, since = 0, time = 0] = this.#cells.subarray(id * WIDTH, id * WIDTH + WIDTH);
    return left > 0 ? time + now - since : time;
  }
}
