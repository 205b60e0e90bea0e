/** Runs mail through queues, one event after the other. Time is milliseconds since the start. */
import type { QueueName } from '@pmtakit/semantics';
import type { Limit } from '../plan/limits.ts';
import type { Replies } from '../receivers/replies.ts';
import type { Submission, TrafficStream } from '../traffic/traffic.ts';
import { Arrivals } from './arrivals.ts';
import { ANSWERED, CONNECTED, Clock, NO_EVENT, OWN, WAKE, kindOf, subjectOf } from './clock.ts';
import type { Connection } from './connection.ts';
import { Connections } from './connections.ts';
import type { Context } from './context.ts';
import { DomainNames } from './domain-names.ts';
import { Gate } from './gate.ts';
import { Mail } from './mail.ts';
import type { Observer } from './observer.ts';
import { Opening } from './opening.ts';
import type { Queue } from './queue.ts';
import { QueueRunner } from './queue-runner.ts';
import { Queues, type QueuesParts } from './queues.ts';
import { Reactions } from './reactions.ts';
import { Recipients } from './recipients.ts';
import { Sending } from './sending.ts';

/** Brings a message to its queues with `enqueue`. */
export type Submit = (simulation: Simulation, stream: number, submission: Submission) => void;

export interface SimulationParts extends QueuesParts {
  readonly submit: Submit;
  readonly replies: Replies;
  readonly observer: Observer;
}

export class Simulation {
  readonly recipients = new Recipients();
  readonly domains = new DomainNames();
  readonly #clock = new Clock();
  readonly #arrivals: Arrivals;
  readonly #queues: Queues;
  readonly #mail: Mail;
  readonly #connections: Connections;
  readonly #opening: Opening;
  readonly #sending: Sending;
  readonly #runner: QueueRunner;
  readonly #observer: Observer;
  /** How far the queues have come that went on by themselves. */
  #latest = 0;
  /** Where the run stops. */
  #until = Infinity;

  constructor(parts: SimulationParts) {
    const { replies, knobs, observer } = parts;
    const context: Context = { clock: this.#clock, recipients: this.recipients, replies, knobs, observer };
    const queues = new Queues(parts, this.recipients);
    const gate = new Gate(context);
    const mail = new Mail(context, (name) => queues.named(name));
    const connections = new Connections(context);
    const reactions = new Reactions(context, mail, connections);
    const used = { gate, mail, connections, reactions };
    this.#opening = new Opening(context, { ...used, queues });
    this.#sending = new Sending(context, used);
    this.#runner = new QueueRunner(context, { ...used, opening: this.#opening, sending: this.#sending });
    this.#arrivals = new Arrivals((stream, submission) => parts.submit(this, stream, submission));
    this.#mail = mail;
    this.#observer = observer;
    this.#connections = connections;
    this.#queues = queues;
  }

  get now(): number {
    return this.#clock.now;
  }

  /** Those that are not put away. */
  get queues(): readonly Queue[] {
    return this.#queues.live;
  }

  /** The queue of a name, made when it is first asked for. To be used at once: one without mail may be put away. */
  queue(name: QueueName): Queue {
    return this.#queues.named(name);
  }

  /** The same by its number. */
  queueOf(id: number): Queue {
    return this.#queues.at(id);
  }

  /** How many queues there were; their numbers begin with 0. */
  get queueCount(): number {
    return this.#queues.all.length;
  }

  /** How long each limit held a queue back. */
  holdsOf(id: number): ReadonlyMap<Limit, number> {
    return this.#queues.holdsOf(id, this.now);
  }

  /** Adds a stream of messages, and gives its number. */
  add(stream: TrafficStream): number {
    return this.#arrivals.add(stream);
  }

  /** Puts a message into a queue, now. @param domain the number of its domain, for those who know it */
  enqueue(queue: Queue, stream: number, submission: Submission, domain = this.domains.idOf(submission.domain)): void {
    const { now } = this.#clock;
    if (!queue.isActive) this.#queues.activate(queue);
    for (let place = 0; place < submission.recipients; place++) {
      const id = this.recipients.add(now, stream, submission, domain, place, queue.stretchFor(submission.priority));
      this.#mail.admit(queue, id);
    }
    const isNews = queue.plan.retryUponNewMail && queue.isWaitingForRun(now);
    if (isNews) queue.endWaiting();
    // A queue that something holds back is looked at when that is over.
    if (isNews || queue.blame.current === undefined) this.#clock.wake(queue, now);
  }

  /**
   * Runs until nothing is left to happen, or up to a time.
   * @param most events that happen before it returns, so that others get a turn
   * @returns whether it is over
   */
  run(until = Infinity, most = Infinity): boolean {
    let events = 0;
    this.#until = until;
    let time = this.#nextTime();
    for (; time <= until && time < Infinity && events < most; time = this.#nextTime()) events += this.#goOnTo(time);
    const isOver = time > until || time === Infinity;
    this.#clock.now = isOver && until < Infinity ? until : Math.max(this.#clock.now, this.#latest);
    return isOver;
  }

  /** Lets the next thing happen, which does at this time. @returns how many did */
  #goOnTo(time: number): number {
    this.#clock.now = time;
    const events = this.#arrivals.nextTime <= time ? this.#takeIn(time) : this.#handle(this.#clock.takeNext());
    if (this.#queues.hasMany && this.#arrivals.nextTime > time) this.#queues.putAway(time);
    return events;
  }

  /** Nothing is sent before all of one moment has come. */
  #takeIn(time: number): number {
    const events = this.#arrivals.takeIn(time);
    if (this.#arrivals.nextTime > time) this.#runPending();
    return events;
  }

  #nextTime(): number {
    return Math.min(this.#arrivals.nextTime, this.#clock.nextTime);
  }

  /** Each of them may make others look again. */
  #runPending(): void {
    const { pending } = this.#clock;
    for (let index = 0; index < pending.length; index++) {
      const queue = pending[index];
      if (!queue) continue;
      queue.isPending = false;
      this.#runner.run(queue);
    }
    pending.length = 0;
  }

  #handle(event: number): number {
    if (kindOf(event) === OWN) return this.#goOnAlone(this.#queues.all[subjectOf(event)]);
    this.#happen(event);
    return 1;
  }

