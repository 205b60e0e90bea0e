import { type SourceFile, applyEdits } from '@pmtakit/grammar';
import { type LineRange, formatEdits } from '../edits.ts';
import { type PrettierOptions, formatOptionsOf } from './options.ts';
import { parseMarked, withoutMark } from './tree.ts';
import { isGap, movedOffset } from './words.ts';

/**
 * The text, with the lines of a range formatted when Prettier is asked for one. It looks for nodes to print in the
 * languages that it knows itself, finds none in ours, and gives the text back as it got it from here. The cursor has moved
 * then, and Prettier reads its offset from the same options afterwards.
 */
export function formatRange(text: string, options: PrettierOptions): string {
  const { rangeStart, rangeEnd, cursorOffset = -1 } = options;
  if (rangeStart <= 0 && rangeEnd >= text.length) return text;
  const document = parseMarked(text, options);
  const lines = linesOf(document.source, rangeStart, rangeEnd);
  const edits = formatEdits(document, formatOptionsOf(options), lines);
  const formatted = withoutMark(applyEdits(document.source.text, edits));
  if (cursorOffset >= 0) options.cursorOffset = movedOffset(text, formatted, cursorOffset);
  return formatted;
}

/** The lines of which a range holds something. Blank space at its edges adds none, but where there is nothing else. */
function linesOf({ text, lines }: SourceFile, rangeStart: number, rangeEnd: number): LineRange {
  // In the text of the document, which starts with a byte order mark.
  let start = rangeStart + 1;
  let end = Math.min(rangeEnd + 1, text.length);
  while (start < end && isGap(text, start)) start++;
  while (start < end && isGap(text, end - 1)) end--;
  if (start === end) [start, end] = [rangeStart + 1, rangeEnd + 1];
  return { first: lines.position(start).line, last: lines.position(end - 1).line };
}
