import type { CountLimit } from '../plan/limits.ts';

/** Connections of which there are so many, shared by several queues. */
export class Slots<Waiter> {
  readonly limit: CountLimit;
  readonly #rankOf: (waiter: Waiter) => number;
  #used = 0;
  /** Those that want one, in the order in which they came. */
  readonly #waiting = new Set<Waiter>();

  constructor(limit: CountLimit, rankOf: (waiter: Waiter) => number) {
    this.limit = limit;
    this.#rankOf = rankOf;
  }

  /** Whether one is free, and nobody comes before the one who asks. */
  isFreeFor(waiter: Waiter): boolean {
    if (this.#used >= this.limit.most) return false;
    const next = this.next;
    return next === undefined || next === waiter;
  }

  /** Who gets the next one: the first of those with the highest rank. Undefined when nobody waits or none is free. */
  get next(): Waiter | undefined {
    if (this.#used >= this.limit.most) return undefined;
    let best: Waiter | undefined;
    for (const waiter of this.#waiting) {
      if (best === undefined || this.#rankOf(waiter) > this.#rankOf(best)) best = waiter;
    }
    return best;
  }

  /** Who wants more than one waits again, behind the others. */
  take(waiter: Waiter): void {
    this.#used++;
    this.#waiting.delete(waiter);
  }

  release(): void {
    this.#used--;
  }

  wait(waiter: Waiter): void {
    this.#waiting.add(waiter);
  }

  leave(waiter: Waiter): void {
    this.#waiting.delete(waiter);
  }
}
