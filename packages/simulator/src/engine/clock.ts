import type { Connection } from './connection.ts';
import { EventWheel } from './event-wheel.ts';
import { OwnEvents } from './own-events.ts';
import type { Queue } from './queue.ts';

/** What may happen, with the number of a connection; with that of a queue where it is about one. */
export const CONNECTED = 0;
export const ANSWERED = 1;
export const IDLE = 2;
export const WAKE = 3;
/** The next event of a queue that has its own. */
export const OWN = 4;
/** None of those. */
export const NO_EVENT = -1;
/** An event is the number of what it is about, and its kind in the last bits. */
const BITS = 3;
const KIND = 7;

export function kindOf(event: number): number {
  return event & KIND;
}

export function subjectOf(event: number): number {
  return event >>> BITS;
}

/**
 * What time it is, in milliseconds since the start, and what happens when. Queues that run alone have their own events,
 * and only the next one of each stands among those of all.
 */
export class Clock {
  now = 0;
  /** Queues that are looked at as soon as what happens now is over. */
  readonly pending: Queue[] = [];
  readonly #events = new EventWheel();
  readonly #own = new OwnEvents();
  /** The queue whose events are happening, of which none has to stand among those of all. */
  #running: Queue | undefined;
  /** Events of one moment happen in the order in which they were told. */
  #told = 0;

  /** When the next event is; `Infinity` when there is none. */
  get nextTime(): number {
    return this.#events.nextTime;
  }

  /** Takes the next event out, given that there is one. */
  takeNext(): number {
    return this.#events.pop();
  }

  /** Something happens to a connection. */
  at(time: number, kind: number, { id, queue }: Connection): void {
    this.#tell(queue, time, (id << BITS) | kind);
  }

  /** Looks at a queue again at a time, unless it is to be looked at before. */
  wake(queue: Queue, time: number): void {
    if (time <= this.now) return this.#setPending(queue);
    if (time >= queue.wakeAt) return;
    queue.wakeAt = time;
    this.#tell(queue, time, (queue.id << BITS) | WAKE);
  }

  /** A queue goes on by itself, if it still has an event now. */
  enter(queue: Queue): boolean {
    if (queue.nextOwn === this.now) queue.nextOwn = Infinity;
    if (this.#own.timeOf(queue) !== this.now) return false;
    this.#running = queue;
    return true;
  }

  /** The next event of the queue that goes on by itself; `NO_EVENT` for none before a time. */
  takeOwn(queue: Queue, before: number): number {
    const time = this.#own.timeOf(queue);
    if (time >= before) return NO_EVENT;
    this.now = time;
    return this.#own.pop(queue);
  }

  /** The events of a queue stand among those of all again. */
  leave(queue: Queue): void {
    this.#running = undefined;
    if (queue.events > 0) this.#announce(queue);
  }

  #tell(queue: Queue, time: number, event: number): void {
    const order = this.#told++;
    if (!queue.isAlone) return this.#events.push(time, order, event);
    this.#own.push(queue, time, order, event);
    if (queue !== this.#running && time < queue.nextOwn) this.#announce(queue);
  }

  #announce(queue: Queue): void {
    queue.nextOwn = this.#own.timeOf(queue);
    this.#events.push(queue.nextOwn, this.#own.orderOf(queue), (queue.id << BITS) | OWN);
  }

  #setPending(queue: Queue): void {
    if (queue.isPending) return;
    queue.isPending = true;
    this.pending.push(queue);
  }
}
