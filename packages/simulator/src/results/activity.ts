import { longer } from './counters.ts';

const INITIAL = 16;

/** How long each of many queues had mail. */
export class Activity {
  #left = new Float64Array(INITIAL);
  #since = new Float64Array(INITIAL);
  #time = new Float64Array(INITIAL);

  come(id: number, count: number, now: number): void {
    if (id >= this.#left.length) this.#grow(id);
    const left = this.#left[id] ?? 0;
    if (left === 0) this.#since[id] = now;
    this.#left[id] = left + count;
  }

  /** Recipients left. */
  go(id: number, now: number, count = 1): void {
    const left = (this.#left[id] ?? 0) - count;
    this.#left[id] = left;
    if (left === 0) this.#time[id] = (this.#time[id] ?? 0) + now - (this.#since[id] ?? 0);
  }

  /** Milliseconds up to now. */
  timeOf(id: number, now: number): number {
    const current = (this.#left[id] ?? 0) > 0 ? now - (this.#since[id] ?? 0) : 0;
    return (this.#time[id] ?? 0) + current;
  }

  #grow(id: number): void {
    const length = 2 * (id + 1);
    this.#left = longer(this.#left, length);
    this.#since = longer(this.#since, length);
    this.#time = longer(this.#time, length);
  }
}
