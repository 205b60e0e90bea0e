/** How the words of a column stand: numbers to the right. */
export type Alignment = 'left' | 'right';

/** Rows of words below each other, each column as wide as its widest word; columns are left ones unless told. */
export function columns(rows: readonly (readonly string[])[], alignments: readonly Alignment[] = []): string[] {
  const widths = widthsOf(rows);
  const padded = (cell: string, index: number): string =>
    alignments[index] === 'right' ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0);
  return rows.map((row) => row.map(padded).join('  ').trimEnd());
}

/** That of the widest word of each column. @param widthOf of a word */
export function widthsOf(
  rows: readonly (readonly string[])[],
  widthOf: (cell: string) => number = (cell) => cell.length,
): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
  }
  return widths;
}
