/** The numbers that thresholds ask a result for. */
import type { Outcome, Threshold, ThresholdGroup, ThresholdMetric, ThresholdSubject } from '../scenario/threshold.ts';
import type { BackoffSum, Group, QueueGroup, Result, Table } from './result.ts';

/** A number of one group; undefined where it was not measured or does not exist yet. */
export interface Measured {
  readonly name: string;
  readonly value: number | undefined;
  /** Why there is no number. */
  readonly why?: string;
}

export type MeasureThreshold = Extract<Threshold, { kind: 'measure' }>;

/** Every group that a threshold is about; a text where the run does not tell them apart so. */
export function measuredFor({ subject, per, metric }: MeasureThreshold, result: Result): Measured[] | string {
  const groups = per ? groupsPer(subject, per, result) : groupsOf(subject, result);
  if (!groups) return `${subjectText(subject)} is not counted${per ? ` per ${per}` : ''}`;
  return groups.map((group) => measured(group, metric, result));
}

export function subjectText(subject: ThresholdSubject): string {
  if (subject.kind === 'all') return 'all mail';
  return subject.kind === 'domain' || subject.kind === 'queue'
    ? subject.name
    : `${subject.kind.replaceAll('-', ' ')} ${subject.name}`;
}

export function groupsOf(subject: ThresholdSubject, result: Result): readonly Group[] {
  switch (subject.kind) {
    case 'all':
      return [result.total];
    case 'domain':
      return named(result.domains, subject.name);
    case 'queue':
      return named(result.queues, subject.name);
    case 'virtual-mta':
      return named(result.virtualMtas, subject.name);
    case 'source-ip':
      return named(result.sourceIps, subject.name);
    case 'stream':
      return named(result.streams, subject.name);
    default:
      return subject satisfies never;
  }
}

function named<Row extends Group>({ rows }: Table<Row>, name: string): Row[] {
  return rows.filter((row) => row.name.toLowerCase() === name.toLowerCase());
}

/** Undefined for what is not told apart. */
function groupsPer(subject: ThresholdSubject, per: ThresholdGroup, result: Result): readonly Group[] | undefined {
  switch (subject.kind) {
    case 'all':
      return allPer(per, result);
    case 'domain':
      return domainPer(subject.name, per, result);
    case 'virtual-mta':
      return vmtaPer(subject.name, per, result);
    case 'source-ip':
      return per === 'domain' ? result.paths.rows.filter(({ sourceIp }) => sourceIp === subject.name) : undefined;
    case 'queue':
      return ['queue', 'domain', 'virtual mta'].includes(per) ? named(result.queues, subject.name) : undefined;
    case 'stream':
      return per === 'stream' ? named(result.streams, subject.name) : undefined;
    default:
      return subject satisfies never;
  }
}

function allPer(per: ThresholdGroup, result: Result): readonly Group[] {
  switch (per) {
    case 'source ip':
      return result.sourceIps.rows;
    case 'virtual mta':
      return result.virtualMtas.rows;
    case 'queue':
      return result.queues.rows;
    case 'domain':
      return result.domains.rows;
    case 'mx host':
      return result.mxHosts.rows;
    case 'stream':
      return result.streams.rows;
    default:
      return per satisfies never;
  }
}

function domainPer(name: string, per: ThresholdGroup, result: Result): readonly Group[] | undefined {
  switch (per) {
    case 'domain':
      return named(result.domains, name);
    case 'queue':
    case 'virtual mta':
      return result.queues.rows.filter(({ domain }) => domain === name);
    case 'source ip':
      return result.paths.rows.filter(({ provider, domains }) => provider === name || domains.includes(name));
    case 'mx host':
      return result.mxHosts.rows.filter(({ domains }) => domains.includes(name));
    case 'stream':
      return undefined;
    default:
      return per satisfies never;
  }
}

function vmtaPer(name: string, per: ThresholdGroup, result: Result): readonly Group[] | undefined {
  if (per === 'virtual mta') return named(result.virtualMtas, name);
  const isOwn = ({ virtualMta }: QueueGroup): boolean => virtualMta.toLowerCase() === name.toLowerCase();
  return per === 'queue' || per === 'domain' ? result.queues.rows.filter(isOwn) : undefined;
}

function measured(group: Group, metric: ThresholdMetric, result: Result): Measured {
  const { name } = group;
  const value = valueOf(group, metric, result);
  if (value !== undefined) return { name, value };
  return { name, value, why: whyNone(group, metric) };
}

function valueOf(group: Group, metric: ThresholdMetric, result: Result): number | undefined {
  switch (metric.kind) {
    case 'count':
      return countOf(group, metric.of);
    case 'share':
      return group.injected > 0 ? countOf(group, metric.of) / group.injected : 0;
    case 'drain':
      return group.drain ?? undefined;
    case 'latency':
      return percentileOf(group, metric.percentile);
    case 'mean-latency':
      return group.latency?.mean;
    case 'peak-connections':
      return group.connections.peak;
    case 'peak-rate':
      return peakOf(group, metric.period);
    case 'backoff-episodes':
      return backoffOf(group, result)?.entered;
    case 'backoff-time':
      return backoffOf(group, result)?.time;
    default:
      return metric satisfies never;
  }
}

function whyNone(group: Group, { kind }: ThresholdMetric): string {
  if (kind === 'drain' && group.left > 0) return `${group.left} recipients are left`;
  if (kind === 'drain') return group.lastDone === null ? 'it had no mail' : 'clients wait to submit more of it';
  if (group.detailFrom === null) return 'it is not among the busiest, which alone are measured in detail';
  return kind === 'latency' || kind === 'mean-latency' ? 'nothing was delivered' : 'this is not measured for it';
}

function countOf(group: Group, outcome: Outcome): number {
  return outcome === 'expired' ? group.bounceReasons.expired : group[outcome];
}

function percentileOf({ latency }: Group, percentile: number): number | undefined {
  if (!latency) return undefined;
  const usual = new Map([
    [50, latency.p50],
    [90, latency.p90],
    [99, latency.p99],
    [100, latency.max],
  ]);
  return usual.get(percentile) ?? latency.others.find((other) => other.percentile === percentile)?.time;
}

function peakOf({ peaks }: Group, period: number): number | undefined {
  if (!peaks) return undefined;
  const usual = new Map([
    [1_000, peaks.perSecond],
    [300_000, peaks.perFiveMinutes],
    [3_600_000, peaks.perHour],
    [86_400_000, peaks.perDay],
  ]);
  return usual.get(period) ?? peaks.others.find((other) => other.period === period)?.count;
}

/** Queues are in backoff mode; domains and virtual MTAs are by their queues. */
function backoffOf(group: Group, result: Result): BackoffSum | undefined {
  if (group === result.total) return result.backoff;
  if (result.domains.rows.includes(group))
    return sumOf(result.queues.rows.filter(({ domain }) => domain === group.name));
  if (result.virtualMtas.rows.includes(group)) {
    return sumOf(result.queues.rows.filter(({ virtualMta }) => virtualMta === group.name));
  }
  return result.queues.rows.find((queue) => queue === group)?.backoff;
}

function sumOf(queues: readonly QueueGroup[]): BackoffSum {
  return {
    entered: queues.reduce((sum, { backoff }) => sum + backoff.entered, 0),
    time: queues.reduce((sum, { backoff }) => sum + backoff.time, 0),
  };
}
