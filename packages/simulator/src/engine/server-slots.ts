import type { CountLimit } from '../plan/limits.ts';
import type { Queue } from './queue.ts';

/**
 * The connections that one source address may have to one mail server. None is kept for a queue that waits: it may have
 * to wait for one of the virtual MTA or of the server too, and two queues that each keep what the other one needs would
 * both stand still.
 */
export class ServerSlots {
  readonly limit: CountLimit;
  /** Those to the network of the mail server, which its connections count among too. */
  readonly around: ServerSlots | undefined;
  #used = 0;
  readonly #waiting = new Set<Queue>();

  constructor(limit: CountLimit, around?: ServerSlots) {
    this.limit = limit;
    this.around = around;
  }

  /** The first that has no room: itself, or that around it. */
  get full(): ServerSlots | undefined {
    return this.hasFree ? this.around?.full : this;
  }

  /** Whatever there is around it. */
  get hasFree(): boolean {
    return this.#used < this.limit.most;
  }

  take(): void {
    this.#used++;
    this.around?.take();
  }

  release(): void {
    this.#used--;
    this.around?.release();
  }

  isWaiting(queue: Queue): boolean {
    return this.#waiting.has(queue) || (this.around?.isWaiting(queue) ?? false);
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
