import { widthOf, wrap } from './wrap.ts';

const GAP = '  ';
/** A column that is narrower than this is hard to read. */
const NARROWEST = 8;

/** Rows below a head with a rule, in columns that fit a width together; what is too long goes on in the next line. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], width: number): string[] {
  const widths = fitted(naturalWidths([head, ...rows]), width);
  const rule = widths.map((one) => '-'.repeat(one)).join(GAP);
  return [...rowLines(head, widths), rule, ...rows.flatMap((row) => rowLines(row, widths))];
}

function naturalWidths(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
  }
  return widths;
}

/** The widest column gives way, until all fit or none can. */
function fitted(widths: number[], width: number): number[] {
  const fit = [...widths];
  const total = (): number => fit.reduce((sum, one) => sum + one, GAP.length * (fit.length - 1));
  while (total() > width) {
    const widest = Math.max(...fit);
    if (widest <= NARROWEST) break;
    fit[fit.indexOf(widest)] = widest - 1;
  }
  return fit;
}

function rowLines(row: readonly string[], widths: readonly number[]): string[] {
  const cells = row.map((cell, index) => wrap(cell, widths[index] ?? 0));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    cells
      .map((lines, index) => padded(lines[at] ?? '', widths[index] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
