/** Runs mail in numbers: how much flows through each queue in each step. Time is milliseconds since the start. */
import type { QueueName } from '@pmtakit/semantics';
import { DomainNames } from '../engine/domain-names.ts';
import type { Queue } from '../engine/queue.ts';
import { Queues, type QueuesParts } from '../engine/queues.ts';
import { Recipients } from '../engine/recipients.ts';
import type { Limit } from '../plan/limits.ts';
import type { QueuePlan } from '../plan/queue-plan.ts';
import type { ReceiverModel } from '../receivers/model.ts';
import { OK, type Replies } from '../receivers/replies.ts';
import type { BounceCategories } from '../results/bounce-categories.ts';
import type { Collector } from '../results/collector.ts';
import { domainIn } from '../routing/admissions.ts';
import type { TrafficStream } from '../traffic/traffic.ts';
import { type Arrived, cohortOf } from './cohorts.ts';
import { CountedMail } from './counted-mail.ts';
import type { FluidQueue } from './fluid-queue.ts';
import { FluidQueues } from './fluid-queues.ts';
import { FluidReactions } from './fluid-reactions.ts';
import { Flowing } from './flowing.ts';
import { type Inflow, type Portion, inflowOf } from './inflow.ts';
import { SharedConnections } from './shared-connections.ts';
import { StepLength } from './step-length.ts';

/** Brings a portion to queues: tells how many of its messages each of them gets. */
export type Distribute = (stream: number, portion: Portion, put: (queue: Queue, messages: number) => void) => void;

export interface FluidParts extends QueuesParts {
  readonly distribute: Distribute;
  /** Whether the addresses of a domain are told apart in a stream. */
  isByAddress(stream: number): boolean;
  modelOf(queue: QueueName, plan: QueuePlan): ReceiverModel | undefined;
  readonly replies: Replies;
  readonly categories: BounceCategories;
  readonly collector: Collector;
}

export class FluidSimulation {
  readonly recipients = new Recipients();
  readonly domains = new DomainNames();
  /** What is counted happens at this time. */
  now = 0;
  /** Of the step that is on. */
  #end = 0;
  /** When the last thing happened. */
  #last = 0;
  readonly #parts: FluidParts;
  readonly #inflows: Inflow[] = [];
  readonly #queues: Queues;
  readonly #fluid: FluidQueues;
  readonly #mail: CountedMail;
  readonly #reactions: FluidReactions;
  readonly #flowing: Flowing;
  readonly #shared: SharedConnections;
  readonly #steps = new StepLength();

