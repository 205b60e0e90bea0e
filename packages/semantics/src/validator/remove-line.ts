import { type Fix, isBlank, isLineBreak } from '@pmtakit/grammar';
import type { Line } from '../project/whole.ts';

/** Takes a line away, with its line break where nothing else stands on it; a comment stays. */
export function removeLine({ file: { text }, span }: Line): Fix {
  let { start, end } = span;
  while (isBlank(text.charCodeAt(end))) end++;
  while (isBlank(text.charCodeAt(start - 1))) start--;
  const startsLine = start === 0 || text[start - 1] === BYTE_ORDER_MARK || isLineBreak(text.charCodeAt(start - 1));
  const isAlone = startsLine && (end === text.length || isLineBreak(text.charCodeAt(end)));
  const edit = isAlone ? { start, end: end + lineBreakAt(text, end) } : { start: span.start, end };
  return { title: 'remove this line', safe: true, edits: [{ span: edit, newText: '' }] };
}

const BYTE_ORDER_MARK = '\uFEFF';

/** How long the line break at an offset is. */
function lineBreakAt(text: string, offset: number): number {
  if (text.startsWith('\r\n', offset)) return 2;
  return offset < text.length ? 1 : 0;
}

/**
 * The same for a line that only repeats an earlier one. Where the two do not stand in the same section of one file, the
 * file of the second may be included at a place where the first is missing, so nothing is offered.
 */
export function removeRepeat(line: Line, first: Line): Fix | undefined {
  return line.node.parent === first.node.parent ? removeLine(line) : undefined;
}
