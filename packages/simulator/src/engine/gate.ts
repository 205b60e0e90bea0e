import type { Clock } from './clock.ts';
import type { Context } from './context.ts';
import type { Queue } from './queue.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { Recipients } from './recipients.ts';

/** What counts messages and bytes: a virtual MTA, a queue in one of its modes, a source address. */
interface Counted {
  readonly messages: RateLimiter | undefined;
  readonly bytes: RateLimiter | undefined;
}

/** Counts what passes the limits of rates. All of them have to let a message pass. [runtime 6] */
export class Gate {
  readonly #clock: Clock;
  readonly #recipients: Recipients;
  /** Whether a message has to fit into what is left of a data volume. */
  readonly #isStrict: boolean;

  constructor({ clock, recipients, knobs }: Context) {
    this.#clock = clock;
    this.#recipients = recipients;
    this.#isStrict = knobs.dataVolume === 'strict' && knobs.rateModel !== 'gcra';
  }

  /** The limiter that does not let the next message of a queue pass. */
  closedBy({ messages, bytes }: Counted, queue: Queue): RateLimiter | undefined {
    if (messages && messages.room(this.#clock.now) < 1) return messages;
    return bytes && this.#closedForBytes(bytes, queue);
  }

  #closedForBytes(bytes: RateLimiter, { ready }: Queue): RateLimiter | undefined {
    // What is larger than the whole limit goes when nothing of it is used.
    const needed = this.#isStrict ? Math.min(this.#recipients.size[ready.first] ?? 0, bytes.most) : 1;
    return bytes.room(this.#clock.now) < needed ? bytes : undefined;
  }

  /** How many recipients may pass now. */
  roomOf({ messages }: Counted): number {
    return messages ? messages.room(this.#clock.now) : Infinity;
  }

  takeMessages({ messages }: Counted, count: number): void {
    messages?.take(this.#clock.now, count);
  }

  takeBytes({ bytes }: Counted, count: number): void {
    bytes?.take(this.#clock.now, count);
  }
}
