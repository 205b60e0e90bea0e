/** Counts mail in numbers, for a run that has no messages of its own. */
import type { BounceReason } from '../engine/observer.ts';
import type { Queue, Source } from '../engine/queue.ts';
import type { Cohort } from './cohorts.ts';
import type { FluidQueue } from './fluid-queue.ts';
import type { Reaction } from '../plan/reply-rules.ts';
import type { Replies } from '../receivers/replies.ts';
import type { BounceCategories } from '../results/bounce-categories.ts';
import type { Collector } from '../results/collector.ts';
import { addTo } from '../results/counters.ts';
import type { FlowIds, WayIds } from '../results/group-ids.ts';
import { cellOf } from '../results/latency.ts';

/** Attempts that are not counted yet. */
interface Attempts {
  readonly flow: FlowIds;
  readonly way: WayIds;
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

  constructor(parts: CountedMailParts) {
    this.#parts = parts;
  }

  /** Attempts that are spread evenly between two times; counted when the step is over, in the order of time. */
  attempted({ queue }: FluidQueue, { stream, domain, count }: Cohort, from: number, to: number): void {
    const { collector } = this.#parts;
    const id = collector.flowOf(queue, stream, domain);
    const flow = collector.ids.flows[id];
    addTo(collector.flows.attempts, id, count);
    for (const [source, part] of shares(queue, count)) {
      const way = collector.ids.wayOf(queue, source, queue.nextHost);
      addTo(collector.ways.attempts, this.#wayWithRoom(way), part);
      if (flow) this.#attempts.push({ flow, way, from, to, count: part });
    }
  }

  #wayWithRoom({ way }: WayIds): number {
    const { ways, ids } = this.#parts.collector;
    while (ways.size < ids.ways.length) ways.add();
    return way;
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
    const { tables } = this.#parts.collector;
    tables.total.triedEvenly(0, count, from, to);
    tables.domains.triedEvenly(flow.domain, count, from, to);
    tables.queues.triedEvenly(flow.queue, count, from, to);
    tables.virtualMtas.triedEvenly(flow.virtualMta, count, from, to);
    tables.streams.triedEvenly(flow.stream, count, from, to);
    tables.sourceIps.triedEvenly(way.sourceIp, count, from, to);
    tables.paths.triedEvenly(way.path, count, from, to);
    tables.mxHosts.triedEvenly(way.mxHost, count, from, to);
  }

