import type { DnsFailure } from '../receivers/receiver.ts';
import { OK } from '../receivers/replies.ts';
import { NO_ANSWER, NO_DOMAIN, NO_MAIL_SERVERS } from '../receivers/texts.ts';
import { CONNECTED, type Clock } from './clock.ts';
import type { Connection } from './connection.ts';
import type { Connections } from './connections.ts';
import type { Context } from './context.ts';
import type { Gate } from './gate.ts';
import { Halt } from './halt.ts';
import type { Mail } from './mail.ts';
import type { Observer } from './observer.ts';
import type { Queue, Source } from './queue.ts';
import type { Queues } from './queues.ts';
import type { Reactions } from './reactions.ts';
import type { ServerSlots } from './server-slots.ts';
import type { Slots } from './slots.ts';

/** What opening works with. */
interface OpeningParts {
  readonly gate: Gate;
  readonly mail: Mail;
  readonly connections: Connections;
  readonly reactions: Reactions;
  readonly queues: Queues;
}

/** Opens connections, as far as all limits allow. [runtime 6.2] */
export class Opening {
  readonly #clock: Clock;
  readonly #observer: Observer;
  readonly #parts: OpeningParts;
  /** Why one address may not be used. */
  readonly #sourceHalt = new Halt();
  /** The mail server that the chosen address may connect to, and the connections that are limited there. */
  #host = 0;
  #server: ServerSlots | undefined;

  readonly #takesTurns: boolean;
  readonly #bouncesUnknown: boolean;
  readonly #noDomain: number;
  readonly #noMailServers: number;
  readonly #noAnswer: number;

  constructor({ clock, observer, replies, knobs }: Context, parts: OpeningParts) {
    this.#takesTurns = knobs.mxRotation === 'connection';
    this.#bouncesUnknown = knobs.unknownDomain === 'bounce';
    this.#noDomain = replies.idOf(NO_DOMAIN);
    this.#noMailServers = replies.idOf(NO_MAIL_SERVERS);
    this.#noAnswer = replies.idOf(NO_ANSWER);
    this.#clock = clock;
    this.#observer = observer;
    this.#parts = parts;
  }

