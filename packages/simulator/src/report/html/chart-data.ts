/** What the script of the page draws: plain numbers, worked out here. */
import type { Ceiling, Group, Result, Series } from '../../results/result.ts';
import { type NumberedEpisode, episodesByDomain, numberedEpisodes } from './episodes.ts';

/** All charts of a page. */
export interface ChartData {
  /** Milliseconds of a bucket. */
  readonly width: number;
  /** What outcomes are counted for: milliseconds, and the word for it. */
  readonly per: number;
  readonly perName: 'minute' | 'hour';
  readonly charts: readonly Chart[];
}

/** The numbers of one domain or of all mail, bucket by bucket. */
export interface Chart {
  readonly delivered: readonly number[];
  readonly deferred: readonly number[];
  readonly bounced: readonly number[];
  readonly queued: readonly number[];
  readonly connections: readonly number[];
  /** Undefined where no rate is limited. */
  readonly recent?: Recent;
  readonly mostConnections: Limits;
  readonly backoff: Marks;
}

export interface Limits {
  readonly allowed: number | null;
  readonly tolerated: number | null;
}

/** Mail in the time before each moment, which is what rates limit. */
export interface Recent extends Limits {
  readonly name: string;
  readonly counts: readonly number[];
}

export interface Marks {
  /** Times in which at least one queue was in backoff mode. */
  readonly spans: readonly Span[];
  /** When episodes began, by their numbers. */
  readonly starts: readonly (readonly [at: number, number: number])[];
}

type Span = readonly [from: number, to: number];

/** Longer runs are told by the hour. */
const LONGEST_BY_MINUTE = 12 * 3_600_000;
const MOST_STARTS = 50;

export function chartDataOf(whole: Result): ChartData {
  const result = { ...whole, series: untilLastMail(whole.series) };
  const { series, total, domains, span } = result;
  const byHour = span > LONGEST_BY_MINUTE;
  const groups = new Map(domains.rows.map((row) => [row.name, row]));
  const episodes = episodesByDomain(result);
  return {
    width: series.width,
    per: byHour ? 3_600_000 : 60_000,
    perName: byHour ? 'hour' : 'minute',
    charts: [
      chartOf(series.total, total, { result, episodes: isCrowded(result) ? [] : numberedEpisodes(result) }),
      ...series.domains.map((one) =>
        chartOf(one, groups.get(one.name), { result, episodes: episodes.get(one.name) ?? [] }),
      ),
    ],
  };
}

/** Whether so many episodes would cover the chart of all mail; those of single domains have them then. */
export function isCrowded({ backoff }: Result): boolean {
  return backoff.episodes.length > MOST_STARTS;
}

/** Without the time after all was done, in which there is nothing to see. */
function untilLastMail({ width, total, domains }: Result['series']): Result['series'] {
  const { delivered, deferred, bounced, queued, connections } = total;
  const all = [delivered, deferred, bounced, queued, connections];
  const end = 1 + Math.max(0, ...all.map((counts) => counts.findLastIndex((count) => count > 0)));
  return { width, total: cutAt(end, total), domains: domains.map((one) => cutAt(end, one)) };
}

function cutAt(end: number, series: Series): Series {
  const { delivered, deferred, bounced, queued, connections } = series;
  return {
    ...series,
    delivered: delivered.slice(0, end),
    deferred: deferred.slice(0, end),
    bounced: bounced.slice(0, end),
    queued: queued.slice(0, end),
    connections: connections.slice(0, end),
  };
}

interface ChartContext {
  readonly result: Result;
  /** Of the domain, or all. */
  readonly episodes: readonly NumberedEpisode[];
}

function chartOf(series: Series, group: Group | undefined, { result, episodes }: ChartContext): Chart {
  const recent = group && recentOf(series, group, result.series.width);
  const { delivered, deferred, bounced, queued, connections } = series;
  return {
    ...{ delivered, deferred, bounced, queued, connections },
    ...(recent && { recent }),
    mostConnections: limitsOf(group, 'connections'),
    backoff: marksOf(episodes, result.span),
  };
}

function limitsOf(group: Group | undefined, of: keyof Ceiling): Limits {
  return { allowed: group?.allowed?.[of] ?? null, tolerated: group?.tolerated?.[of] ?? null };
}

const periods = [
  { of: 'perSecond', length: 1_000, name: 'second' },
  { of: 'perFiveMinutes', length: 300_000, name: '5 minutes' },
  { of: 'perHour', length: 3_600_000, name: 'hour' },
  { of: 'perDay', length: 86_400_000, name: 'day' },
] as const;

/** A shorter period cannot be told from buckets, unless it is one. */
const LEAST_BUCKETS = 4;

/** Of the periods with a limit, the one whose limit was come closest to. */
function recentOf(series: Series, group: Group, width: number): Recent | undefined {
  const attempts = attemptsIn(series, group);
  const measured = periods
    .filter(({ length }) => length >= LEAST_BUCKETS * width || length === width)
    .map(({ of, name, length }) => ({ name, counts: recentCounts(attempts, length / width), ...limitsOf(group, of) }))
    .filter((one) => tightest(one) !== Infinity);
  const [first] = measured.toSorted((a, b) => useOf(b) - useOf(a));
  return first && { ...first, counts: first.counts.map(Math.round) };
}

function tightest({ allowed, tolerated }: Limits): number {
  return Math.min(allowed ?? Infinity, tolerated ?? Infinity);
}

/** The part of the tightest limit that was used at most. */
function useOf(recent: Recent): number {
  return mostOf(recent.counts) / Math.max(1, tightest(recent));
}

export function mostOf(counts: readonly number[]): number {
  return counts.reduce((most, count) => Math.max(most, count), 0);
}

/** What was given up without an attempt is not told apart from what was refused, so all of it is left out then. */
function attemptsIn({ delivered, deferred, bounced }: Series, { bounceReasons: { expired, queue } }: Group): number[] {
  const bouncesAreAttempts = expired === 0 && queue === 0;
  return delivered.map(
    (count, index) => count + (deferred[index] ?? 0) + (bouncesAreAttempts ? (bounced[index] ?? 0) : 0),
  );
}

/** The sum of so many buckets up to each one; of the oldest one it may be a part. */
export function recentCounts(counts: readonly number[], buckets: number): number[] {
  const whole = Math.floor(buckets);
  const part = buckets - whole;
  let sum = 0;
  return counts.map((count, index) => {
    sum += count - (counts[index - whole] ?? 0);
    return sum + part * (counts[index - whole] ?? 0);
  });
}

function marksOf(episodes: readonly NumberedEpisode[], span: number): Marks {
  return {
    spans: united(episodes.map(({ from, to }): Span => [from, to ?? span])),
    starts: episodes.slice(0, MOST_STARTS).map(({ from, number }) => [from, number]),
  };
}

/** Spans that overlap are one. */
export function united(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    const last = found.at(-1);
    if (last && from <= last[1]) found[found.length - 1] = [last[0], Math.max(last[1], to)];
    else found.push([from, to]);
  }
  return found;
}
