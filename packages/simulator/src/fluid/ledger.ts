/** Counts of queues that are worked out together, which are counted queue by queue only once in a while. */
import type { BounceReason } from '../engine/observer.ts';
import type { Queue } from '../engine/queue.ts';
import type { Collector } from '../results/collector.ts';
import type { Cohort } from './cohorts.ts';
import type { FluidQueue } from './fluid-queue.ts';
import { type Mail, leave } from './shares.ts';

/** What happened to the mail of one stream to one domain, in whole recipients of each of the queues. */
interface Sums {
  readonly stream: number;
  readonly domain: number;
  readonly attempts: Float64Array;
  readonly delivered: Float64Array;
  readonly deferred: Float64Array;
  readonly bounced: BounceSums[];
  /** When the last of them was delivered or given up. */
  lastDone: number;
  /** Whether there is anything that is not counted. */
  hasNew: boolean;
}

/** Why recipients were given up. */
export interface BounceKind {
  readonly category: number;
  readonly reason: BounceReason;
  /** Whether the reply was one to them, over a connection. */
  readonly isReplied: boolean;
}

interface BounceSums extends BounceKind {
  readonly counts: Float64Array;
}

/** Where it is counted what becomes of mail. */
export interface Counting {
  attempted(queue: FluidQueue, cohort: Cohort): void;
  deferred(queue: FluidQueue, cohort: Cohort): void;
  delivered(queue: FluidQueue, cohort: Cohort, now: number): void;
  bounced(queue: FluidQueue, cohort: Cohort, now: number, kind: BounceKind): void;
}

export class Ledger implements Counting {
  readonly #queue: FluidQueue;
  readonly #sums: Sums[] = [];
  /** Those that were added to last. */
  #last: Sums | undefined;

  constructor(queue: FluidQueue) {
    this.#queue = queue;
  }

  attempted(_queue: FluidQueue, cohort: Cohort): void {
    addParts(this.#of(cohort).attempts, cohort);
  }

  deferred(_queue: FluidQueue, cohort: Cohort): void {
    addParts(this.#of(cohort).deferred, cohort);
  }

  delivered(_queue: FluidQueue, cohort: Cohort, now: number): void {
    const sums = this.#of(cohort);
    addParts(sums.delivered, cohort);
    sums.lastDone = now;
  }

  bounced(_queue: FluidQueue, cohort: Cohort, now: number, { category, reason, isReplied }: BounceKind): void {
    const sums = this.#of(cohort);
    const known = sums.bounced.find(
      (one) => one.category === category && one.reason === reason && one.isReplied === isReplied,
    );
    const bounced = known ?? { category, reason, isReplied, counts: this.#zeros() };
    if (!known) sums.bounced.push(bounced);
    addParts(bounced.counts, cohort);
    sums.lastDone = now;
  }

  /** Counts what happened to mail so far. */
  settle(collector: Collector): void {
    for (const sums of this.#sums) if (sums.hasNew) this.#settle(collector, sums);
  }

  #settle(collector: Collector, sums: Sums): void {
    for (const [place, queue] of this.#queue.queues.entries()) settleQueue(collector, queue, place, sums);
    for (const counts of [sums.attempts, sums.delivered, sums.deferred]) counts.fill(0);
    for (const { counts } of sums.bounced) counts.fill(0);
    sums.hasNew = false;
  }

  /** What is to be added to. */
  #of({ stream, domain }: Cohort): Sums {
    let sums = this.#last;
    if (sums?.stream !== stream || sums.domain !== domain) {
      sums = this.#sums.find((one) => one.stream === stream && one.domain === domain) ?? this.#add(stream, domain);
      this.#last = sums;
    }
    sums.hasNew = true;
    return sums;
  }

  #add(stream: number, domain: number): Sums {
    const [attempts, delivered, deferred] = [this.#zeros(), this.#zeros(), this.#zeros()];
    const sums = { stream, domain, attempts, delivered, deferred, bounced: [], lastDone: -Infinity, hasNew: false };
    this.#sums.push(sums);
    return sums;
  }

  #zeros(): Float64Array {
    return new Float64Array(this.#queue.many);
  }
}

function addParts(sums: Float64Array, { parts, count }: Mail): void {
  if (!parts) sums[0] = (sums[0] ?? 0) + count;
  else for (let place = 0; place < sums.length; place++) sums[place] = (sums[place] ?? 0) + (parts[place] ?? 0);
}

function settleQueue(collector: Collector, queue: Queue, place: number, sums: Sums): void {
  const { ids, flows, ways, activity } = collector;
  const id = ids.ofQueue(queue);
  const flow = ids.flowOf(id, sums.stream, sums.domain);
  for (const kind of ['attempts', 'delivered', 'deferred'] as const) {
    const count = sums[kind][place] ?? 0;
    flows[kind].add(flow, count);
    leave(ids, queue, count, (way, part) => ways[kind].add(way, part));
  }
  let done = sums.delivered[place] ?? 0;
  for (const { category, reason, isReplied, counts } of sums.bounced) {
    const count = counts[place] ?? 0;
    if (count === 0) continue;
    done += count;
    flows.bounce(flow, category, reason, count);
    if (isReplied) leave(ids, queue, count, (way, part) => ways.bounce(way, category, reason, part));
  }
  if (done === 0) return;
  flows.doneAt(flow, sums.lastDone);
  activity.go(id, sums.lastDone, done);
}
