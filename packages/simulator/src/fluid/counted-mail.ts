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

/** Attempts that are not counted yet. */
interface Attempts {
  /** Numbers of what they are counted for. */
  readonly flow: number;
  readonly way: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
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
  readonly #attempts: Attempts[] = [];
  #last: { readonly queue?: Queue; readonly stream: number; readonly domain: number; readonly flow: number } = nothing;

  constructor(parts: CountedMailParts) {
    this.#parts = parts;
  }

  /** Attempts that are spread evenly between two times; counted when the step is over, in the order of time. */
  attempted({ queue }: FluidQueue, cohort: Cohort, from: number, to: number): void {
    const { flows, ways } = this.#parts.collector;
    const flow = this.#flowOf(queue, cohort);
    flows.attempts.add(flow, cohort.count);
    for (const [way, count] of this.#ways(queue, cohort.count)) {
      ways.attempts.add(way, count);
      this.#attempts.push({ flow, way, from, to, count });
    }
  }

  /** What happens to a cohort is told one after the other, so the flow is mostly the one that was asked for last. */
  #flowOf(queue: Queue, { stream, domain }: Pick<Cohort, 'stream' | 'domain'>): number {
    const last = this.#last;
    if (last.queue === queue && last.stream === stream && last.domain === domain) return last.flow;
    const { ids } = this.#parts.collector;
    const flow = ids.flowOf(ids.ofQueue(queue), stream, domain);
    this.#last = { queue, stream, domain, flow };
    return flow;
  }

  /** Mail leaves by all addresses of a queue in turn. */
  #ways(queue: Queue, count: number): [number, number][] {
    const { ids } = this.#parts.collector;
    const { sources } = queue;
    const [only] = sources;
    if (only && sources.length === 1) return [[ids.wayOf(queue, only, queue.hostAt(queue.nextHost)), count]];
    const found: [number, number][] = [];
    let left = count;
    for (const [index, source] of sources.entries()) {
      const part = Math.round(left / (sources.length - index));
      if (part > 0) found.push([ids.wayOf(queue, source, queue.hostAt(queue.nextHost)), part]);
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
      const first = Math.max(from, attempts.from);
      const last = Math.min(to, attempts.to);
      const count = partBetween(attempts, from, to, end);
      if (count > 0) this.#countAttempts(attempts, count, from, from + Math.max(0, last - first));
    }
  }

  #countAttempts({ flow, way }: Attempts, count: number, from: number, to: number): void {
    const { tables, ids } = this.#parts.collector;
    const queue = ids.flows.part(flow, 0);
    const path = ids.pathOf(way);
    tables.total.triedEvenly(0, count, from, to);
    tables.domains.triedEvenly(ids.flows.part(flow, 1), count, from, to);
    tables.queues.triedEvenly(queue, count, from, to);
    tables.virtualMtas.triedEvenly(ids.virtualMtaOf(queue), count, from, to);
    tables.streams.triedEvenly(ids.flows.part(flow, 2), count, from, to);
    tables.sourceIps.triedEvenly(ids.sourceIpOf(path), count, from, to);
    tables.paths.triedEvenly(path, count, from, to);
    tables.mxHosts.triedEvenly(ids.mxHostOf(way), count, from, to);
  }

  /** @param now when @param time milliseconds since they came */
  delivered({ queue }: FluidQueue, cohort: Cohort, now: number, time: number): void {
    const { tables, ids, flows, ways, total } = this.#goOnTo(now);
    const { count } = cohort;
    const flow = this.#flowOf(queue, cohort);
    const queueId = ids.flows.part(flow, 0);
    const cell = cellOf(time);
    flows.delivered.add(flow, count);
    tables.total.took(0, time, cell, count);
    tables.domains.took(ids.flows.part(flow, 1), time, cell, count);
    tables.queues.took(queueId, time, cell, count);
    tables.virtualMtas.took(ids.virtualMtaOf(queueId), time, cell, count);
    tables.streams.took(ids.flows.part(flow, 2), time, cell, count);
    for (const [way, part] of this.#ways(queue, count)) {
      ways.delivered.add(way, part);
      tables.sourceIps.took(ids.sourceIpOf(ids.pathOf(way)), time, cell, part);
    }
    this.#finish(queue, flow, count, now);
    total.delivered += count;
  }

  deferred({ queue }: FluidQueue, cohort: Cohort, now: number): void {
    const { flows, ways, total } = this.#goOnTo(now);
    flows.deferred.add(this.#flowOf(queue, cohort), cohort.count);
    for (const [way, part] of this.#ways(queue, cohort.count)) ways.deferred.add(way, part);
    total.deferred += cohort.count;
  }

  bounced({ queue }: FluidQueue, cohort: Cohort, now: number, { reason, reply, isReplied }: Bounce): void {
    const { categories, replies } = this.#parts;
    const { flows, ways, total } = this.#goOnTo(now);
    const category = reason === 'expired' ? categories.expired : categories.of(reply, (id) => replies.textOf(id));
    const flow = this.#flowOf(queue, cohort);
    flows.bounce(flow, category, reason, cohort.count);
    for (const [way, part] of isReplied ? this.#ways(queue, cohort.count) : []) {
      ways.bounce(way, category, reason, part);
    }
    this.#finish(queue, flow, cohort.count, now);
    total.bounced += cohort.count;
  }

  /** Mail that left by no connection. */
  handedOver({ queue }: FluidQueue, cohort: Cohort, now: number): void {
    const { flows } = this.#parts.collector;
    const flow = this.#flowOf(queue, cohort);
    flows.discarded.add(flow, cohort.count);
    this.#finish(queue, flow, cohort.count, now);
  }

  moved({ queue: from }: FluidQueue, { queue: to }: FluidQueue, cohort: Cohort, now: number): void {
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

  /** Connections that a queue opened since, and how many more it has than before. */
  connections({ queue }: FluidQueue, opened: number, more: number): void {
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

  #finish(queue: Queue, flow: number, count: number, now: number): void {
    const { flows, activity, ids, total } = this.#parts.collector;
    flows.doneAt(flow, now);
    activity.go(ids.ofQueue(queue), now, count);
    total.queued -= count;
  }
}

const nothing = { stream: -1, domain: -1, flow: -1 };

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

/** How many of some attempts fall into a piece of a step. */
function partBetween({ from, to, count }: Attempts, start: number, end: number, stepEnd: number): number {
  if (from === to) return from >= start && (from < end || end === stepEnd) ? count : 0;
  const length = Math.min(end, to) - Math.max(start, from);
  return length > 0 ? (count * length) / (to - from) : 0;
}

/** Pieces that attempts of a step are counted in. */
const MOST_PIECES = 4;
/** Milliseconds; in shorter ones peaks would be no clearer. */
const SHORTEST_PIECE = 250;
