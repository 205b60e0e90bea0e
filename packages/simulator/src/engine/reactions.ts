import type { Reaction } from '../plan/reply-rules.ts';
import { OK, type Replies } from '../receivers/replies.ts';
import type { Clock } from './clock.ts';
import type { Connection } from './connection.ts';
import type { Connections } from './connections.ts';
import type { Context } from './context.ts';
import type { Mail } from './mail.ts';
import type { Observer } from './observer.ts';
import type { Mode, Queue, Source } from './queue.ts';

/** What replies make of a queue: its mode, its addresses, and the run that fails. [runtime 7, 8] */
export class Reactions {
  readonly #clock: Clock;
  readonly #observer: Observer;
  readonly #mail: Mail;
  readonly #connections: Connections;
  readonly #replies: Replies;
  readonly #textOf: (reply: number) => string;
  readonly #restartsTimer: boolean;
  readonly #keepsOpenOnes: boolean;
  readonly #turnsHostsByRun: boolean;
  readonly #countsAttempts: boolean;

  constructor({ clock, observer, replies, knobs }: Context, mail: Mail, connections: Connections) {
    this.#clock = clock;
    this.#observer = observer;
    this.#mail = mail;
    this.#connections = connections;
    this.#replies = replies;
    this.#textOf = (reply) => replies.textOf(reply);
    this.#restartsTimer = knobs.backoffTimer === 'restarted';
    this.#turnsHostsByRun = knobs.mxRotation === 'run';
    this.#countsAttempts = knobs.mxAttempts === 'run';
    this.#keepsOpenOnes = knobs.uponRefusal === 'openings';
  }

  /** What the configuration does about a reply, but for the recipients themselves. */
  react({ queue, source }: Connection, reply: number): Reaction {
    const reaction = queue.plan.replies.reaction(reply, this.#textOf);
    if (reaction.mode) this.setMode(queue, reaction.mode, reaction, reply);
    if (reaction.disablesSource) this.#disable(queue, source, reaction);
    return reaction;
  }

  #disable(queue: Queue, source: Source, { reenableAfter }: Reaction): void {
    const { now } = this.#clock;
    const backsOff = queue.disable(source, now, reenableAfter);
    for (const connection of queue.idle.all.filter((idle) => idle.source === source)) {
      this.#connections.closeIdle(connection);
    }
    if (backsOff) this.setMode(queue, 'backoff', undefined, OK);
  }

  /** Time, a delivery or a reply changes the mode of a queue. */
  setMode(queue: Queue, mode: Mode, reaction: Reaction | undefined, reply: number): void {
    if (!queue.changeMode(mode, this.#clock.now, reaction?.backoffEnd, this.#restartsTimer)) return;
    this.#observer.modeChanged(queue, reaction, reply);
    if (queue.isRerouted) this.#mail.moveAll(queue);
  }

  /** A mail server that cannot be used, by what it replied to the connection itself. */
  refused(connection: Connection, reply: number): void {
    const { queue } = connection;
    const { mail } = this.react(connection, reply);
    const isFinal = queue.plan.bouncesUpon5xxGreeting && mail !== 'skip-mx' && !this.#replies.isTemporary(reply);
    if (isFinal || mail === 'bounce-queue') this.#mail.bounceAll(queue, reply);
    else if (mail === 'defer-queue') this.failRun(queue, reply, connection);
    else if (connection.isAside) this.#leaveAside(connection);
    else if (!this.#hasNextHost(connection)) this.#failOpening(queue, reply, connection);
  }

  /** Only the opening of more connections waits, where that is wanted and the queue has some. */
  #failOpening(queue: Queue, reply: number, connection: Connection): void {
    if (!this.#keepsOpenOnes || queue.connections === queue.connecting) return this.failRun(queue, reply, connection);
    if (this.#clock.now < queue.openingsFrom) return;
    queue.openingsFrom = queue.runAfter(this.#clock.now);
    this.#observer.queueFailed(queue, reply, connection);
  }

  /** Gives a mail server up for this run; after the last one the run has failed. [runtime 7] */
  leaveHost(connection: Connection, reply: number): void {
    if (connection.isAside) this.#leaveAside(connection);
    else if (!this.#hasNextHost(connection)) this.failRun(connection.queue, reply, connection);
  }

  /** One that only took what the mail server in turn had no room for, which still works. */
  #leaveAside({ queue, host }: Connection): void {
    queue.asideHost = Math.max(queue.asideHost, queue.placeOf(host) + 1);
    if (queue.asideHost < queue.receiver.hosts.length) return;
    queue.asideHost = 0;
    queue.asidesFrom = this.#clock.now + (queue.state.plan.retryAfter[0] ?? 0);
  }

  /** Goes on to the next mail server of a run; the next run begins with the first one. */
  #hasNextHost({ queue, host }: Connection): boolean {
    // Another connection may have found out before.
    queue.leaveHost(host);
    const most = this.#countsAttempts ? queue.plan.mailServersPerRun : Infinity;
    if (queue.nextHost < Math.min(queue.receiver.hosts.length, most)) return true;
    queue.nextHost = 0;
    if (this.#turnsHostsByRun) queue.turnHosts();
    return false;
  }

  /** The whole queue waits. Several connections that fail in one run count once. */
  failRun(queue: Queue, reply: number, connection?: Connection): void {
    if (this.#clock.now < queue.retryUntil) return;
    queue.retryUntil = queue.runAfter(this.#clock.now);
    this.#observer.queueFailed(queue, reply, connection);
  }

  /** A lookup that failed: the queue waits as after a run, or for a time of its own. [runtime 7] */
  failLookup(queue: Queue, reply: number): void {
    const { retryAfterDnsError } = queue.plan;
    if (retryAfterDnsError === undefined) return this.failRun(queue, reply);
    queue.retryUntil = this.#clock.now + retryAfterDnsError;
    this.#observer.queueFailed(queue, reply);
  }
}
