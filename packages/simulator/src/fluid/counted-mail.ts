/** Counts mail in numbers, for a run that has no messages of its own. */
import type { BounceReason } from '../engine/observer.ts';
import type { Queue } from '../engine/queue.ts';
import type { Reaction } from '../plan/reply-rules.ts';
import type { Replies } from '../receivers/replies.ts';
import type { BounceCategories } from '../results/bounce-categories.ts';
import type { Collector } from '../results/collector.ts';
import { cellOf } from '../results/latency.ts';
import { AttemptPeaks } from './attempt-peaks.ts';
import type { Cohort } from './cohorts.ts';
import { DirectCounting } from './direct-counting.ts';
import type { FluidQueue } from './fluid-queue.ts';
import { type Counting, Ledger } from './ledger.ts';
import { deal, dealt, leave } from './shares.ts';
import { ROUNDING } from './stretch.ts';
import { Teams } from './teams.ts';

export interface CountedMailParts {
  readonly collector: Collector;
  readonly replies: Replies;
  readonly categories: BounceCategories;
  /** Sets the time of what is counted next. */
  setTime(time: number): void;
}

export class CountedMail {
  readonly #parts: CountedMailParts;
  readonly #attempts: AttemptPeaks;
  readonly #ledgers = new Map<FluidQueue, Ledger>();
  readonly #direct: DirectCounting;
  readonly #teams: Teams;

  constructor(parts: CountedMailParts) {
    this.#parts = parts;
    this.#direct = new DirectCounting(parts.collector);
    this.#teams = new Teams(parts.collector);
    this.#attempts = new AttemptPeaks(parts.collector, this.#teams);
  }

  /** Attempts that are spread evenly between two times; their peaks are counted when the step is over. */
  attempted(queue: FluidQueue, cohort: Cohort, from: number, to: number): void {
    this.#countingOf(queue).attempted(queue, cohort);
    this.#attempts.add(queue, cohort, from, to);
  }

  /** @param start of a step that is over @param end of it */
  endStep(start: number, end: number): void {
    this.#attempts.tell(start, end);
  }

  /** @param now when @param time milliseconds since they came */
  delivered(queue: FluidQueue, cohort: Cohort, now: number, time: number): void {
    const { tables, ids, total } = this.#goOnTo(now);
    const { count, domain, stream } = cohort;
    const cell = cellOf(time);
    this.#countingOf(queue).delivered(queue, cohort, now);
    tables.total.took(0, time, cell, count);
    tables.domains.took(ids.ofDomain(domain), time, cell, count);
    tables.streams.took(ids.ofStream(stream), time, cell, count);
    this.#teams.measure(queue, cohort, (one, part) => this.#took(one, part, time, cell));
    total.delivered += count;
    this.#finish(queue, count);
  }

