import { widthsOf } from './columns.ts';
import { widthOf, wrap } from './wrap.ts';

const GAP = '  ';
/** A column that is narrower than this is hard to read. */
const NARROWEST = 8;

/** Rows below a head with a rule, in columns that fit a width together; what is too long goes on in the next line. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], width: number): string[] {
  const widths = fitted(widthsOf([head, ...rows], widthOf), width);
  const rule = widths.map((one) => '-'.repeat(one)).join(GAP);
  return [...rowLines(head, widths), rule, ...rows.flatMap((row) => rowLines(row, widths))];
}

/** The widest column gives way, until all fit or none can. @param least widths that columns keep */
export function fitted(
  widths: readonly number[],
  width: number,
  least: readonly number[] = widths.map(() => NARROWEST),
): number[] {
  const fit = [...widths];
  let total = fit.reduce((sum, one) => sum + one, GAP.length * (fit.length - 1));
  for (; total > width; total--) {
    const widest = widestAbove(fit, least);
    if (widest === -1) break;
    fit[widest] = (fit[widest] ?? 0) - 1;
  }
  return fit;
}

/** -1 when none is wider than it has to be. */
function widestAbove(widths: readonly number[], least: readonly number[]): number {
  const open = [...widths.keys()].filter((index) => (widths[index] ?? 0) > (least[index] ?? 0));
  return open.reduce((one, other) => ((widths[other] ?? 0) > (widths[one] ?? 0) ? other : one), open[0] ?? -1);
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
