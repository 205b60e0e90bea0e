/** What has to be measured because thresholds ask for it. */
import type { Threshold } from '../scenario/threshold.ts';
import type { CollectorOptions } from './collector.ts';
import type { GroupKind } from './group-ids.ts';

const usualPeriods = new Set([1_000, 300_000, 3_600_000, 86_400_000]);
const usualPercentiles = new Set([50, 90, 99, 100]);

/** Options of the collector of a run that has these thresholds. */
export function needsOf(
  thresholds: readonly Threshold[],
): Required<Pick<CollectorOptions, 'periods' | 'peaksOf' | 'isPinned'>> {
  const pinned = new Set(thresholds.flatMap(pinnedBy));
  return {
    periods: uniqueSorted(thresholds.flatMap(periodsIn)).filter((period) => !usualPeriods.has(period)),
    peaksOf: thresholds.flatMap(peaksAskedBy),
    // Mostly there are none, and then names of a million queues need not be looked up.
    isPinned: (kind, name) => pinned.size > 0 && pinned.has(keyOf(kind, name)),
  };
}

export function percentilesIn(thresholds: readonly Threshold[]): number[] {
  const found = thresholds.flatMap((one) =>
    one.kind === 'measure' && one.metric.kind === 'latency' ? [one.metric.percentile] : [],
  );
  return uniqueSorted(found).filter((percentile) => !usualPercentiles.has(percentile));
}

function periodsIn(threshold: Threshold): number[] {
  return threshold.kind === 'measure' && threshold.metric.kind === 'peak-rate' ? [threshold.metric.period] : [];
}

/** Peaks that are not measured otherwise. */
function peaksAskedBy(threshold: Threshold): GroupKind[] {
  if (periodsIn(threshold).length === 0 || threshold.kind !== 'measure') return [];
  if (threshold.per === 'mx host') return ['mxHosts'];
  return threshold.per === 'stream' || threshold.subject.kind === 'stream' ? ['streams'] : [];
}

function pinnedBy({ subject }: Threshold): string[] {
  switch (subject.kind) {
    case 'all':
      return [];
    case 'domain':
      return [keyOf('domains', subject.name)];
    case 'queue':
      return [keyOf('queues', subject.name)];
    case 'virtual-mta':
      return [keyOf('virtualMtas', subject.name)];
    case 'source-ip':
      return [keyOf('sourceIps', subject.name)];
    case 'stream':
      return [keyOf('streams', subject.name)];
    default:
      return subject satisfies never;
  }
}

function keyOf(kind: GroupKind, name: string): string {
  return `${kind} ${name}`;
}

function uniqueSorted(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
