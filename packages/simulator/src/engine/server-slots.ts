import type { CountLimit } from '../plan/limits.ts';
import type { Queue } from './queue.ts';

/**
 * The connections that one source address may have to one mail server. None is kept for a queue that waits: it may have
 * to wait for one of the virtual MTA or of the server too, and two queues that each keep what the other one needs would
 * both stand still.
 */
export class ServerSlots {
  readonly limit: CountLimit;
  #used = 0;
  readonly #waiting = new Set<Queue>();

  constructor(limit: CountLimit) {
    this.limit = limit;
  }

  get hasFree(): boolean {
    return this.#used < this.limit.most;
  }

  take(): void {
    this.#used++;
  }

  release(): void {
    this.#used--;
  }

  isWaiting(queue: Queue): boolean {
    return this.#waiting.has(queue);
  }

  wait(queue: Queue): void {
    this.#waiting.add(queue);
  }

  /** Takes the one that waits longest out of the line. */
  takeNext(): Queue | undefined {
    for (const queue of this.#waiting) {
      this.#waiting.delete(queue);
      return queue;
    }
    return undefined;
  }
}
