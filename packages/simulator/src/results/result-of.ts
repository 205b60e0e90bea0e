/** Puts a result together from what was counted. Can be asked at any time of a run. */
import type { Knobs } from '../engine/knobs.ts';
import type { Threshold } from '../scenario/threshold.ts';
import { BindingSum, bindingOf } from './binding.ts';
import type { CeilingBreach } from './ceiling-breaches.ts';
import type { Ceilings } from './ceilings.ts';
import type { Collector } from './collector.ts';
import { type Numbers, numbers } from './column.ts';
import type { WaitingMail } from './kept-out.ts';
import { evaluate } from './evaluate.ts';
import type { GroupTables } from './group-ids.ts';
import { type Settled, settled } from './settle.ts';
import { percentilesIn } from './threshold-needs.ts';
import {
  type Binding,
  type Ceiling,
  type Group,
  type MxHostGroup,
  type PathGroup,
  type QueueGroup,
  RESULT_VERSION,
  type Result,
  type SeriesSet,
  type Table,
} from './result.ts';

/** What is known about a run besides what was counted. */
export interface RunFacts {
  readonly scenario: string;
  readonly seed: number;
  readonly knobs: Knobs;
  readonly ended: Result['ended'];
  readonly engine?: Result['engine'];
  /** What the configuration allows and what providers tolerate. */
  readonly allowed?: Ceilings;
  readonly tolerated?: Ceilings;
  readonly providerOf?: (domain: string) => string | undefined;
  readonly thresholds?: readonly Threshold[];
  /** Needed for thresholds about ceilings. */
  readonly breaches?: readonly CeilingBreach[];
  readonly notModelled?: readonly string[];
  /** What of the scenario was about no mail. */
  unused?(result: Result): readonly string[];
  /** Mail whose clients still wait for a connection. */
  readonly waiting?: WaitingMail;
}

export function resultOf(collector: Collector, facts: RunFacts): Result {
  const measured = measuredBy(collector, facts);
  const thresholds = (facts.thresholds ?? []).map((threshold) => evaluate(threshold, measured, facts.breaches));
  return { ...measured, thresholds, unused: facts.unused?.(measured) ?? [] };
}

type Kind = keyof GroupTables;

/** Rows are made from these. */
interface Source {
  readonly collector: Collector;
  readonly sums: Settled;
  readonly facts: RunFacts;
  readonly now: number;
  /** That thresholds ask for. */
  readonly percentiles: readonly number[];
  /** How long the queues of each domain and virtual MTA had mail. */
  readonly active: Active;
}

function measuredBy(collector: Collector, facts: RunFacts): Result {
  const { now } = collector.simulation;
  const percentiles = percentilesIn(facts.thresholds ?? []);
  const source = { collector, sums: settled(collector), facts, now, percentiles, active: activeIn(collector) };
  return {
    version: RESULT_VERSION,
    scenario: facts.scenario,
    seed: facts.seed,
    engine: facts.engine ?? 'exact',
    knobs: facts.knobs,
    span: now,
    ended: facts.ended,
    thresholds: [],
    total: groupOf(source, 'total', 0),
    domains: domainTable(source),
    queues: queueTable(source),
    virtualMtas: virtualMtaTable(source),
    sourceIps: tableOf(source, 'sourceIps', (id) => groupOf(source, 'sourceIps', id)),
    paths: pathTable(source),
    mxHosts: mxHostTable(source),
    streams: tableOf(source, 'streams', (id) => groupOf(source, 'streams', id)),
    binding: totalBinding(source),
    backoff: collector.backoff.summary(now),
    series: seriesOf(source),
    refusals: collector.refusals.refusals,
    waiting: facts.waiting?.clients ?? [],
    notModelled: facts.notModelled ?? [],
    unused: [],
  };
}

/** The busiest first. */
function tableOf<Row extends Group>({ collector, sums }: Source, kind: Kind, rowOf: (id: number) => Row): Table<Row> {
  const { details, size } = collector.tables[kind];
  const own = sums[kind];
  const ids = [...details.entries()].map(([id]) => id).sort((a, b) => own.weightOf(b) - own.weightOf(a) || a - b);
  const rows = ids.map(rowOf);
  if (rows.length === size) return { rows };
  const others = own.others((id) => details.peek(id) !== undefined);
  return { rows, others: { groups: size - rows.length, ...others } };
}

interface Limits {
  readonly allowed?: Ceiling | undefined;
  readonly tolerated?: Ceiling | undefined;
}

