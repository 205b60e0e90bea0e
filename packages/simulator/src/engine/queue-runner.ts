import type { Limit } from '../plan/limits.ts';
import { OK } from '../receivers/replies.ts';
import type { Clock } from './clock.ts';
import type { Connection } from './connection.ts';
import type { Connections } from './connections.ts';
import type { Context } from './context.ts';
import type { Gate } from './gate.ts';
import { Halt } from './halt.ts';
import type { Mail } from './mail.ts';
import type { Opening } from './opening.ts';
import type { Queue } from './queue.ts';
import type { Reactions } from './reactions.ts';
import type { Sending } from './sending.ts';

/** What running a queue works with. */
interface RunnerParts {
  readonly gate: Gate;
  readonly mail: Mail;
  readonly connections: Connections;
  readonly reactions: Reactions;
  readonly opening: Opening;
  readonly sending: Sending;
}

/** A limit that lets nothing pass, ever: mail waits until it is too old. */
function isZero(by: Limit | undefined): boolean {
  return by !== undefined && 'most' in by && by.most === 0;
}

/** Lets a queue do all that it can do now, and finds out why it cannot do more. */
export class QueueRunner {
  readonly #clock: Clock;
  readonly #gate: Gate;
  readonly #mail: Mail;
  readonly #connections: Connections;
  readonly #reactions: Reactions;
  readonly #opening: Opening;
  readonly #sending: Sending;
  readonly #opensForEach: boolean;
  /** Of the queue that runs; queues run one after the other. */
  readonly #halt = new Halt();

  constructor({ clock, knobs }: Context, parts: RunnerParts) {
    this.#clock = clock;
    this.#gate = parts.gate;
    this.#mail = parts.mail;
    this.#connections = parts.connections;
    this.#reactions = parts.reactions;
    this.#opening = parts.opening;
    this.#sending = parts.sending;
    this.#opensForEach = knobs.opening === 'each';
  }

  run(queue: Queue): void {
    const { now } = this.#clock;
    const halt = this.#halt;
    if (now >= queue.backoffUntil) this.#reactions.setMode(queue, 'normal', undefined, OK);
    this.#mail.takeDue(queue);
    while (this.#step(queue));
    if (queue.ready.length === 0) this.#rest(queue);
    else if (queue.plan.idleTimeout > 0) queue.idle.keep();
    if (queue.blame.current !== halt.by) queue.blame.hold(halt.by, now, halt.from);
    if (queue.slots.length > 0) this.#leaveSlots(queue);
    if (queue.offers.length > 0) this.#connections.passOn(queue);
    const next = Math.min(halt.until, queue.backoffUntil, this.#mail.nextDue(queue));
    if (next < Infinity) this.#clock.wake(queue, next);
    else if (queue.ready.length > 0 && isZero(halt.by)) this.#clock.wake(queue, this.#mail.expiryOf(queue));
  }

  #rest(queue: Queue): void {
    this.#connections.rest(queue);
    queue.rest();
  }

  /**
   * A connection that this queue does not want now is for the next one. It keeps its place where it only has to let
   * others go first for the slots behind, or two queues could make room for each other for ever.
   */
  #leaveSlots(queue: Queue): void {
    const { slots } = queue;
    let letsOthersGoFirst = false;
    for (let index = slots.length - 1; index >= 0; index--) {
      const shared = slots[index];
      if (shared?.limit === this.#halt.by) letsOthersGoFirst = shared?.hasFree ?? false;
      else if (!letsOthersGoFirst) shared?.leave(queue);
    }
    this.#connections.offerSlots(queue, queue);
  }

  /** Sends a message or opens a connection. @returns whether one of both was possible; otherwise `#halt` tells why not */
  #step(queue: Queue): boolean {
    this.#mail.dropExpired(queue);
    if (!this.#maySend(queue)) return false;
    const connection = this.#takeIdle(queue);
    if (connection) {
      this.#sending.send(connection);
      return true;
    }
    if (this.#expectedBy(queue) >= queue.ready.length) this.#halt.setNothingToDo();
    else if (this.#opening.open(queue, this.#halt)) return true;
    this.#lookAtIdle(queue);
    return false;
  }

  #maySend(queue: Queue): boolean {
    const halt = this.#halt;
    if (queue.ready.length === 0) halt.setNothingToDo();
    else if (this.#clock.now < queue.retryUntil) halt.set(queue.state.retryLimit, queue.retryUntil);
    else {
      const closed = this.#gate.closedBy(queue.virtualMta, queue) ?? this.#gate.closedBy(queue.state, queue);
      if (!closed) return true;
      halt.setBy(closed);
    }
    return false;
  }

  /** Takes out the connection that was used last and whose address may send. */
  #takeIdle(queue: Queue): Connection | undefined {
    const { idle } = queue;
    let connection = idle.top;
    while (connection && this.#gate.closedBy(connection.source, queue)) connection = connection.below;
    if (connection) idle.remove(connection);
    return connection;
  }

  /** How many of the waiting messages the connections there are will take. */
  #expectedBy({ connecting, connections, carried, plan }: Queue): number {
    const { messagesPerConnection } = plan;
    if (this.#opensForEach || messagesPerConnection === Infinity) return connecting;
    return connections * messagesPerConnection - carried;
  }

  /** A queue that may not open a connection may still use one whose address has to wait. */
  #lookAtIdle(queue: Queue): void {
    const halt = this.#halt;
    for (let connection = queue.idle.top; connection; connection = connection.below) {
      const closed = this.#gate.closedBy(connection.source, queue);
      if (closed) halt.until = Math.min(halt.until, closed.nextAt);
    }
  }
}
