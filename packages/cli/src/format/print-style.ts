/** `--print-style`: how a file is formatted, and what says so. */
import { saidOptions } from '@pmtakit/formatter';
import { shownPath } from '../input.ts';
import { columns } from '../text/columns.ts';
import { isLeftOut } from './ignore-file.ts';
import type { FormatCommandOptions } from './called-with.ts';
import { type Style, Styles } from './style.ts';

export async function printStyle(path: string, options: FormatCommandOptions): Promise<void> {
  const style = await new Styles().of(path, saidOptions(options));
  const isIgnored = await isLeftOut(options);
  const rows = [...styleRows(style), ['ignored', String(isIgnored(path, style)), '']];
  process.stdout.write(`${columns(rows).join('\n')}\n`);
}

function styleRows({ options, origins }: Style): string[][] {
  const { indent, align, endOfLine, keywordCase, booleans } = options;
  return [
    ['indent', String(indent), shownPath(origins.indent)],
    ['align', String(align), shownPath(origins.align)],
    ['endOfLine', endOfLine, shownPath(origins.endOfLine)],
    ['keywordCase', keywordCase, shownPath(origins.keywordCase)],
    ['booleans', booleans, shownPath(origins.booleans)],
  ];
}
