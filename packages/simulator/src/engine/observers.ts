import type { Reaction } from '../plan/reply-rules.ts';
import type { Connection } from './connection.ts';
import type { BounceReason, Observer } from './observer.ts';
import type { Queue } from './queue.ts';

/** Tells two observers. */
export class BothObservers implements Observer {
  readonly #first: Observer;
  readonly #second: Observer;

  constructor(first: Observer, second: Observer) {
    this.#first = first;
    this.#second = second;
  }

  attempted(queue: Queue, connection: Connection): void {
    this.#first.attempted(queue, connection);
    this.#second.attempted(queue, connection);
  }

  delivered(queue: Queue, recipient: number, connection: Connection): void {
    this.#first.delivered(queue, recipient, connection);
    this.#second.delivered(queue, recipient, connection);
  }

  deferred(queue: Queue, recipient: number, reply: number, connection: Connection): void {
    this.#first.deferred(queue, recipient, reply, connection);
    this.#second.deferred(queue, recipient, reply, connection);
  }

  bounced(queue: Queue, recipient: number, reason: BounceReason, reply: number, connection?: Connection): void {
    this.#first.bounced(queue, recipient, reason, reply, connection);
    this.#second.bounced(queue, recipient, reason, reply, connection);
  }

  handedOver(queue: Queue, recipient: number): void {
    this.#first.handedOver(queue, recipient);
    this.#second.handedOver(queue, recipient);
  }

  moved(from: Queue, to: Queue, recipient: number): void {
    this.#first.moved(from, to, recipient);
    this.#second.moved(from, to, recipient);
  }

  queueFailed(queue: Queue, reply: number, connection?: Connection): void {
    this.#first.queueFailed(queue, reply, connection);
    this.#second.queueFailed(queue, reply, connection);
  }

  modeChanged(queue: Queue, reaction: Reaction | undefined, reply: number): void {
    this.#first.modeChanged(queue, reaction, reply);
    this.#second.modeChanged(queue, reaction, reply);
  }

  connected(queue: Queue, connection: Connection): void {
    this.#first.connected(queue, connection);
    this.#second.connected(queue, connection);
  }

  closed(queue: Queue, connection: Connection): void {
    this.#first.closed(queue, connection);
    this.#second.closed(queue, connection);
  }
}
