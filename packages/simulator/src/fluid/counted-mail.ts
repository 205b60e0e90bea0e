/** Counts mail in numbers, for a run that has no messages of its own. */
import type { BounceReason } from '../engine/observer.ts';
import type { Queue } from '../engine/queue.ts';
import type { Cohort } from './cohorts.ts';
import type { FluidQueue } from './fluid-queue.ts';
import type { Reaction } from '../plan/reply-rules.ts';
import type { Replies } from '../receivers/replies.ts';
import type { BounceCategories } from '../results/bounce-categories.ts';
import type { Collector } from '../results/collector.ts';
import { cellOf } from '../results/latency.ts';
import { DirectCounting } from './direct-counting.ts';
import { type Counting, Ledger } from './ledger.ts';
import { deal, dealt, leave } from './shares.ts';
import { StepSums } from './step-sums.ts';
import { ROUNDING } from './stretch.ts';
import { Teams } from './teams.ts';

/** Attempts that are not counted yet: so many of what was tried, spread evenly between two times. */
interface Attempts {
  readonly queue: FluidQueue;
  readonly tried: Pick<Cohort, 'stream' | 'domain' | 'count' | 'parts'>;
  readonly from: number;
  readonly to: number;
}

/** Those of them that a queue sends one way, with their groups. */
interface Measured {
  readonly queue: number;
  readonly virtualMta: number;
  readonly sourceIp: number;
  readonly path: number;
  readonly mxHost: number;
  readonly count: number;
}

interface MeasuredAttempts extends Attempts {
  readonly measured: readonly Measured[];
}

export interface CountedMailParts {
  readonly collector: Collector;
  readonly replies: Replies;
  readonly categories: BounceCategories;
  /** Sets the time of what is counted next. */
  setTime(time: number): void;
}

export class CountedMail {
  readonly #parts: CountedMailParts;
  readonly #sums: StepSums;
  readonly #attempts: Attempts[] = [];
  readonly #ledgers = new Map<FluidQueue, Ledger>();
  readonly #direct: DirectCounting;
  readonly #teams: Teams;

  constructor(parts: CountedMailParts) {
    this.#parts = parts;
    this.#sums = new StepSums(parts.collector.tables);
    this.#direct = new DirectCounting(parts.collector);
    this.#teams = new Teams(parts.collector);
  }

  /** Attempts that are spread evenly between two times; their peaks are counted when the step is over. */
  attempted(queue: FluidQueue, cohort: Cohort, from: number, to: number): void {
    this.#countingOf(queue).attempted(queue, cohort);
    const last = this.#attempts.at(-1);
    const isSame = last?.queue === queue && last.from === from && last.to === to && isSameMail(last.tried, cohort);
    if (isSame) this.#attempts[this.#attempts.length - 1] = { ...last, tried: both(last.tried, cohort) };
    else this.#attempts.push({ queue, tried: cohort, from, to });
  }

  /** Counts the attempts of a step, piece by piece. @param start of the step @param end of it */
  endStep(start: number, end: number): void {
    const length = Math.max((end - start) / MOST_PIECES, Math.min(end - start, SHORTEST_PIECE));
    const attempts = this.#attempts.map((one) => ({ ...one, measured: this.#measuredIn(one) }));
    if (attempts.length > 0) {
      for (let from = start; from < end; from += length)
        this.#countPiece(attempts, from, Math.min(end, from + length), end);
    }
    this.#attempts.length = 0;
  }

  #measuredIn({ queue, tried }: Attempts): Measured[] {
    const { ids } = this.#parts.collector;
    const found: Measured[] = [];
    this.#teams.measure(queue, tried, (one, all) => {
      const id = ids.ofQueue(one);
      leave(ids, one, all, (way, count) => {
        const path = ids.pathOf(way);
        const sourceIp = ids.sourceIpOf(path);
        found.push({ queue: id, virtualMta: ids.virtualMtaOf(id), sourceIp, path, mxHost: ids.mxHostOf(way), count });
      });
    });
    return found;
  }

  #countPiece(all: readonly MeasuredAttempts[], from: number, to: number, end: number): void {
    for (const attempts of all) {
      const part = partBetween(attempts, from, to, end);
      const length = Math.min(to, attempts.to) - Math.max(from, attempts.from);
      if (part > 0) this.#countPart(attempts, part, from, from + Math.max(0, length));
    }
    this.#sums.tell(from);
  }

  /** @param part of the attempts, evenly from a time to another one */
  #countPart({ tried, measured }: MeasuredAttempts, part: number, from: number, to: number): void {
    const { ids, tables } = this.#parts.collector;
    const { total, domains, streams, mxHosts } = this.#sums;
    total.add(0, tried.count * part, to - from);
    domains.add(ids.ofDomain(tried.domain), tried.count * part, to - from);
    streams.add(ids.ofStream(tried.stream), tried.count * part, to - from);
    // All of them are sent to the same mail server.
    if (measured[0]) mxHosts.add(measured[0].mxHost, tried.count * part, to - from);
    for (const { queue, virtualMta, sourceIp, path, count } of measured) {
      tables.queues.triedEvenly(queue, count * part, from, to);
      tables.virtualMtas.triedEvenly(virtualMta, count * part, from, to);
      tables.sourceIps.triedEvenly(sourceIp, count * part, from, to);
      tables.paths.triedEvenly(path, count * part, from, to);
    }
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

function isSameMail(a: Attempts['tried'], b: Attempts['tried']): boolean {
  return a.stream === b.stream && a.domain === b.domain;
}

function both(a: Attempts['tried'], b: Attempts['tried']): Attempts['tried'] {
  const parts = a.parts?.map((part, place) => part + (b.parts?.[place] ?? 0));
  return { ...a, parts, count: a.count + b.count };
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

/** What part of some attempts falls into a piece of a step. */
function partBetween({ from, to }: Attempts, start: number, end: number, stepEnd: number): number {
  if (from === to) return from >= start && (from < end || end === stepEnd) ? 1 : 0;
  return Math.max(0, Math.min(end, to) - Math.max(start, from)) / (to - from);
}

/** Pieces that attempts of a step are counted in. */
const MOST_PIECES = 4;
/** Milliseconds; in shorter ones peaks would be no clearer. */
const SHORTEST_PIECE = 250;
