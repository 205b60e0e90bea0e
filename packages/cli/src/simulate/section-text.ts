/** Sections of a result on a terminal. */
import { type Palette, printable } from '@pmtakit/linter';
import type { TextSection } from '@pmtakit/simulator';
import { columns } from '../text/columns.ts';
import { fitTable, shortened } from '../text/fit-table.ts';
import { labelled, within } from '../text/labelled.ts';

/** How sections are to look. */
interface SectionStyle {
  readonly palette: Palette;
  /** Columns of the terminal; infinite where nothing has to fit. */
  readonly width: number;
}

/** Each section with its title, one blank line between two. */
export function sectionLines(sections: readonly TextSection[], style: SectionStyle): string[] {
  const { palette, width } = style;
  const lines = sections.flatMap((section, index) => [...(index > 0 ? [''] : []), ...linesOf(section, style)]);
  const isWhole = sections.every((section) => section.head.length === 0 || widestOf(section) <= width);
  return isWhole ? lines : [...lines, '', ...noteLines(LEFT_OUT, palette, width)];
}

const LEFT_OUT = 'The terminal is too narrow for some columns or words; a wider one, a pipe or --json has them all.';

function widestOf({ head, alignments, rows }: TextSection): number {
  return Math.max(0, ...columns([head, ...rows], alignments).map(({ length }) => length));
}

function linesOf(section: TextSection, { palette, width }: SectionStyle): string[] {
  return [
    ...within(section.title, width).map((line) => palette.strong(line)),
    ...(section.head.length > 0 ? tableLines(section, palette, width) : labelled(section.rows, width)),
    ...section.notes.flatMap((note) => noteLines(note, palette, width)),
  ];
}

function noteLines(note: string, palette: Palette, width: number): string[] {
  return within(printable(note), width).map((line) => palette.faint(line));
}

/** A line for each row. */
function tableLines({ head, rows, alignments, expendable }: TextSection, palette: Palette, width: number): string[] {
  const table = fitTable({ rows: [head, ...rows], alignments, expendable }, width);
  const lines = columns(table.rows, table.alignments).map((line) => printable(shortened(line, width)));
  return lines.map((line, index) => {
    if (index === 0) return palette.faint(line);
    return line.startsWith('FAILED') ? palette.severity.error(line) : line;
  });
}