  /** Lets happen what does to one queue, ahead of the others where they do not concern each other. */
  #goOnAlone(queue: Queue | undefined): number {
    const clock = this.#clock;
    if (!queue || !clock.enter(queue)) return 1;
    const end = this.#queues.isFree(queue) ? this.#horizon() : clock.now;
    let events = 0;
    for (let event = clock.takeOwn(queue, Infinity); event !== NO_EVENT; event = clock.takeOwn(queue, end)) {
      this.#happen(event);
      events++;
    }
    clock.leave(queue);
    if (clock.now > this.#latest) this.#latest = clock.now;
    return events;
  }

  /** Before this nothing comes in, and the observer does not mind in which order others go on. */
  #horizon(): number {
    return Math.min(this.#arrivals.nextTime, this.#until, this.#observer.anyOrderUntil?.() ?? 0);
  }

  #happen(event: number): void {
    const id = subjectOf(event);
    const kind = kindOf(event);
    if (kind === WAKE) this.#wakeUp(id);
    else this.#connectionEvent(kind, this.#connections.byId(id));
    if (this.#clock.pending.length > 0) this.#runPending();
  }

  #wakeUp(id: number): void {
    const queue = this.#queues.all[id];
    // An earlier event took the place of this one.
    if (!queue || queue.wakeAt !== this.#clock.now) return;
    queue.wakeAt = Infinity;
    this.#runner.run(queue);
  }

  #connectionEvent(kind: number, connection: Connection | undefined): void {
    if (!connection) return;
    const { queue, server } = connection;
    if (kind === CONNECTED) this.#opening.connected(connection);
    else if (kind === ANSWERED) this.#sending.answered(connection);
    else if (connection.idleUntil === this.#clock.now) this.#connections.closeIdle(connection);
    // Those who got a connection to its mail server come before the queue that had it.
    if (server && this.#clock.pending.length > 0) this.#clock.wake(queue, this.#clock.now);
    else this.#runner.run(queue);
  }
}
