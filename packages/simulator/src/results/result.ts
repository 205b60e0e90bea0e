/**
 * What a run came to: plain data, which is also what is written as JSON. Times are milliseconds since the start of the
 * run, counts are recipients, and `null` stands for what there is not: no limit, no line, nothing delivered.
 */
import type { Knobs } from '../engine/knobs.ts';
import type { BackoffEpisode } from './backoff-episodes.ts';

/** Raised when a reader of older results would misread a new one. */
export const RESULT_VERSION = 1;

export interface Result {
  readonly version: typeof RESULT_VERSION;
  readonly scenario: string;
  readonly seed: number;
  readonly engine: 'exact' | 'fast';
  readonly knobs: Knobs;
  /** How much time was simulated. */
  readonly span: number;
  /** `drained`: nothing was left to happen; `until`: the time that was asked for is over; `interrupted`: told to stop. */
  readonly ended: 'drained' | 'until' | 'interrupted';
  readonly thresholds: readonly Verdict[];
  readonly total: Group;
  /** By the domain of the recipient. */
  readonly domains: Table<Group>;
  readonly queues: Table<QueueGroup>;
  readonly virtualMtas: Table<Group>;
  /** By the address that mail left from, over all queues. Mail counts here once it is tried. */
  readonly sourceIps: Table<Group>;
  /** The same for each provider, or domain that is of none. */
  readonly paths: Table<PathGroup>;
  /** By the mail server that took it. */
  readonly mxHosts: Table<MxHostGroup>;
  readonly streams: Table<Group>;
  /** What held all queues together back, the longest first. */
  readonly binding: readonly Binding[];
  readonly backoff: BackoffEpisodes;
  /** Of all mail, and of the busiest domains. */
  readonly series: SeriesSet;
  /** Mail that was not taken, by the reason, the most frequent first. */
  readonly refusals: readonly Refusal[];
  /** Mail that had not come in when the run ended, since its clients waited for a connection. */
  readonly waiting: readonly WaitingClients[];
  /** What the configuration says and the simulation leaves out. */
  readonly notModelled: readonly string[];
  /** What the scenario says about mail that there was none of, with its places. */
  readonly unused: readonly string[];
}

/** The busiest groups of a kind, by attempts; what they leave out is summed. */
export interface Table<Row extends Group> {
  readonly rows: readonly Row[];
  /** Undefined when every group has a row. */
  readonly others?: OtherGroups;
}

export interface OtherGroups extends Counts {
  /** How many groups were summed. */
  readonly groups: number;
}

export interface Counts {
  /** Put into queues from outside. */
  readonly injected: number;
  /** Not taken in the first place. */
  readonly refused: number;
  readonly delivered: number;
  /** A recipient counts once for each time that it was tried. */
  readonly attempts: number;
  /** Attempts that ended in `try again later`. */
  readonly deferred: number;
  readonly bounced: number;
  /** The same by `bounceCat`; only those that there were. */
  readonly bouncedBy: Readonly<Record<string, number>>;
  readonly bounceReasons: BounceReasons;
  /** Dropped, or handed to a program or a file, because the queue is told to. */
  readonly discarded: number;
  /** Came from another queue, or went to one, even of the same group: backoff mode may say so. */
  readonly movedIn: number;
  readonly movedOut: number;
  /** Injected and moved in, and neither of the others yet. */
  readonly left: number;
}

/** What gave recipients up. */
export interface BounceReasons {
  /** The mail server said no for good. */
  readonly reply: number;
  /** Older than `bounce-after`. */
  readonly expired: number;
  /** An action of a pattern list, for one recipient. */
  readonly rule: number;
  /** The same for a whole queue. */
  readonly queue: number;
}

export interface Group extends Counts {
  readonly name: string;
  readonly firstInjected: number | null;
  /** When the last one was delivered, given up or dropped. */
  readonly lastDone: number | null;
  /** From the first injection to `lastDone`; null while something is left, or a client waits to submit more. */
  readonly drain: number | null;
  /** How long its queues had mail, summed over them; 0 for what is not made of whole queues. */
  readonly active: number;
  /** From injection to delivery; null where nothing was delivered and where this is not measured. */
  readonly latency: Latency | null;
  /** Of attempts, over any time of that length; null where this is not measured. */
  readonly peaks: PeriodCounts | null;
  /** Since when `latency` and `peaks` were measured: later than 0 for one that got busy late among very many. */
  readonly detailFrom: number | null;
  readonly connections: ConnectionCounts;
  /** What the configuration allows; null for what has no ceiling of its own. */
  readonly allowed: Ceiling | null;
  /** What the provider tolerates. */
  readonly tolerated: Ceiling | null;
}

