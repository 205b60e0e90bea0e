import {
  BYTE_ORDER_MARK,
  type Characters,
  type Fix,
  type Span,
  behindLineBreak,
  blanksEnd,
  blanksStart,
  isLineBreak,
} from '@pmtakit/grammar';
import type { Line } from '../project/whole.ts';

/** Takes a line away, with its line break where nothing else stands on it; a comment stays. */
export function removeLine({ file: { text }, span }: Line): Fix {
  const edit = wholeLines(text, span) ?? { start: span.start, end: blanksEnd(text, span.end, text.length) };
  return { title: 'remove this line', safe: true, edits: [{ span: edit, newText: '' }] };
}

/** All of the lines of a span, with the last line break; undefined where something else stands on them. */
export function wholeLines(text: Characters, span: Span): Span | undefined {
  const start = blanksStart(text, 0, span.start);
  const end = blanksEnd(text, span.end, text.length);
  const startsLine =
    start === 0 || isLineBreak(text.charCodeAt(start - 1)) || text.charCodeAt(start - 1) === BYTE_ORDER_MARK;
  const endsLine = end === text.length || isLineBreak(text.charCodeAt(end));
  return startsLine && endsLine ? { start, end: behindLineBreak(text, end) } : undefined;
}

/**
 * The same for a line that only repeats an earlier one. Where the two do not stand in the same section of one file, the
 * file of the second may be included at a place where the first is missing, so nothing is offered.
 */
export function removeRepeat(line: Line, first: Line): Fix | undefined {
  return line.node.parent === first.node.parent ? removeLine(line) : undefined;
}
