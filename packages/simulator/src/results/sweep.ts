/** The same traffic under several variants of a configuration. */
import { waitingCount } from './kept-out.ts';
import type { Result } from './result.ts';

export interface SweepVariant {
  /** What was set, as in `gmail.com max-msg-rate=200/h`. */
  readonly name: string;
  readonly result: Result;
}

export interface SweepRow {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly delivered: number;
  readonly deferred: number;
  readonly bounced: number;
  readonly expired: number;
  readonly left: number;
  readonly refused: number;
  /** With clients that waited for a connection in the end. */
  readonly waiting: number;
  readonly drain: number | null;
  readonly latencyP50: number | null;
  readonly latencyP99: number | null;
  readonly peakPerHour: number | null;
  readonly peakConnections: number;
  readonly backoffEpisodes: number;
  /** What held mail back most. */
  readonly binding: string | null;
}

/** A row for each variant, in their order. */
export function sweepTable(variants: readonly SweepVariant[]): SweepRow[] {
  return variants.map(({ name, result }) => rowOf(name, result));
}

function rowOf(name: string, result: Result): SweepRow {
  const {
    total,
    thresholds,
    backoff,
    binding: [first],
  } = result;
  const passed = thresholds.filter((one) => one.passed).length;
  return {
    name,
    passed,
    failed: thresholds.length - passed,
    delivered: total.delivered,
    deferred: total.deferred,
    bounced: total.bounced,
    expired: total.bounceReasons.expired,
    left: total.left,
    refused: total.refused,
    waiting: waitingCount(result),
    drain: total.drain,
    latencyP50: total.latency?.p50 ?? null,
    latencyP99: total.latency?.p99 ?? null,
    peakPerHour: total.peaks?.perHour ?? null,
    peakConnections: total.connections.peak,
    backoffEpisodes: backoff.entered,
    binding: first ? [first.directive, first.value].filter((word) => word !== null).join(' ') : null,
  };
}