function groupOf(source: Source, kind: Kind, id: number, limits: Limits = {}): Group {
  const table = source.collector.tables[kind];
  const { details, connections } = table;
  const sums = source.sums[kind];
  const counts = sums.counts(id);
  const detail = details.peek(id);
  const firstInjected = timeOrNull(sums.counters.firstInjected.at(sums.rowOf(id)));
  const lastDone = timeOrNull(sums.counters.lastDone.at(sums.rowOf(id)));
  const isOpen = counts.left > 0 || source.facts.waiting?.isOf(kind, table.nameOf(id)) === true;
  return {
    name: table.nameOf(id),
    ...counts,
    firstInjected,
    lastDone,
    drain: isOpen || firstInjected === null || lastDone === null ? null : lastDone - firstInjected,
    active: source.active[kind]?.at(id) ?? 0,
    latency: detail?.latency?.summary(source.percentiles) ?? null,
    peaks: detail?.peaks?.summary ?? null,
    detailFrom: detail?.from ?? null,
    connections: { opened: connections.opened(id), peak: connections.most(id) },
    allowed: limits.allowed ?? null,
    tolerated: limits.tolerated ?? null,
  };
}

/** Infinite where it never was. */
function timeOrNull(time: number): number | null {
  return Number.isFinite(time) ? time : null;
}

type Active = Partial<Readonly<Record<Kind, Numbers>>>;

/** Sums of the times of queues. */
function activeIn({ ids, tables, activity, simulation }: Collector): Active {
  const found = { total: numbers(), domains: numbers(), virtualMtas: numbers(), queues: numbers() };
  for (let queue = 0; queue < tables.queues.size; queue++) {
    const time = activity.timeOf(queue, simulation.now);
    found.total.add(0, time);
    found.domains.add(ids.domainOf(queue), time);
    found.virtualMtas.add(ids.virtualMtaOf(queue), time);
    found.queues.add(queue, time);
  }
  return found;
}

function domainTable(source: Source): Table<Group> {
  const { allowed, tolerated } = source.facts;
  const { domains } = source.collector.tables;
  return tableOf(source, 'domains', (id) => {
    const name = domains.nameOf(id);
    return groupOf(source, 'domains', id, { allowed: allowed?.domain?.(name), tolerated: tolerated?.domain?.(name) });
  });
}

function queueTable(source: Source): Table<QueueGroup> {
  const { collector, facts, now } = source;
  const { ids, tables, simulation } = collector;
  return tableOf(source, 'queues', (id) => {
    const engineId = ids.engineQueue(id);
    const domain = tables.domains.nameOf(ids.domainOf(id));
    const virtualMta = tables.virtualMtas.nameOf(ids.virtualMtaOf(id));
    const group = groupOf(source, 'queues', id, {
      allowed: facts.allowed?.queue?.(domain, virtualMta),
      tolerated: facts.tolerated?.queue?.(domain, virtualMta),
    });
    const backoff = collector.backoff.sumOf(engineId, now);
    return { ...group, domain, virtualMta, backoff, binding: bindingOf(simulation.holdsOf(engineId), group.active) };
  });
}

function virtualMtaTable(source: Source): Table<Group> {
  const { allowed, tolerated } = source.facts;
  const { virtualMtas } = source.collector.tables;
  return tableOf(source, 'virtualMtas', (id) => {
    const name = virtualMtas.nameOf(id);
    const limits = { allowed: allowed?.virtualMta?.(name), tolerated: tolerated?.virtualMta?.(name) };
    return groupOf(source, 'virtualMtas', id, limits);
  });
}

function pathTable(source: Source): Table<PathGroup> {
  const { allowed, tolerated, providerOf } = source.facts;
  const { tables, ids } = source.collector;
  const domainsBy = Map.groupBy(tables.domains.names, (domain) => providerOf?.(domain) ?? domain);
  return tableOf(source, 'paths', (id) => {
    const { provider, sourceIp } = ids.pathNames(id);
    const domains = domainsBy.get(provider) ?? [];
    const limits = {
      allowed: allowed?.path?.(provider, sourceIp, domains),
      tolerated: tolerated?.path?.(provider, sourceIp, domains),
    };
    return { ...groupOf(source, 'paths', id, limits), provider, sourceIp, domains };
  });
}

function mxHostTable(source: Source): Table<MxHostGroup> {
  const { ids } = source.collector;
  return tableOf(source, 'mxHosts', (id) => ({
    ...groupOf(source, 'mxHosts', id),
    domains: ids.domainsOfHost(id),
  }));
}

function totalBinding({ collector: { simulation }, active }: Source): Binding[] {
  const sum = new BindingSum();
  for (let id = 0; id < simulation.queueCount; id++) sum.add(simulation.holdsOf(id));
  return sum.bindings(active.total?.at(0) ?? 0);
}

function seriesOf({ collector: { chart, tables }, sums, now }: Source): SeriesSet {
  return chart.series(
    now,
    (id) => tables.domains.nameOf(id),
    (id) => sums.domains.weightOf(id),
  );
}
