import type { Collector } from '../results/collector.ts';
import type { Cohort } from './cohorts.ts';
import type { FluidQueue } from './fluid-queue.ts';
import type { BounceKind, Counting } from './ledger.ts';
import { leave } from './shares.ts';

/** Counts mail of single queues at once. */
export class DirectCounting implements Counting {
  readonly #collector: Collector;

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  attempted(queue: FluidQueue, cohort: Cohort): void {
    this.#count('attempts', queue, cohort);
  }

  deferred(queue: FluidQueue, cohort: Cohort): void {
    this.#count('deferred', queue, cohort);
  }

  delivered(queue: FluidQueue, cohort: Cohort, now: number): void {
    this.#finish(queue, cohort, now, this.#count('delivered', queue, cohort));
  }

  bounced({ queue }: FluidQueue, cohort: Cohort, now: number, { category, reason, isReplied }: BounceKind): void {
    const { ids, flows, ways } = this.#collector;
    const flow = ids.flowOf(ids.ofQueue(queue), cohort.stream, cohort.domain);
    flows.bounce(flow, category, reason, cohort.count);
    if (isReplied) leave(ids, queue, cohort.count, (way, part) => ways.bounce(way, category, reason, part));
    this.#finish({ queue }, cohort, now, flow);
  }

  /** @returns the number of the flow */
  #count(
    kind: 'attempts' | 'delivered' | 'deferred',
    { queue }: FluidQueue,
    { stream, domain, count }: Cohort,
  ): number {
    const { ids, flows, ways } = this.#collector;
    const flow = ids.flowOf(ids.ofQueue(queue), stream, domain);
    flows[kind].add(flow, count);
    leave(ids, queue, count, (way, part) => ways[kind].add(way, part));
    return flow;
  }

  #finish({ queue }: Pick<FluidQueue, 'queue'>, { count }: Cohort, now: number, flow: number): void {
    const { ids, flows, activity } = this.#collector;
    flows.doneAt(flow, now);
    activity.go(ids.ofQueue(queue), now, count);
  }
}
