/** Tables of a terminal: each row stays on one line. */
import { type Alignment, widthsOf } from './columns.ts';
import { fitted } from './table.ts';

export interface FitTable {
  /** The head first, if there is one. */
  readonly rows: readonly (readonly string[])[];
  readonly alignments: readonly Alignment[];
  /** Of each column: 1 for the one that can be missed first, and so on; 0 for one that cannot be missed. */
  readonly expendable: readonly number[];
}

/** Names are still told apart at this width. */
const COMFORTABLE = 24;
/** Only where all else is not enough. */
const NARROWEST = 8;
const GAP = 2;

/** The same table, or one with fewer columns and shorter words that fits the width; numbers are never cut. */
export function fitTable(table: FitTable, width: number): FitTable {
  const kept = keptOf(table, width);
  const rows = table.rows.map((row) => pick(row, kept));
  const alignments = pick(table.alignments, kept);
  const natural = widthsOf(rows);
  const comfortable = leastWidths(natural, alignments, COMFORTABLE);
  const least = sumOf(comfortable) > width ? leastWidths(natural, alignments, NARROWEST) : comfortable;
  const widths = fitted(natural, width, least);
  return {
    rows: rows.map((row) => row.map((cell, index) => shortened(cell, widths[index] ?? 0))),
    alignments,
    expendable: pick(table.expendable, kept),
  };
}

/** Columns go until the others fit, with their names shortened as far as is comfortable. */
function keptOf({ rows, alignments, expendable }: FitTable, width: number): number[] {
  const least = leastWidths(widthsOf(rows), alignments, COMFORTABLE);
  const rank = (index: number): number => expendable[index] || Infinity;
  let kept = [...least.keys()];
  while (sumOf(pick(least, kept)) > width) {
    const next = kept.reduce((one, other) => (rank(other) < rank(one) ? other : one), 0);
    if (rank(next) === Infinity) break;
    kept = kept.filter((index) => index !== next);
  }
  return kept;
}

function leastWidths(natural: readonly number[], alignments: readonly Alignment[], least: number): number[] {
  return natural.map((one, index) => (alignments[index] === 'right' ? one : Math.min(one, least)));
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, one) => sum + one, GAP * (widths.length - 1));
}

function pick<T>(items: readonly T[], indices: readonly number[]): T[] {
  return indices.flatMap((index) => items.slice(index, index + 1));
}

/** As in `gmail.com from 192.0.2.1`. */
const MOST_NAME_WORDS = 3;

/** Names lose their middle, since both ends tell them apart: `campaign…/mta12`, `config…:62`. Sentences lose their end. */
export function shortened(text: string, width: number): string {
  if (text.length <= width) return text;
  const isName = text.split(' ').length <= MOST_NAME_WORDS;
  const end = isName ? Math.floor((width - 1) / 2) : 0;
  return `${text.slice(0, Math.max(0, width - 1 - end))}…${text.slice(text.length - end)}`;
}
