/** Counts mail in numbers, for a run that has no messages of its own. */
import type { BounceReason } from '../engine/observer.ts';
import type { Queue } from '../engine/queue.ts';
import type { Cohort } from './cohorts.ts';
import type { FluidQueue } from './fluid-queue.ts';
import type { Reaction } from '../plan/reply-rules.ts';
import type { Replies } from '../receivers/replies.ts';
import type { BounceCategories } from '../results/bounce-categories.ts';
import type { Collector } from '../results/collector.ts';
import type { Numbers } from '../results/column.ts';
import { cellOf } from '../results/latency.ts';
import { StepSums } from './step-sums.ts';

/** Attempts that are not counted yet: so many of what was tried, spread evenly between two times. */
interface Attempts {
  readonly queue: FluidQueue;
  readonly tried: Pick<Cohort, 'stream' | 'domain' | 'count' | 'parts'>;
  readonly from: number;
  readonly to: number;
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

  constructor(parts: CountedMailParts) {
    this.#parts = parts;
    this.#sums = new StepSums(parts.collector.tables);
  }

  /** Attempts that are spread evenly between two times; their peaks are counted when the step is over. */
  attempted(queue: FluidQueue, cohort: Cohort, from: number, to: number): void {
    const { flows, ways } = this.#parts.collector;
    for (const [one, count] of shares(queue, cohort)) {
      flows.attempts.add(this.#flowOf(one, cohort), count);
      this.#leave(one, count, ways.attempts);
    }
    const last = this.#attempts.at(-1);
    const isSame = last?.queue === queue && last.from === from && last.to === to && isSameMail(last.tried, cohort);
    if (isSame) this.#attempts[this.#attempts.length - 1] = { ...last, tried: both(last.tried, cohort) };
    else this.#attempts.push({ queue, tried: cohort, from, to });
  }

  #flowOf(queue: Queue, { stream, domain }: Pick<Cohort, 'stream' | 'domain'>): number {
    const { ids } = this.#parts.collector;
    return ids.flowOf(ids.ofQueue(queue), stream, domain);
  }

  /** Counts mail that leaves by all addresses of a queue in turn. */
  #leave(queue: Queue, count: number, counts: Numbers): void {
    for (const [way, part] of this.#ways(queue, count)) counts.add(way, part);
  }