  #took(queue: Queue, count: number, time: number, cell: number): void {
    const { tables, ids } = this.#parts.collector;
    const id = ids.ofQueue(queue);
    tables.queues.took(id, time, cell, count);
    tables.virtualMtas.took(ids.virtualMtaOf(id), time, cell, count);
    leave(ids, queue, count, (way, part) => tables.sourceIps.took(ids.sourceIpOf(ids.pathOf(way)), time, cell, part));
  }

  deferred(queue: FluidQueue, cohort: Cohort, now: number): void {
    this.#goOnTo(now).total.deferred += cohort.count;
    this.#countingOf(queue).deferred(queue, cohort);
  }

  bounced(queue: FluidQueue, cohort: Cohort, now: number, { reason, reply, isReplied = false }: Bounce): void {
    const { categories, replies } = this.#parts;
    const category = reason === 'expired' ? categories.expired : categories.of(reply, (id) => replies.textOf(id));
    this.#goOnTo(now).total.bounced += cohort.count;
    this.#countingOf(queue).bounced(queue, cohort, now, { category, reason, isReplied });
    this.#finish(queue, cohort.count);
  }

  /** Mail that left by no connection. */
  handedOver(queue: FluidQueue, cohort: Cohort, now: number): void {
    const { flows, activity, ids, total } = this.#parts.collector;
    deal(queue, cohort, (one, count) => {
      const id = ids.ofQueue(one);
      const flow = ids.flowOf(id, cohort.stream, cohort.domain);
      flows.discarded.add(flow, count);
      flows.doneAt(flow, now);
      activity.go(id, now, count);
    });
    total.queued -= cohort.count;
  }

  moved(from: Queue, to: Queue, { stream, domain, count }: Cohort, now: number): void {
    const { activity, ids, tables, flows } = this.#parts.collector;
    const [source, target] = [ids.ofQueue(from), ids.ofQueue(to)];
    flows.movedOut.add(ids.flowOf(source, stream, domain), count);
    flows.movedIn.add(ids.flowOf(target, stream, domain), count);
    activity.go(source, now, count);
    activity.come(target, count, now);
    tables.queues.came(target, count, now);
    tables.virtualMtas.came(ids.virtualMtaOf(target), count, now);
  }

  /** Looks at all that is charted by a time, before anything else counts. */
  look(now: number): void {
    const { collector } = this.#parts;
    if (now >= collector.chart.end) for (const ledger of this.#ledgers.values()) ledger.settle(collector);
    collector.tick();
  }

  #goOnTo(now: number): Collector {
    this.#parts.setTime(now);
    this.look(now);
    return this.#parts.collector;
  }

  modeChanged({ queue }: FluidQueue, now: number, { reaction, reply, isDelivery }: Change): void {
    const { backoff } = this.#parts.collector;
    if (queue.mode === 'backoff') backoff.enter(queue, now, this.#parts.replies.textOf(reply), reaction);
    else backoff.leave(queue, now, reaction ? 'reply' : isDelivery ? 'delivery' : 'time');
  }

  /** So many connections of all queues are open. */
  connections(fluid: FluidQueue, before: number, now: number): void {
    const { queues, many } = fluid;
    this.#connectAll(fluid, 0, now - before);
    if (this.#teams.isTogether(fluid)) return this.#setOpen(fluid, 0, Math.ceil(now / many));
    for (let place = 0; place < queues.length; place++) this.#setOpen(fluid, place, dealt(now, place, many));
  }

  #setOpen({ queues, open }: FluidQueue, place: number, now: number): void {
    const more = now - (open[place] ?? 0);
    const queue = queues[place];
    open[place] = now;
    if (queue && more !== 0) this.#connect(queue, 0, more);
  }

  /** Connections that queues opened, and how many more they have than before. */
  #connectAll({ queue }: FluidQueue, opened: number, more: number): void {
    const { tables, ids } = this.#parts.collector;
    const parts = queue.sources.length;
    tables.total.connections.change(0, opened, more);
    tables.domains.connections.change(ids.domainOf(ids.ofQueue(queue)), opened, more);
    for (const source of queue.sources) {
      const way = ids.wayOf(queue, source, queue.hostAt(queue.nextHost));
      tables.mxHosts.connections.change(ids.mxHostOf(way), opened / parts, more / parts);
    }
  }

  /** The same of one of them. */
  #connect(queue: Queue, opened: number, more: number): void {
    const { tables, ids } = this.#parts.collector;
    const id = ids.ofQueue(queue);
    const parts = queue.sources.length;
    tables.queues.connections.change(id, opened, more);
    tables.virtualMtas.connections.change(ids.virtualMtaOf(id), opened, more);
    for (const source of queue.sources) {
      const path = ids.pathOf(ids.wayOf(queue, source, queue.hostAt(queue.nextHost)));
      tables.sourceIps.connections.change(ids.sourceIpOf(path), opened / parts, more / parts);
      tables.paths.connections.change(path, opened / parts, more / parts);
    }
  }

  #finish(queue: FluidQueue, count: number): void {
    this.#parts.collector.total.queued -= count;
    if (queue.many > 1 && queue.isEmpty) this.#ledgers.get(queue)?.settle(this.#parts.collector);
  }

  /** Counts everything queue by queue. @param fluids all of them */
  settle(fluids: Iterable<FluidQueue>): void {
    for (const fluid of fluids) this.#settle(fluid);
    this.#teams.tellAll();
  }

  /** Forgets queues that are not worked out together any more. */
  forget(fluid: FluidQueue): void {
    this.#settle(fluid);
    this.#teams.leave(fluid);
    this.#ledgers.delete(fluid);
  }

  #settle(fluid: FluidQueue): void {
    const { queues, many, openedCounted: before } = fluid;
    const now = Math.floor(fluid.opened + ROUNDING);
    this.#ledgers.get(fluid)?.settle(this.#parts.collector);
    fluid.openedCounted = now;
    this.#connectAll(fluid, now - before, 0);
    for (const [place, queue] of queues.entries()) {
      const opened = dealt(now, place, many) - dealt(before, place, many);
      if (opened > 0) this.#connect(queue, opened, 0);
    }
  }

  #countingOf(queue: FluidQueue): Counting {
    return queue.many === 1 ? this.#direct : (this.#ledgers.get(queue) ?? this.#newLedger(queue));
  }

  #newLedger(queue: FluidQueue): Ledger {
    const ledger = new Ledger(queue);
    this.#ledgers.set(queue, ledger);
    return ledger;
  }
}

/** Why a queue changed its mode: time did, where neither a reply nor a delivery is the reason. */
export interface Change {
  readonly reaction: Reaction | undefined;
  readonly reply: number;
  readonly isDelivery: boolean;
}

/** Why recipients were given up. */
export interface Bounce {
  readonly reason: BounceReason;
  readonly reply: number;
  /** Whether the reply was one to them, over a connection. */
  readonly isReplied?: boolean;
}
