/** What replies and time make of a queue whose mail is counted: the same as in the exact engine. [runtime 7, 8] */
import type { QueueName } from '@pmtakit/semantics';
import type { Knobs } from '../engine/knobs.ts';
import type { Mode, Queue } from '../engine/queue.ts';
import type { Reaction } from '../plan/reply-rules.ts';
import { OK, type Replies } from '../receivers/replies.ts';
import type { CountedMail } from './counted-mail.ts';
import { type Cohort, middleOf } from './cohorts.ts';
import type { FluidQueue } from './fluid-queue.ts';
import type { Place } from './fluid-queues.ts';

export interface ReactionParts {
  readonly knobs: Knobs;
  readonly replies: Replies;
  readonly mail: CountedMail;
  queueOf(name: QueueName): Queue;
  placeOf(queue: Queue): Place;
}

export class FluidReactions {
  readonly #knobs: Knobs;
  readonly #replies: Replies;
  readonly #mail: CountedMail;
  readonly #queueOf: ReactionParts['queueOf'];
  readonly #placeOf: ReactionParts['placeOf'];
  /** How long after its time mail is given up. */
  readonly #grace: number;

  constructor({ knobs, replies, mail, queueOf, placeOf }: ReactionParts) {
    this.#knobs = knobs;
    this.#replies = replies;
    this.#mail = mail;
    this.#queueOf = queueOf;
    this.#placeOf = placeOf;
    this.#grace = knobs.atExpiry === 'bounce' ? 0 : 1;
  }

  reactionTo({ queue }: Pick<FluidQueue, 'queue'>, reply: number): Reaction {
    return queue.plan.replies.reaction(reply, (id) => this.#replies.textOf(id));
  }

  /** Whether a reply changes more than what becomes of its own message. */
  changesQueue({ queue }: Pick<FluidQueue, 'queue'>, reply: number): boolean {
    const { mode, mail, disablesSource } = this.reactionTo({ queue }, reply);
    const staysInMode = mode === undefined || (mode === queue.mode && this.#knobs.backoffTimer === 'kept');
    const movesOn = queue.plan.movesOnUpon421 && this.#replies.isUnavailable(reply);
    return !staysInMode || disablesSource || movesOn || (mail !== undefined && mail !== 'bounce-rcpt');
  }

  /** Does what a reply to messages asks for, but for the messages themselves. */
  react(queue: FluidQueue, now: number, reply: number): void {
    const { queue: own } = queue;
    const { mail } = this.#changeQueue(queue, now, reply);
    if (mail === 'bounce-queue') this.bounceAll(queue, now, reply);
    const movesOn = own.plan.movesOnUpon421 && this.#replies.isUnavailable(reply);
    if (mail === 'defer-queue') this.failRun(queue, now);
    else if (mail === 'skip-mx' || movesOn) this.#leaveHost(queue, now);
  }

  /** A mail server refused a connection. */
  connectionRefused(queue: FluidQueue, now: number, reply: number): void {
    const { plan } = queue.queue;
    const { mail } = this.#changeQueue(queue, now, reply);
    const isFinal = plan.bouncesUpon5xxGreeting && mail !== 'skip-mx' && !this.#replies.isTemporary(reply);
    if (isFinal || mail === 'bounce-queue') this.bounceAll(queue, now, reply);
    else if (mail === 'defer-queue') this.failRun(queue, now);
    else this.#failOpening(queue, now);
  }

  /** The mode and the addresses that a reply asks for. */
  #changeQueue(queue: FluidQueue, now: number, reply: number): Reaction {
    const reaction = this.reactionTo(queue, reply);
    if (reaction.mode) this.setMode(queue, now, reaction.mode, reaction, reply);
    if (reaction.disablesSource) this.#disable(queue, now, reaction);
    return reaction;
  }

  /** The address that the mail left by: the one that is enabled and first. */
  #disable(queue: FluidQueue, now: number, { reenableAfter }: Reaction): void {
    const { queue: own } = queue;
    const [source] = queue.sourcesAt(now);
    if (source && own.disable(source, now, reenableAfter)) this.setMode(queue, now, 'backoff', undefined, OK);
  }

