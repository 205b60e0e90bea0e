/** Formatting as the edits that an editor applies, for a whole text or some of its lines. */
import { type Document, type TextEdit, behindLineBreak, blanksEnd, blanksStart, isLineBreak } from '@pmtakit/grammar';
import { formatDocument } from './format.ts';
import type { FormatOptions } from './options.ts';

/** Lines of a text, counted from 1, the last one included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/**
 * What formatting changes, in order, each edit within a line or the blank space between two. With a range, only its lines
 * change, to what they are in the formatted text; blank lines go with the line below them, and line breaks stay as most
 * of them are.
 */
export function formatEdits(
  document: Document,
  options: Partial<FormatOptions> = {},
  range: LineRange = { first: 1, last: Number.POSITIVE_INFINITY },
): TextEdit[] {
  const { text } = document.source;
  const isWhole = range.first <= 1 && range.last === Number.POSITIVE_INFINITY;
  const formatted = formatDocument(document, isWhole ? options : { ...options, endOfLine: 'auto' });
  return formatted === text ? [] : new Comparison(text, formatted).edits(range);
}

/** The text of a line without blank space around it. */
interface Line {
  /** Where the blank space before it starts, blank lines included. */
  readonly gapStart: number;
  readonly start: number;
  readonly end: number;
  /** Behind its line break. */
  readonly next: number;
  readonly number: number;
}

/**
 * A text and its formatted self. Formatting moves nothing and joins or breaks no line, so the lines that are not blank
 * pair up, one by one.
 */
class Comparison {
  readonly #before: string;
  readonly #after: string;
  readonly #edits: TextEdit[] = [];

  constructor(before: string, after: string) {
    this.#before = before;
    this.#after = after;
  }

  edits({ first, last }: LineRange): TextEdit[] {
    const after = linesOf(this.#after);
    for (const line of linesOf(this.#before)) {
      const { value: now } = after.next();
      if (!now || line.number > last) break;
      if (line.number >= first) this.#compareLines(line, now);
    }
    return this.#edits;
  }

  #compareLines(line: Line, now: Line): void {
    this.#compare(line.gapStart, line.start, now.gapStart, now.start);
    this.#compareWords(line, now);
    this.#compare(line.end, line.next, now.end, now.next);
  }

  #compareWords(line: Line, now: Line): void {
    const before = partsOf(this.#before.slice(line.start, line.end));
    const after = partsOf(this.#after.slice(now.start, now.end));
    if (before.length !== after.length) return this.#compare(line.start, line.end, now.start, now.end);
    let offset = line.start;
    for (const [index, part] of before.entries()) {
      const end = offset + part.length;
      this.#edit(offset, end, part, after[index] ?? part);
      offset = end;
    }
  }

  #compare(start: number, end: number, newStart: number, newEnd: number): void {
    this.#edit(start, end, this.#before.slice(start, end), this.#after.slice(newStart, newEnd));
  }

  #edit(start: number, end: number, text: string, newText: string): void {
    if (text !== newText) this.#edits.push({ span: { start, end }, newText });
  }
}

/** Words and the blank space between them. */
function partsOf(line: string): string[] {
  return line.split(/([ \t\f\v]+)/);
}

const BYTE_ORDER_MARK = '\uFEFF';

/** The lines that are not blank, and the end of the text as one without text. */
function* linesOf(text: string): Generator<Line> {
  let offset = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  let gapStart = offset;
  let number = 1;
  for (; offset < text.length; number++) {
    const lineEnd = endOfLine(text, offset);
    const start = blanksEnd(text, offset, lineEnd);
    const next = behindLineBreak(text, lineEnd);
    if (start < lineEnd) {
      yield { gapStart, start, end: blanksStart(text, start, lineEnd), next, number };
      gapStart = next;
    }
    offset = next;
  }
  const end = text.length;
  yield { gapStart, start: end, end, next: end, number: Math.max(1, number - 1) };
}

function endOfLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
  return end;
}
