import { numbers } from './column.ts';

/** How long each of many queues had mail. */
export class Activity {
  readonly #left = numbers();
  readonly #since = numbers();
  readonly #time = numbers();

  come(id: number, count: number, now: number): void {
    const left = this.#left.at(id);
    if (left === 0) this.#since.set(id, now);
    this.#left.set(id, left + count);
  }

  /** Recipients left. */
  go(id: number, now: number, count = 1): void {
    const left = this.#left.at(id) - count;
    this.#left.set(id, left);
    if (left === 0) this.#time.add(id, now - this.#since.at(id));
  }

  /** Milliseconds up to now. */
  timeOf(id: number, now: number): number {
    const current = this.#left.at(id) > 0 ? now - this.#since.at(id) : 0;
    return this.#time.at(id) + current;
  }
}