  setMode(
    queue: FluidQueue,
    now: number,
    mode: Mode,
    reaction: Reaction | undefined,
    reply: number,
    isDelivery = false,
  ): void {
    const { queue: own } = queue;
    const restartsTimer = this.#knobs.backoffTimer === 'restarted';
    if (!own.changeMode(mode, now, reaction?.backoffEnd, restartsTimer)) return;
    this.#mail.modeChanged(queue, now, { reaction, reply, isDelivery });
    if (own.isRerouted) this.moveAll(queue, now);
  }

  /** Moves all mail to the queues that backoff mode reroutes to; members of a pool take turns. [runtime 8] */
  moveAll(queue: FluidQueue, now: number): void {
    for (const cohort of taken(queue)) this.move(queue, cohort, now);
  }

  /** Its share for each of the targets. */
  move(queue: FluidQueue, cohort: Cohort, now: number): void {
    const { name, plan } = queue.queue;
    const { backoffReroute } = plan;
    let left = cohort;
    for (const [index, virtualMta] of backoffReroute.entries()) {
      const count = Math.ceil(left.count / (backoffReroute.length - index));
      if (count === 0) return;
      const target = this.#queueOf({ domain: name.domain, virtualMta });
      const part = { ...left, count };
      this.#mail.moved(queue.queue, target, part, now);
      const { fluid, at } = this.#placeOf(target);
      fluid.join(part, at, now);
      left = { ...left, count: left.count - count };
    }
  }

  /** Gives up what is too old, from the front. */
  dropExpired(queue: FluidQueue, now: number): void {
    const { bounceAfter } = queue.queue.plan;
    const isExpired = (cohort: Cohort): boolean => now - middleOf(cohort) >= bounceAfter + this.#grace;
    for (let first = queue.ready.first; first && isExpired(first); first = queue.ready.first) {
      const cohort = queue.ready.shift(first.count);
      if (cohort) this.#mail.bounced(queue, cohort, now, { reason: 'expired', reply: OK });
    }
  }

  bounceAll(queue: FluidQueue, now: number, reply: number): void {
    for (const cohort of taken(queue)) this.#mail.bounced(queue, cohort, now, { reason: 'queue', reply });
  }

  /** Only the opening of more connections waits, where that is wanted and the queue has some. */
  #failOpening(queue: FluidQueue, now: number): void {
    const { queue: own } = queue;
    if (this.#knobs.uponRefusal === 'queue' || queue.level === 0) return this.failRun(queue, now);
    if (now >= own.openingsFrom) own.openingsFrom = own.runAfter(now);
  }

  /** The next mail server is tried; after the last one the run has failed. */
  #leaveHost(queue: FluidQueue, now: number): void {
    const { queue: own, receiver } = queue;
    own.nextHost++;
    if (own.nextHost < receiver.hosts.length) return;
    own.nextHost = 0;
    this.failRun(queue, now);
  }

  /** The whole queue waits. */
  failRun({ queue }: FluidQueue, now: number): void {
    if (now >= queue.retryUntil) queue.retryUntil = queue.runAfter(now);
  }

  /** A lookup that failed: the queue waits as after a run, or for a time of its own. */
  failLookup(queue: FluidQueue, now: number): void {
    const { retryAfterDnsError } = queue.queue.plan;
    if (retryAfterDnsError === undefined) this.failRun(queue, now);
    else queue.queue.retryUntil = now + retryAfterDnsError;
  }
}

function* taken(queue: FluidQueue): Generator<Cohort> {
  for (const list of [queue.ready, queue.later]) {
    for (let first = list.first; first; first = list.first) {
      const cohort = list.shift(first.count);
      if (cohort) yield cohort;
    }
  }
}
