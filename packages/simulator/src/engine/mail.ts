import type { QueueName } from '@pmtakit/semantics';
import { OK } from '../receivers/replies.ts';
import type { Clock } from './clock.ts';
import type { Connection } from './connection.ts';
import type { Context } from './context.ts';
import type { BounceReason, Observer } from './observer.ts';
import type { Queue } from './queue.ts';
import type { Recipients } from './recipients.ts';

/** Mail that is moved more often at once goes round in a circle, and stays where it is. [G1§3.3.10.31] */
const MOST_MOVES = 16;

/** Puts mail into queues, moves it between them, and gives it up. */
export class Mail {
  readonly #clock: Clock;
  readonly #recipients: Recipients;
  readonly #observer: Observer;
  readonly #queueOf: (name: QueueName) => Queue;
  /** How long after its time mail is given up: at once, or when it has not been tried in that moment. */
  readonly #grace: number;
  /** Whether mail that is tried again comes before that which waits. */
  readonly #goesFirst: boolean;

  constructor({ clock, recipients, observer, knobs }: Context, queueOf: (name: QueueName) => Queue) {
    this.#clock = clock;
    this.#recipients = recipients;
    this.#observer = observer;
    this.#queueOf = queueOf;
    this.#grace = knobs.atExpiry === 'bounce' ? 0 : 1;
    this.#goesFirst = knobs.retried === 'before';
  }

  /** Takes in a recipient: to be sent from this queue, or from the one that its mail is rerouted to. */
  admit(queue: Queue, recipient: number, moves = 0): void {
    if (queue.plan.delivery !== 'smtp') this.#handOver(queue, recipient);
    else if (queue.isRerouted && moves < MOST_MOVES) this.#move(queue, recipient, moves + 1);
    else queue.ready.push(recipient);
  }

  #handOver(queue: Queue, recipient: number): void {
    if (queue.plan.delivery === 'discard-as-bounce') return this.bounce(queue, recipient, 'rule', OK);
    this.#observer.handedOver(queue, recipient);
    this.#recipients.remove(recipient);
  }

  /** Moves all mail away. */
  moveAll(queue: Queue): void {
    // What goes round in a circle comes back meanwhile.
    for (let left = queue.ready.length; left > 0; left--) this.#move(queue, queue.ready.shift());
    for (let left = queue.later.length; left > 0; left--) this.#move(queue, queue.later.shift());
  }

  /** Moves a recipient to the queue that backoff mode reroutes to; members of a pool take turns. [runtime 8] */
  #move(queue: Queue, recipient: number, moves = 1): void {
    const { name, plan } = queue;
    const { backoffReroute } = plan;
    const virtualMta = backoffReroute[queue.nextReroute++ % backoffReroute.length] ?? name.virtualMta;
    const target = this.#queueOf({ domain: name.domain, virtualMta });
    this.#observer.moved(queue, target, recipient);
    if ((this.#recipients.due[recipient] ?? 0) > this.#clock.now) target.later.pushByDue(recipient);
    else this.admit(target, recipient, moves);
    this.#clock.wake(target, this.#clock.now);
  }

  /** Puts a recipient off that was tried. @returns its number from now on */
  defer(queue: Queue, tried: number): number {
    const recipient = this.#recipients.setAside(tried);
    const { due, attempts } = this.#recipients;
    due[recipient] = this.#clock.now + queue.plan.retryRecipientsAfter;
    attempts[recipient] = (attempts[recipient] ?? 0) + 1;
    queue.later.pushByDue(recipient);
    return recipient;
  }

  /** Recipients whose time has come stand behind those that wait already, or before them. */
  takeDue(queue: Queue): void {
    if (queue.later.length === 0) return;
    if (this.#goesFirst) return this.#takeDueFirst(queue);
    while (queue.later.length > 0 && this.nextDue(queue) <= this.#clock.now) queue.ready.push(queue.later.shift());
  }

  #takeDueFirst(queue: Queue): void {
    const due: number[] = [];
    while (queue.later.length > 0 && this.nextDue(queue) <= this.#clock.now) due.push(queue.later.shift());
    for (const recipient of due.toReversed()) queue.ready.unshift(recipient);
  }

  /** When the first one that was put off may be tried again. */
  nextDue({ later }: Queue): number {
    return later.length === 0 ? Infinity : (this.#recipients.due[later.first] ?? Infinity);
  }

  dropExpired(queue: Queue): void {
    while (queue.ready.length > 0 && this.#isExpired(queue)) {
      this.bounce(queue, queue.ready.shift(), 'expired', OK);
    }
  }

  /** When the next message is too old: a queue that may never send again gives its mail up then. */
  expiryOf({ ready, plan }: Queue): number {
    return (this.#recipients.queuedAt[ready.first] ?? 0) + plan.bounceAfter + this.#grace;
  }

  #isExpired({ ready, plan }: Queue): boolean {
    const age = this.#clock.now - (this.#recipients.queuedAt[ready.first] ?? 0);
    return this.#grace === 0 ? age >= plan.bounceAfter : age > plan.bounceAfter;
  }

  /** Whether the first message is so old. @param age milliseconds */
  hasAged({ ready }: Queue, age: number): boolean {
    return ready.length > 0 && this.#clock.now - (this.#recipients.queuedAt[ready.first] ?? 0) >= age;
  }

  bounceFirst(queue: Queue, reply: number): void {
    this.bounce(queue, queue.ready.shift(), 'queue', reply);
  }

  bounceAll(queue: Queue, reply: number): void {
    while (queue.ready.length > 0) this.bounce(queue, queue.ready.shift(), 'queue', reply);
    while (queue.later.length > 0) this.bounce(queue, queue.later.shift(), 'queue', reply);
  }

  bounce(queue: Queue, recipient: number, reason: BounceReason, reply: number, connection?: Connection): void {
    this.#observer.bounced(queue, recipient, reason, reply, connection);
    this.#recipients.remove(recipient);
  }
}
