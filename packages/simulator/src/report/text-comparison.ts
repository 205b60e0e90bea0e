/** Two results against each other, and several in one table, for the terminal. */
import {
  type Change,
  type GroupChange,
  type ResultComparison,
  type VerdictChange,
  isTime,
} from '../results/compare.ts';
import { countText, timeText } from '../results/number-texts.ts';
import type { SweepRow } from '../results/sweep.ts';
import { type Column, NONE, type TextSection, left, right, sectionOf, withNotes } from './text-section.ts';
import { timeOrNone } from './text-tables.ts';

const MOST = 20;

/** @param most rows of each section */
export function comparisonSections(comparison: ResultComparison, most: number = MOST): TextSection[] {
  const sections = [
    verdictSection(comparison.thresholds),
    changeSection('Totals', comparison.total),
    groupSection('Domains', comparison.domains, most),
    groupSection('Queues', comparison.queues, most),
    groupSection('Virtual MTAs', comparison.virtualMtas, most),
  ].filter(({ rows }) => rows.length > 0);
  const [first, ...rest] = sections.length > 0 ? sections : [nothing];
  const note = 'The two runs did not have the same mail, so differences may come from that.';
  return first && !comparison.sameTraffic
    ? [withNotes(first, [note]), ...rest]
    : sections.length > 0
      ? sections
      : [nothing];
}

const nothing: TextSection = {
  title: 'Comparison',
  head: [],
  alignments: [],
  expendable: [],
  rows: [['Both runs came to the same.']],
  notes: [],
};

function verdictSection(changes: readonly VerdictChange[]): TextSection {
  const word = (passed: boolean | null): string => (passed === null ? NONE : passed ? 'passed' : 'FAILED');
  const columns = [
    left<VerdictChange>('threshold', ({ threshold }) => threshold),
    left<VerdictChange>('before', ({ before }) => word(before)),
    left<VerdictChange>('after', ({ after }) => word(after)),
  ];
  return sectionOf('Thresholds', columns, changes);
}

function changeSection(title: string, changes: readonly Change[]): TextSection {
  const columns = [
    left<Change>('', ({ metric }) => metric),
    right<Change>('before', (change) => numberText(change, change.before)),
    right<Change>('after', (change) => numberText(change, change.after)),
    right<Change>('difference', differenceText),
  ];
  return sectionOf(title, columns, changes);
}

function numberText({ metric }: Change, number: number | null): string {
  if (number === null) return NONE;
  return isTime(metric) ? timeText(number) : countText(number);
}

function differenceText(change: Change): string {
  const { before, after } = change;
  if (before === null || after === null) return '';
  return (after > before ? '+' : '-') + numberText(change, Math.abs(after - before));
}

/** Each group in a line: `delivered 900 -> 1,000`. */
function groupSection(title: string, changes: readonly GroupChange[], most: number): TextSection {
  const columns = [left<GroupChange>('name', ({ name }) => name), left<GroupChange>('what differs', groupText)];
  return sectionOf(title, columns, changes, most);
}

/** More are hard to read in a line. */
const SHOWN_CHANGES = 6;

function groupText({ state, changes, binding }: GroupChange): string {
  const shown = changes.slice(0, SHOWN_CHANGES).map((change) => {
    return `${change.metric} ${numberText(change, change.before)} -> ${numberText(change, change.after)}`;
  });
  const held = binding ? [`held back by ${binding.before ?? 'nothing'} -> ${binding.after ?? 'nothing'}`] : [];
  const more = changes.length > SHOWN_CHANGES ? [`${changes.length - SHOWN_CHANGES} more`] : [];
  return [...(state === 'changed' ? [] : [state]), ...shown, ...held, ...more].join('; ');
}

/** Told only where there is some. */
const keptOut = ['refused', 'waiting'] as const;

function countColumn(name: (typeof keptOut)[number]): Column<SweepRow> {
  return right<SweepRow>(name, (row) => countText(row[name]));
}

export function sweepSection(rows: readonly SweepRow[]): TextSection {
  const columns = [
    left<SweepRow>('variant', ({ name }) => name),
    right<SweepRow>('failed', ({ failed, passed }) => (failed + passed > 0 ? `${failed} of ${failed + passed}` : NONE)),
    right<SweepRow>('delivered', ({ delivered }) => countText(delivered)),
    right<SweepRow>('deferred', ({ deferred }) => countText(deferred), 5),
    right<SweepRow>('bounced', ({ bounced }) => countText(bounced), 7),
    right<SweepRow>('expired', ({ expired }) => countText(expired), 3),
    right<SweepRow>('left', (row) => countText(row.left)),
    ...keptOut.filter((name) => rows.some((row) => row[name] > 0)).map((name) => countColumn(name)),
    right<SweepRow>('drain', ({ drain }) => timeOrNone(drain)),
    right<SweepRow>('p50', ({ latencyP50 }) => timeOrNone(latencyP50), 1),
    right<SweepRow>('p99', ({ latencyP99 }) => timeOrNone(latencyP99), 6),
    right<SweepRow>('peak per hour', ({ peakPerHour }) => (peakPerHour === null ? NONE : countText(peakPerHour)), 4),
    right<SweepRow>('connections', ({ peakConnections }) => countText(peakConnections), 2),
    left<SweepRow>('held back by', ({ binding }) => binding ?? 'nothing'),
  ];
  return sectionOf('Variants', columns, rows);
}