  /** Opens a connection. @param halt filled in when none may be opened @returns whether one was */
  open(queue: Queue, halt: Halt): boolean {
    if (queue.receiver.dns && !this.#isFound(queue, queue.receiver.dns, halt)) return false;
    if (!this.#mayOpen(queue, halt)) return false;
    const turn = this.#chooseSource(queue, halt);
    const source = queue.sources[turn % queue.sources.length];
    // Last, since a queue that may not use a connection does not stand in line for it.
    if (turn < 0 || !source || !this.#hasSlots(queue, halt)) return false;
    queue.nextSource = (turn % queue.sources.length) + 1;
    this.#connect(queue, source);
    return true;
  }

  /** Whether there is a mail server, whatever DNS says; otherwise what is done about it is done. [runtime 7] */
  #isFound(queue: Queue, failure: DnsFailure, halt: Halt): boolean {
    const { mail, reactions } = this.#parts;
    halt.setNothingToDo();
    if (failure === 'no-mx') {
      while (mail.hasAged(queue, queue.plan.bounceWithoutMx)) mail.bounceFirst(queue, this.#noMailServers);
      return queue.ready.length > 0;
    }
    if (failure === 'nxdomain' && this.#bouncesUnknown) mail.bounceAll(queue, this.#noDomain);
    else {
      reactions.failLookup(queue, failure === 'nxdomain' ? this.#noDomain : this.#noAnswer);
      halt.set(
        queue.plan.retryAfterDnsError === undefined ? queue.state.retryLimit : queue.plan.retryDnsLimit,
        queue.retryUntil,
      );
    }
    return false;
  }

  /** What a queue has to itself. */
  #mayOpen({ connections, lastOpened, openingsFrom, plan, state }: Queue, halt: Halt): boolean {
    const { now } = this.#clock;
    const rampedUpAt = lastOpened + plan.rampUp.most;
    if (connections >= state.plan.connections.most) halt.set(state.plan.connections, Infinity);
    else if (now < openingsFrom) halt.set(state.plan.retryLimit, openingsFrom);
    else if (now < rampedUpAt) halt.set(plan.rampUp, rampedUpAt);
    else if (state.connects && state.connects.room(now) < 1) halt.setBy(state.connects);
    else return true;
    return false;
  }

  #hasSlots(queue: Queue, halt: Halt): boolean {
    const full = this.#fullSlots(queue);
    if (full) halt.set(full.limit, Infinity);
    return full === undefined;
  }

  /** Connections of several queues that are all in use. The queue is told when one is free. */
  #fullSlots(queue: Queue): Slots<Queue> | undefined {
    for (const slots of queue.slots) {
      if (slots.isFreeFor(queue)) continue;
      slots.wait(queue);
      if (slots === this.#parts.queues.server) this.#parts.connections.interruptible.interruptFor(queue);
      return slots;
    }
    return undefined;
  }

  /** The turn of the next address that may open a connection; -1 when none may. */
  #chooseSource(queue: Queue, halt: Halt): number {
    const { sources, nextSource } = queue;
    halt.setNothingToDo();
    for (let turn = nextSource; turn < nextSource + sources.length; turn++) {
      const source = sources[turn % sources.length];
      if (!source) continue;
      if (this.#mayUse(queue, source)) return turn;
      halt.join(this.#sourceHalt, turn === nextSource);
    }
    return -1;
  }

  #mayUse(queue: Queue, source: Source): boolean {
    const { plan, connects, disabledUntil } = source;
    const halt = this.#sourceHalt;
    const { now } = this.#clock;
    if (now < disabledUntil) {
      halt.set(queue.plan.disabledSource, Math.min(disabledUntil, this.#parts.mail.expiryOf(queue)));
    } else if (plan.connections && source.connections >= plan.connections.most) halt.set(plan.connections, Infinity);
    else if (connects && connects.room(now) < 1) halt.setBy(connects);
    else {
      const closed = this.#parts.gate.closedBy(source, queue);
      if (!closed) return this.#chooseHost(queue, source);
      halt.setBy(closed);
    }
    return false;
  }

  /** The mail server whose turn it is, or one behind it where this address may have more connections. */
  #chooseHost(queue: Queue, source: Source): boolean {
    const { mailServers } = this.#parts.queues;
    const { nextHost, asideHost, asidesFrom, receiver } = queue;
    const end = this.#clock.now < asidesFrom ? nextHost + 1 : receiver.hosts.length;
    for (let place = nextHost; place < end; place = Math.max(place + 1, asideHost)) {
      const host = queue.hostAt(place);
      const server = mailServers.slotsOf(queue, source, host);
      const full = server?.full;
      if (!full) {
        this.#host = host;
        this.#server = server;
        return true;
      }
      full.wait(queue);
      this.#sourceHalt.set(full.limit, end < receiver.hosts.length ? asidesFrom : Infinity);
    }
    return false;
  }

  #connect(queue: Queue, source: Source): void {
    const { connections } = this.#parts;
    const { now } = this.#clock;
    queue.state.connects?.take(now, 1);
    source.connects?.take(now, 1);
    const connection = connections.open(queue, source, this.#host, this.#server);
    if (this.#takesTurns) queue.turnHosts();
    const { delay, reply } = connections.answer;
    connection.reply = reply;
    if (delay > 0) this.#clock.at(now + delay, CONNECTED, connection);
    else this.connected(connection);
  }

  /** The mail server has answered a connection. */
  connected(connection: Connection): void {
    const { queue, source, reply } = connection;
    const { connections, reactions } = this.#parts;
    queue.connecting--;
    if (reply !== OK) {
      connections.close(connection);
      reactions.refused(connection, reply);
      return;
    }
    this.#observer.connected(queue, connection);
    // Its address may have been disabled in the meantime.
    if (this.#clock.now < source.disabledUntil) connections.close(connection);
    else queue.idle.push(connection);
  }
}