  #ways(queue: Queue, count: number): [number, number][] {
    const { ids } = this.#parts.collector;
    const { sources } = queue;
    const host = queue.hostAt(queue.nextHost);
    const [only] = sources;
    if (only && sources.length === 1) return [[ids.wayOf(queue, only, host), count]];
    const found: [number, number][] = [];
    let left = count;
    for (const [index, source] of sources.entries()) {
      const part = Math.round(left / (sources.length - index));
      if (part > 0) found.push([ids.wayOf(queue, source, host), part]);
      left -= part;
    }
    return found;
  }

  /** Counts the attempts of a step, piece by piece. @param start of the step @param end of it */
  endStep(start: number, end: number): void {
    const length = Math.max((end - start) / MOST_PIECES, Math.min(end - start, SHORTEST_PIECE));
    if (this.#attempts.length > 0) {
      for (let from = start; from < end; from += length) this.#countPiece(from, Math.min(end, from + length), end);
    }
    this.#attempts.length = 0;
  }

  #countPiece(from: number, to: number, end: number): void {
    for (const attempts of this.#attempts) {
      const part = partBetween(attempts, from, to, end);
      const length = Math.min(to, attempts.to) - Math.max(from, attempts.from);
      if (part > 0) this.#sumUp(attempts, part, Math.max(0, length));
    }
    this.#sums.tell(from);
  }

  /** @param part of the attempts @param length milliseconds that they take */
  #sumUp({ queue, tried }: Attempts, part: number, length: number): void {
    const { ids } = this.#parts.collector;
    const sums = this.#sums;
    sums.total.add(0, tried.count * part, length);
    sums.domains.add(ids.ofDomain(tried.domain), tried.count * part, length);
    sums.streams.add(ids.ofStream(tried.stream), tried.count * part, length);
    for (const [one, count] of shares(queue, tried)) {
      const id = ids.ofQueue(one);
      sums.queues.add(id, count * part, length);
      sums.virtualMtas.add(ids.virtualMtaOf(id), count * part, length);
      for (const [way, own] of this.#ways(one, count)) this.#sumUpWay(way, own * part, length);
    }
  }

  #sumUpWay(way: number, count: number, length: number): void {
    const { ids } = this.#parts.collector;
    const path = ids.pathOf(way);
    this.#sums.sourceIps.add(ids.sourceIpOf(path), count, length);
    this.#sums.paths.add(path, count, length);
    this.#sums.mxHosts.add(ids.mxHostOf(way), count, length);
  }

  /** @param now when @param time milliseconds since they came */
  delivered(queue: FluidQueue, cohort: Cohort, now: number, time: number): void {
    const { tables, ids, flows, ways, total } = this.#goOnTo(now);
    const cell = cellOf(time);
    tables.total.took(0, time, cell, cohort.count);
    tables.domains.took(ids.ofDomain(cohort.domain), time, cell, cohort.count);
    tables.streams.took(ids.ofStream(cohort.stream), time, cell, cohort.count);
    total.delivered += cohort.count;
    for (const [one, count] of shares(queue, cohort)) {
      const id = ids.ofQueue(one);
      flows.delivered.add(this.#flowOf(one, cohort), count);
      tables.queues.took(id, time, cell, count);
      tables.virtualMtas.took(ids.virtualMtaOf(id), time, cell, count);
      for (const [way, part] of this.#ways(one, count)) {
        ways.delivered.add(way, part);
        tables.sourceIps.took(ids.sourceIpOf(ids.pathOf(way)), time, cell, part);
      }
      this.#finish(one, cohort, count, now);
    }
  }

  deferred(queue: FluidQueue, cohort: Cohort, now: number): void {
    const { flows, ways, total } = this.#goOnTo(now);
    for (const [one, count] of shares(queue, cohort)) {
      flows.deferred.add(this.#flowOf(one, cohort), count);
      this.#leave(one, count, ways.deferred);
    }
    total.deferred += cohort.count;
  }

  bounced(queue: FluidQueue, cohort: Cohort, now: number, { reason, reply, isReplied }: Bounce): void {
    const { categories, replies } = this.#parts;
    const { flows, ways, total } = this.#goOnTo(now);
    const category = reason === 'expired' ? categories.expired : categories.of(reply, (id) => replies.textOf(id));
    for (const [one, count] of shares(queue, cohort)) {
      flows.bounce(this.#flowOf(one, cohort), category, reason, count);
      for (const [way, part] of isReplied ? this.#ways(one, count) : []) ways.bounce(way, category, reason, part);
      this.#finish(one, cohort, count, now);
    }
    total.bounced += cohort.count;
  }

  /** Mail that left by no connection. */
  handedOver(queue: FluidQueue, cohort: Cohort, now: number): void {
    const { flows } = this.#parts.collector;
    for (const [one, count] of shares(queue, cohort)) {
      flows.discarded.add(this.#flowOf(one, cohort), count);
      this.#finish(one, cohort, count, now);
    }
  }

  moved(from: Queue, to: Queue, cohort: Cohort, now: number): void {
    const { activity, ids, tables, flows } = this.#parts.collector;
    const target = ids.ofQueue(to);
    flows.movedOut.add(this.#flowOf(from, cohort), cohort.count);
    flows.movedIn.add(this.#flowOf(to, cohort), cohort.count);
    activity.go(ids.ofQueue(from), now, cohort.count);
    activity.come(target, cohort.count, now);
    tables.queues.came(target, cohort.count, now);
    tables.virtualMtas.came(ids.virtualMtaOf(target), cohort.count, now);
  }

  #goOnTo(now: number): Collector {
    this.#parts.setTime(now);
    this.#parts.collector.tick();
    return this.#parts.collector;
  }

  modeChanged({ queue }: FluidQueue, now: number, { reaction, reply, isDelivery }: Change): void {
    const { backoff } = this.#parts.collector;
    if (queue.mode === 'backoff') backoff.enter(queue, now, this.#parts.replies.textOf(reply), reaction);
    else backoff.leave(queue, now, reaction ? 'reply' : isDelivery ? 'delivery' : 'time');
  }

  /** Connections of queues: how many were opened before and until now, and how many are open. */
  connections({ queues, many, open }: FluidQueue, before: number, until: number, now: number): void {
    for (const [place, queue] of queues.entries()) {
      const opened = dealt(until, place, many) - dealt(before, place, many);
      const more = dealt(now, place, many) - (open[place] ?? 0);
      open[place] = (open[place] ?? 0) + more;
      if (opened !== 0 || more !== 0) this.#connect(queue, opened, more);
    }
  }

  #connect(queue: Queue, opened: number, more: number): void {
    const { tables, ids } = this.#parts.collector;
    const queueId = ids.ofQueue(queue);
    tables.total.connections.change(0, opened, more);
    tables.domains.connections.change(ids.domainOf(queueId), opened, more);
    tables.queues.connections.change(queueId, opened, more);
    tables.virtualMtas.connections.change(ids.virtualMtaOf(queueId), opened, more);
    const parts = queue.sources.length;
    for (const source of queue.sources) {
      const way = ids.wayOf(queue, source, queue.hostAt(queue.nextHost));
      const path = ids.pathOf(way);
      tables.sourceIps.connections.change(ids.sourceIpOf(path), opened / parts, more / parts);
      tables.paths.connections.change(path, opened / parts, more / parts);
      tables.mxHosts.connections.change(ids.mxHostOf(way), opened / parts, more / parts);
    }
  }

  #finish(queue: Queue, mail: Pick<Cohort, 'stream' | 'domain'>, count: number, now: number): void {
    const { flows, activity, ids, total } = this.#parts.collector;
    flows.doneAt(this.#flowOf(queue, mail), now);
    activity.go(ids.ofQueue(queue), now, count);
    total.queued -= count;
  }
}

/** The queues that have some of a cohort, and how many. */
function shares({ queues, queue }: FluidQueue, { parts, count }: Pick<Cohort, 'parts' | 'count'>): [Queue, number][] {
  if (!parts) return [[queue, count]];
  return queues.flatMap((one, place): [Queue, number][] => {
    const part = parts[place] ?? 0;
    return part > 0 ? [[one, part]] : [];
  });
}

/** Of things that are dealt out one by one, how many one of many gets. */
function dealt(count: number, place: number, many: number): number {
  return Math.floor((count + place) / many);
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