  constructor(parts: FluidParts) {
    const { collector, replies, categories, knobs } = parts;
    this.#parts = parts;
    this.#queues = new Queues(parts, this.recipients);
    this.#mail = new CountedMail({ collector, replies, categories, setTime: (time) => this.#setTime(time) });
    this.#reactions = new FluidReactions({
      knobs,
      replies,
      mail: this.#mail,
      queueOf: (name) => this.#queues.named(name),
      placeOf: (queue) => this.#fluid.placeOf(queue),
    });
    this.#fluid = new FluidQueues({
      replies,
      modelOf: ({ name, plan }) => parts.modelOf(name, plan),
      changesQueue: (queue, reply) => this.#reactions.changesQueue({ queue }, reply),
      sharesMailServers: parts.server.mailServerLimitOf !== undefined,
    });
    this.#flowing = new Flowing({ knobs, replies, mail: this.#mail, reactions: this.#reactions });
    this.#shared = new SharedConnections(parts.server);
  }

  /** The queue of a name, made when it is first asked for. */
  queue(name: QueueName): Queue {
    return this.#queues.named(name);
  }

  /** The same by its number. */
  queueOf(id: number): Queue {
    return this.#queues.at(id);
  }

  get queues(): readonly Queue[] {
    return this.#queues.live;
  }

  get queueCount(): number {
    return this.#queues.all.length;
  }

  /** How long each limit held a queue back. */
  holdsOf(id: number): ReadonlyMap<Limit, number> {
    return this.#queues.holdsOf(id, this.now);
  }

  /** Adds a stream of messages, and gives its number. */
  add(stream: TrafficStream): number {
    return this.#inflows.push(inflowOf(stream, this.#parts.isByAddress(this.#inflows.length))) - 1;
  }

  /**
   * Runs until nothing is left to happen, or up to a time.
   * @param most stretches of queues after which it returns, so that others get a turn
   * @returns whether it is over
   */
  run(until = Infinity, most = Infinity): boolean {
    let stretches = 0;
    for (let next = this.#nextTime(); next < until; next = this.#nextTime()) {
      if (stretches >= most) return false;
      stretches += this.#step(Math.max(next, this.#end), until);
    }
    this.now = until < Infinity ? until : this.#last;
    return true;
  }

  /** Counts all that happened so far, before results are asked for. */
  settle(): void {
    this.#mail.settle(this.#fluid.all);
  }

  #setTime(time: number): void {
    this.now = time;
    if (time > this.#last) this.#last = time;
  }

  /** When anything can happen next. */
  #nextTime(): number {
    let next = Infinity;
    for (const { nextTime } of this.#inflows) next = Math.min(next, nextTime);
    for (const queue of this.#fluid.all) next = Math.min(next, queue.idleUntil, queue.nextLanding);
    return next;
  }

  /** @returns how many stretches it took */
  #step(start: number, until: number): number {
    const end = Math.min(until, this.#endOf(start));
    this.#end = end;
    this.now = start;
    this.#mail.look(start);
    this.#fluid.beginStep(start, end);
    for (const [stream, inflow] of this.#inflows.entries()) this.#takeIn(stream, inflow, start, end);
    this.#fluid.separate((fluid) => this.#mail.forget(fluid));
    const active = this.#fluid.all.filter((queue) => queue.idleUntil < end);
    this.#share(active, start, end);
    let stretches = 1;
    for (const queue of active) stretches += this.#advance(queue, start, end);
    for (const queue of this.#fluid.all) this.#flowing.land(queue, end);
    this.#mail.endStep(start, end);
    return stretches;
  }

  /** Steps end where many messages come at once. */
  #endOf(start: number): number {
    const ends = this.#inflows.map(({ end }) => end).filter((end) => end < Infinity);
    const length = this.#steps.lengthAt(start, Math.max(0, ...ends), this.queueCount);
    const batch = Math.min(Infinity, ...this.#inflows.map((inflow) => inflow.nextBatch(start + length * SMALL)));
    return Math.min(start + length, batch);
  }

  /** Mail of a batch is there at the start of a step, all other comes evenly until its end. */
  #takeIn(stream: number, inflow: Inflow, start: number, end: number): void {
    const isBatch = inflow.nextBatch(start) <= start + (end - start) * SMALL;
    if (isBatch) this.#steps.begin(start);
    inflow.take(isBatch ? start + (end - start) * SMALL : end, (portion) => {
      this.#admit(stream, portion, start, isBatch ? start : end);
    });
    if (isBatch && inflow.nextTime < end && inflow.nextBatch(end) === Infinity)
      this.#takeIn(stream, inflow, start, end);
  }

  #admit(stream: number, portion: Portion, from: number, to: number): void {
    const { recipient, messages, recipients, bytes, priority } = portion;
    const domain = this.domains.idOf(domainIn(recipient));
    const counts = new Map<Queue, number>();
    let left = recipients;
    let messagesLeft = messages;
    this.#parts.distribute(stream, portion, (queue, part) => {
      const count = Math.round((left * part) / messagesLeft);
      left -= count;
      messagesLeft -= part;
      if (count > 0) counts.set(queue, (counts.get(queue) ?? 0) + count);
    });
    for (const [queue, count] of counts) this.#parts.collector.injected(queue, stream, count, domain);
    const mail = { stream, domain, priority, bytes, together: recipients / messages, from, to };
    this.#fluid.meet(counts.keys());
    const shared = new Map<FluidQueue, Float64Array>();
    for (const [queue, count] of counts) {
      const { fluid, at } = this.#fluid.placeOf(queue);
      if (fluid.many === 1) this.#enqueue(fluid, { ...mail, count, parts: undefined });
      else addPart(shared, fluid, at, count);
    }
    for (const [fluid, parts] of shared) {
      this.#enqueue(fluid, { ...mail, count: parts.reduce((sum, part) => sum + part, 0), parts });
    }
  }

  #enqueue(fluid: FluidQueue, arrived: Arrived): void {
    const { from } = arrived;
    const { queue } = fluid;
    fluid.idleUntil = Math.min(fluid.idleUntil, from);
    const { delivery } = queue.plan;
    if (delivery === 'discard-as-bounce') {
      this.#mail.bounced(fluid, cohortOf(arrived), from, { reason: 'rule', reply: OK });
    } else if (delivery !== 'smtp') this.#mail.handedOver(fluid, cohortOf(arrived), from);
    else if (queue.isRerouted) this.#reactions.move(fluid, cohortOf(arrived), from);
    else fluid.admit(arrived);
  }

  #share(active: readonly FluidQueue[], start: number, end: number): void {
    for (const group of this.#fluid.groups) group.clear();
    for (const queue of active) {
      queue.part = 1;
      queue.share = 1;
      if (queue.groups.length === 0) continue;
      queue.wanted = this.#flowing.wantedIn(queue, start, end);
      for (const group of queue.groups) group.want(queue.wanted);
    }
    this.#shared.share(active, (queue) => this.#flowing.connectionsUsed(queue, start, end));
  }

  #advance(queue: FluidQueue, start: number, end: number): number {
    queue.share = Math.min(1, ...queue.groups.map((group) => group.shareOf(queue.wanted)));
    queue.part = Math.min(1, ...queue.groups.map((group) => group.partOf(queue.wanted)));
    return this.#flowing.advance(queue, Math.max(start, Math.min(queue.idleUntil, end)), end);
  }
}

/** Adds what one of some queues gets that are worked out together. */
function addPart(all: Map<FluidQueue, Float64Array>, fluid: FluidQueue, place: number, count: number): void {
  const parts = all.get(fluid) ?? new Float64Array(fluid.many);
  parts[place] = count;
  all.set(fluid, parts);
}

/** The part of a step that is no time at all. */
const SMALL = 1e-6;
