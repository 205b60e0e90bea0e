/** Sums what was counted by flows and ways up to the groups that people ask for. */
import type { Collector } from './collector.ts';
import { Counters } from './counters.ts';
import type { GroupTables } from './group-ids.ts';
import type { Counts } from './result.ts';

/** Where what all groups without a row of their own had is summed. */
const OTHERS = 0;

/** The sums of the groups of one kind: those that are measured in detail have a row each, all others are one. */
export class GroupSums {
  readonly counters: Counters;
  readonly #categories: readonly string[];
  readonly #rows = new Map<number, number>();

  constructor(ids: Iterable<number>, categories: readonly string[]) {
    this.#categories = categories;
    this.counters = new Counters(categories);
    for (const id of ids) if (!this.#rows.has(id)) this.#rows.set(id, this.#rows.size + 1);
  }

  rowOf(id: number): number {
    return this.#rows.get(id) ?? OTHERS;
  }

  /** What was counted of one of the groups that have a row. */
  counts(id: number): Counts {
    return this.counters.counts(this.rowOf(id));
  }

  /** The sum of all groups but those that `isShown` takes, which all have rows. */
  others(isShown: (id: number) => boolean): Counts {
    const sum = new Counters(this.#categories);
    sum.include(0, this.counters, OTHERS);
    for (const [id, row] of this.#rows) if (!isShown(id)) sum.include(0, this.counters, row);
    return sum.counts(0);
  }

  include(id: number, from: Counters, place: number): void {
    this.counters.include(this.rowOf(id), from, place);
  }

  /** How busy one of the groups is that have a row. */
  weightOf(id: number): number {
    const { injected, refused, attempts } = this.counters;
    const row = this.rowOf(id);
    return injected.at(row) + refused.at(row) + attempts.at(row);
  }
}

export type Settled = Readonly<Record<keyof GroupTables, GroupSums>>;

export function settled({ tables, flows, ways, ids, categories, chart }: Collector): Settled {
  const make = (kind: keyof GroupTables): GroupSums => {
    const { details, size, refused } = tables[kind];
    const detailed = [...details.entries()].map(([id]) => id);
    const sums = new GroupSums(kind === 'domains' ? [...detailed, ...chart.domains] : detailed, categories);
    for (let id = 0; id < size; id++) sums.counters.refused.add(sums.rowOf(id), refused.at(id));
    return sums;
  };
  const sums: Settled = {
    total: make('total'),
    domains: make('domains'),
    queues: make('queues'),
    virtualMtas: make('virtualMtas'),
    streams: make('streams'),
    sourceIps: make('sourceIps'),
    paths: make('paths'),
    mxHosts: make('mxHosts'),
  };
  for (let flow = 0; flow < ids.flows.size; flow++) {
    const queue = ids.flows.part(flow, 0);
    sums.total.include(0, flows, flow);
    sums.domains.include(ids.flows.part(flow, 1), flows, flow);
    sums.queues.include(queue, flows, flow);
    sums.virtualMtas.include(ids.virtualMtaOf(queue), flows, flow);
    sums.streams.include(ids.flows.part(flow, 2), flows, flow);
  }
  for (let way = 0; way < ids.ways.size; way++) {
    const path = ids.pathOf(way);
    sums.sourceIps.include(ids.sourceIpOf(path), ways, way);
    sums.paths.include(path, ways, way);
    sums.mxHosts.include(ids.mxHostOf(way), ways, way);
  }
  return sums;
}