  /** @param now when @param time milliseconds since they came */
  delivered({ queue }: FluidQueue, { stream, domain, count }: Cohort, now: number, time: number): void {
    const { collector } = this.#parts;
    this.#parts.setTime(now);
    collector.tick();
    const { tables, ids } = collector;
    const id = collector.flowOf(queue, stream, domain);
    const flow = ids.flows[id];
    const cell = cellOf(time);
    addTo(collector.flows.delivered, id, count);
    tables.total.took(0, time, cell, count);
    if (flow) {
      tables.domains.took(flow.domain, time, cell, count);
      tables.queues.took(flow.queue, time, cell, count);
      tables.virtualMtas.took(flow.virtualMta, time, cell, count);
      tables.streams.took(flow.stream, time, cell, count);
    }
    for (const [source, part] of shares(queue, count)) {
      const way = ids.wayOf(queue, source, queue.nextHost);
      addTo(collector.ways.delivered, this.#wayWithRoom(way), part);
      tables.sourceIps.took(way.sourceIp, time, cell, part);
    }
    this.#finish(queue, id, count, now);
    collector.total.delivered += count;
  }

  deferred({ queue }: FluidQueue, { stream, domain, count }: Cohort, now: number): void {
    const { collector } = this.#parts;
    this.#parts.setTime(now);
    collector.tick();
    addTo(collector.flows.deferred, collector.flowOf(queue, stream, domain), count);
    for (const [source, part] of shares(queue, count)) {
      const way = collector.ids.wayOf(queue, source, queue.nextHost);
      addTo(collector.ways.deferred, this.#wayWithRoom(way), part);
    }
    collector.total.deferred += count;
  }

  bounced({ queue }: FluidQueue, { stream, domain, count }: Cohort, now: number, bounce: Bounce): void {
    const { collector, categories, replies } = this.#parts;
    const { reason, reply, isReplied } = bounce;
    this.#parts.setTime(now);
    collector.tick();
    const category = reason === 'expired' ? categories.expired : categories.of(reply, (id) => replies.textOf(id));
    const flow = collector.flowOf(queue, stream, domain);
    collector.flows.bounce(flow, category, reason, count);
    for (const [source, part] of isReplied ? shares(queue, count) : []) {
      const way = collector.ids.wayOf(queue, source, queue.nextHost);
      collector.ways.bounce(this.#wayWithRoom(way), category, reason, part);
    }
    this.#finish(queue, flow, count, now);
    collector.total.bounced += count;
  }

  /** Mail that left by no connection. */
  handedOver({ queue }: FluidQueue, { stream, domain, count }: Cohort, now: number): void {
    const { collector } = this.#parts;
    const flow = collector.flowOf(queue, stream, domain);
    addTo(collector.flows.discarded, flow, count);
    this.#finish(queue, flow, count, now);
  }

  moved({ queue: from }: FluidQueue, { queue: to }: FluidQueue, { stream, domain, count }: Cohort, now: number): void {
    const { collector } = this.#parts;
    const { activity, ids, tables } = collector;
    const target = ids.ofQueue(to);
    addTo(collector.flows.movedOut, collector.flowOf(from, stream, domain), count);
    addTo(collector.flows.movedIn, collector.flowOf(to, stream, domain), count);
    activity.go(ids.ofQueue(from).queue, now, count);
    activity.come(target.queue, count, now);
    tables.queues.came(target.queue, count, now);
    tables.virtualMtas.came(target.virtualMta, count, now);
  }

  modeChanged({ queue }: FluidQueue, now: number, { reaction, reply, isDelivery }: Change): void {
    const { backoff } = this.#parts.collector;
    if (queue.mode === 'backoff') backoff.enter(queue, now, this.#parts.replies.textOf(reply), reaction);
    else backoff.leave(queue, now, reaction ? 'reply' : isDelivery ? 'delivery' : 'time');
  }

  /** Connections that a queue opened since, and how many more it has than before. */
  connections({ queue }: FluidQueue, opened: number, more: number): void {
    const { tables, ids } = this.#parts.collector;
    const { domain, queue: queueId, virtualMta } = ids.ofQueue(queue);
    tables.total.connections.change(0, opened, more);
    tables.domains.connections.change(domain, opened, more);
    tables.queues.connections.change(queueId, opened, more);
    tables.virtualMtas.connections.change(virtualMta, opened, more);
    const parts = queue.sources.length;
    for (const source of queue.sources) {
      const { sourceIp, path, mxHost } = ids.wayOf(queue, source, queue.nextHost);
      tables.sourceIps.connections.change(sourceIp, opened / parts, more / parts);
      tables.paths.connections.change(path, opened / parts, more / parts);
      tables.mxHosts.connections.change(mxHost, opened / parts, more / parts);
    }
  }

  #finish(queue: Queue, flow: number, count: number, now: number): void {
    const { flows, activity, ids, total } = this.#parts.collector;
    flows.lastDone[flow] = Math.max(flows.lastDone[flow] ?? -Infinity, now);
    activity.go(ids.ofQueue(queue).queue, now, count);
    total.queued -= count;
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

/** How many of some attempts fall into a piece of a step. */
function partBetween({ from, to, count }: Attempts, start: number, end: number, stepEnd: number): number {
  if (from === to) return from >= start && (from < end || end === stepEnd) ? count : 0;
  const length = Math.min(end, to) - Math.max(start, from);
  return length > 0 ? (count * length) / (to - from) : 0;
}

/** Pieces that attempts of a step are counted in. */
const MOST_PIECES = 8;
/** Milliseconds; in shorter ones peaks would be no clearer. */
const SHORTEST_PIECE = 250;

/** Mail leaves by all addresses of a queue in turn. */
function shares({ sources }: Queue, count: number): [Source, number][] {
  const found: [Source, number][] = [];
  let left = count;
  for (const [index, source] of sources.entries()) {
    const part = Math.round(left / (sources.length - index));
    if (part > 0) found.push([source, part]);
    left -= part;
  }
  return found;
}
