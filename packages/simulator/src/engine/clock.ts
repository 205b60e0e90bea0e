import { EventWheel } from './event-wheel.ts';
import type { Queue } from './queue.ts';

/** What may happen, with the number of a connection; `WAKE` with that of a queue. */
export const CONNECTED = 0;
export const ANSWERED = 1;
export const WAKE = 2;
export const IDLE = 3;
/** An event is the number of what it is about, and its kind in the last bits. */
const BITS = 2;
const KIND = 3;

export function kindOf(event: number): number {
  return event & KIND;
}

export function subjectOf(event: number): number {
  return event >>> BITS;
}

/** What time it is, in milliseconds since the start, and what happens when. */
export class Clock {
  now = 0;
  /** Queues that are looked at as soon as what happens now is over. */
  readonly pending: Queue[] = [];
  readonly #events = new EventWheel();

  /** When the next event is; `Infinity` when there is none. */
  get nextTime(): number {
    return this.#events.nextTime;
  }

  /** Takes the next event out, given that there is one. */
  takeNext(): number {
    return this.#events.pop();
  }

  at(time: number, kind: number, id: number): void {
    this.#events.push(time, (id << BITS) | kind);
  }

  /** Looks at a queue again at a time, unless it is to be looked at before. */
  wake(queue: Queue, time: number): void {
    if (time <= this.now) return this.#setPending(queue);
    if (time >= queue.wakeAt) return;
    queue.wakeAt = time;
    this.at(time, WAKE, queue.id);
  }

  #setPending(queue: Queue): void {
    if (queue.isPending) return;
    queue.isPending = true;
    this.pending.push(queue);
  }
}
