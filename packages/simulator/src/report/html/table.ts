/** Tables that sort by a click on the name of a column. */
import { NONE } from '../text-section.ts';
import { type Content, Markup, markup, nothing } from './markup.ts';

export interface HtmlColumn<Row> {
  readonly name: string;
  readonly kind: 'text' | 'number';
  /** Rows are sorted by it; by the words in the cell without one. */
  sortKey?(row: Row): number | null;
  content(row: Row): Content;
}

export function textColumn<Row>(name: string, content: (row: Row) => Content): HtmlColumn<Row> {
  return { name, kind: 'text', content };
}

/** @param text of a number that there is */
export function numberColumn<Row>(
  name: string,
  numberOf: (row: Row) => number | null | undefined,
  text: (value: number) => Content,
): HtmlColumn<Row> {
  const sortKey = (row: Row): number | null => numberOf(row) ?? null;
  const content = (row: Row): Content => {
    const value = sortKey(row);
    return value === null ? none : text(value);
  };
  return { name, kind: 'number', sortKey, content };
}

export const none: Markup = markup`<span class="none">${NONE}</span>`;

export interface TableParts<Row> {
  /** Of the heading that names it. */
  readonly labelledBy: string;
  readonly columns: readonly HtmlColumn<Row>[];
  readonly rows: readonly Row[];
  /** More rows are only told of; 100 unless told. */
  readonly most?: number;
  /** Sentences below. */
  readonly notes?: readonly string[];
}

const MOST_ROWS = 100;

/** The name in the first column is the heading of a row. Columns of numbers that no row has are left out. */
export function table<Row>(parts: TableParts<Row>): Markup {
  const { labelledBy, rows, most = MOST_ROWS, notes = [] } = parts;
  const shown = rows.slice(0, most);
  const columns = parts.columns.filter((column) => hasContent(column, shown));
  const allNotes = rows.length > most ? [hiddenNote(rows.length - most), ...notes] : notes;
  return markup`<div class="table" role="region" aria-labelledby="${labelledBy}" tabindex="0">
<table${new Markup(shown.length > 1 ? ' data-sortable' : '')} aria-labelledby="${labelledBy}">
<thead><tr>${columns.map(headCell)}</tr></thead>
<tbody>
${shown.map((row) => markup`<tr>${columns.map((column, index) => cell(column, row, index === 0))}</tr>\n`)}</tbody>
</table>
</div>
${allNotes.map((note) => markup`<p class="note">${note}</p>\n`)}`;
}

/** Whether there is a number for some row. */
function hasContent<Row>({ sortKey }: HtmlColumn<Row>, rows: readonly Row[]): boolean {
  return !sortKey || rows.some((row) => sortKey(row) !== null);
}

function hiddenNote(count: number): string {
  return count === 1 ? '1 more row is in the JSON result.' : `${count} more rows are in the JSON result.`;
}

function headCell<Row>({ name, kind }: HtmlColumn<Row>): Markup {
  return markup`<th scope="col"${classOf(kind)}>${name}</th>`;
}

function cell<Row>(column: HtmlColumn<Row>, row: Row, isHeading: boolean): Markup {
  const content = column.content(row);
  const attributes = markup`${classOf(column.kind)}${sortAttribute(column, row)}`;
  return isHeading ? markup`<th scope="row"${attributes}>${content}</th>` : markup`<td${attributes}>${content}</td>`;
}

function classOf(kind: HtmlColumn<unknown>['kind']): Markup {
  return kind === 'number' ? markup` class="number"` : nothing;
}

/** What has no number comes last. */
function sortAttribute<Row>({ sortKey }: HtmlColumn<Row>, row: Row): Markup {
  return sortKey ? markup` data-sort="${sortKey(row) ?? ''}"` : nothing;
}