export interface QueueGroup extends Group {
  /** Its domain, as it stands in the configuration, and its virtual MTA. */
  readonly domain: string;
  readonly virtualMta: string;
  readonly backoff: BackoffSum;
  /** What held it back, the longest first. */
  readonly binding: readonly Binding[];
}

export interface PathGroup extends Group {
  readonly provider: string;
  readonly sourceIp: string;
  /** The domains of queues that are meant. */
  readonly domains: readonly string[];
}

export interface MxHostGroup extends Group {
  /** The domains of queues that sent there. */
  readonly domains: readonly string[];
}

/** Quantiles are within 1 % of a time that some recipient took, or within 1 ms. */
export interface Latency {
  readonly count: number;
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
  /** Other percentiles that thresholds ask for. */
  readonly others: readonly Percentile[];
}

export interface Percentile {
  /** Above 0, up to 100. */
  readonly percentile: number;
  readonly time: number;
}

export interface PeriodCounts {
  readonly perSecond: number;
  readonly perFiveMinutes: number;
  readonly perHour: number;
  readonly perDay: number;
  /** Other periods that thresholds ask for. */
  readonly others: readonly OtherPeriod[];
}

export interface OtherPeriod {
  /** Milliseconds. */
  readonly period: number;
  readonly count: number;
}

export interface ConnectionCounts {
  readonly opened: number;
  /** Most at a time. */
  readonly peak: number;
}

/** Recipients in each period, and open connections. */
export interface Ceiling {
  readonly perSecond: number | null;
  readonly perFiveMinutes: number | null;
  readonly perHour: number | null;
  readonly perDay: number | null;
  readonly connections: number | null;
}

/** How long one limit held mail back. */
export interface Binding {
  readonly directive: string;
  /** Its value as written; null for what no line can set. */
  readonly value: string | null;
  /** Null for a default. */
  readonly file: string | null;
  readonly line: number | null;
  /** Summed over queues. */
  readonly time: number;
  /** Of the time in which there was mail in the queue or queues, from 0 to 1. */
  readonly share: number;
  /** How many queues it held. */
  readonly queues: number;
}

/** How often queues entered backoff mode, and how long they were in it all together. */
export interface BackoffSum {
  readonly entered: number;
  readonly time: number;
}

export interface BackoffEpisodes extends BackoffSum {
  /** The first ones, in the order in which they began. */
  readonly episodes: readonly BackoffEpisode[];
}

/** Whether a threshold was kept to. */
export interface Verdict {
  /** As written. */
  readonly threshold: string;
  readonly passed: boolean;
  /** What it was: of several, the worst. Milliseconds for times, 0 to 1 for shares; null when there is no number. */
  readonly actual: number | null;
  /** A sentence for people. */
  readonly text: string;
}

/** Mail that never came into a queue, for one reason. */
export interface Refusal {
  readonly reason: string;
  readonly count: number;
  /** Whose mail it was, most of it first. */
  readonly streams: readonly StreamCount[];
}

export interface StreamCount {
  readonly name: string;
  readonly count: number;
}

/** Mail of clients that still wait for a connection; the reason is the limit that holds them. */
export interface WaitingClients extends Refusal {
  readonly clients: number;
}

/** Numbers over time, for charts. All series have the same buckets. */
export interface SeriesSet {
  /** Milliseconds of a bucket; bucket number n begins at n times that. */
  readonly width: number;
  readonly total: Series;
  readonly domains: readonly Series[];
}

export interface Series {
  readonly name: string;
  /** When it began to be kept: later than 0 for a domain that got busy late among very many. */
  readonly from: number;
  /** In each bucket. */
  readonly delivered: readonly number[];
  readonly deferred: readonly number[];
  readonly bounced: readonly number[];
  /** At the end of each bucket. */
  readonly queued: readonly number[];
  /** The most at a time in each bucket. */
  readonly connections: readonly number[];
}
