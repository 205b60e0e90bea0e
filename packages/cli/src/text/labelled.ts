import { printable } from '@pmtakit/linter';
import { columns } from './columns.ts';
import { wrap } from './wrap.ts';

const GAP = '  ';

/** Words with a sentence behind them, which goes on below where it is too long for the width. */
export function labelled(rows: readonly (readonly string[])[], width: number): string[] {
  const labels = columns(rows.map((row) => row.slice(0, -1)));
  const indent = Math.max(0, ...labels.map(({ length }) => (length > 0 ? length + GAP.length : 0)));
  return rows.flatMap((row, index) => {
    const [first = '', ...others] = within(printable(row.at(-1) ?? ''), width - indent);
    const label = printable(labels[index] ?? '').padEnd(indent);
    return [(label + first).trimEnd(), ...others.map((line) => ' '.repeat(indent) + line)];
  });
}

/** A sentence as it is where there is room, or else in several lines. */
export function within(text: string, width: number): string[] {
  return text.length <= width ? [text] : wrap(text, width);
}
