/** Reports as rows of words, for whoever prints them. */

export interface TextSection {
  readonly title: string;
  /** Names of the columns; none for rows that speak for themselves. */
  readonly head: readonly string[];
  readonly alignments: readonly ('left' | 'right')[];
  /** Of each column: 1 for the one that can be missed first where there is no room, and so on; 0 for one that cannot. */
  readonly expendable: readonly number[];
  readonly rows: readonly (readonly string[])[];
  /** Sentences below. */
  readonly notes: readonly string[];
}

/** A column: its name, where its words stand, and what they are. */
export interface Column<Row> {
  readonly name: string;
  readonly side: 'left' | 'right';
  /** 1 when it can be missed first where there is no room, and so on; 0 when it cannot be missed. */
  readonly expendable: number;
  text(row: Row): string;
}

/** Nothing was measured, or there is no limit. */
export const NONE = '-';

/** Rows that are not shown are told of. @param most rows */
export function sectionOf<Row>(
  title: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  most = Infinity,
): TextSection {
  const hidden = rows.length - most;
  return {
    title,
    head: columns.map(({ name }) => name),
    alignments: columns.map(({ side }) => side),
    expendable: columns.map(({ expendable }) => expendable),
    rows: rows.slice(0, most).map((row) => columns.map((column) => column.text(row))),
    notes: hidden > 0 ? [`${hidden} more not shown.`] : [],
  };
}

export function left<Row>(name: string, text: (row: Row) => string, expendable = 0): Column<Row> {
  return { name, side: 'left', expendable, text };
}

export function right<Row>(name: string, text: (row: Row) => string, expendable = 0): Column<Row> {
  return { name, side: 'right', expendable, text };
}

export function withNotes(section: TextSection, notes: readonly string[]): TextSection {
  return { ...section, notes: [...section.notes, ...notes] };
}
