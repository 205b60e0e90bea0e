import type { Span } from './span.ts';
import type { TextChange } from './text-change.ts';

/** A place in a text as people name it: line and column count from 1, the column in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A span as people name it. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Turns offsets into lines and columns. LF, CRLF and a lone CR each end a line, as in editors. */
export class LineTable {
  readonly #starts: Uint32Array;
  readonly #length: number;

  /** @param starts of its lines, where they are known */
  constructor(text: string, starts: Uint32Array = lineStarts(text)) {
    this.#starts = starts;
    this.#length = text.length;
  }

  /** The lines of a text that differs in one stretch: only that is looked at. */
  edited(text: string, change: TextChange): LineTable {
    return new LineTable(text, editedStarts(this.#starts, text, change));
  }

  /** The offset at which a line (from 1) begins. Lines outside the text give its nearest end. */
  lineStart(line: number): number {
    if (line < 1) return 0;
    return this.#starts[line - 1] ?? this.#length;
  }

  /** The place of an offset; offsets outside the text are moved to its nearest end. */
  position(offset: number): Position {
    const inside = Math.min(Math.max(offset, 0), this.#length);
    const line = this.#lineAt(inside);
    return { line, column: inside - this.lineStart(line) + 1, offset: inside };
  }

  range(span: Span): Range {
    return { start: this.position(span.start), end: this.position(span.end) };
  }

  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}

/** Where a line starts, two characters before it tell: a line break is CR and LF at most. */
function editedStarts(before: Uint32Array, text: string, { start, endBefore, endAfter }: TextChange): Uint32Array {
  const kept = countBelow(before, Math.max(start, 1));
  const behind = countBelow(before, endBefore + 2);
  const from = before[kept - 1] ?? 0;
  const between = lineStarts(text, from, endAfter + 1).slice(1);
  const inside = between.filter((offset) => offset < endAfter + 2);
  const moved = kept + inside.length;
  const starts = new Uint32Array(moved + before.length - behind);
  starts.set(before.subarray(0, kept));
  starts.set(inside, kept);
  starts.set(before.subarray(behind), moved);
  const by = endAfter - endBefore;
  for (let index = moved; index < starts.length; index++) starts[index] = (starts[index] ?? 0) + by;
  return starts;
}

/** How many numbers of a list in order are smaller. */
function countBelow(ordered: Uint32Array, limit: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first one is `from`, which has to be the start of a line. */
function lineStarts(text: string, from = 0, to: number = text.length): Uint32Array {
  let starts: Uint32Array = new Uint32Array(Math.max(16, (to - from) >> 4));
  starts[0] = from;
  let count = 1;
  for (let offset = from; offset < to && offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code !== LINE_FEED && code !== CARRIAGE_RETURN) continue;
    if (code === CARRIAGE_RETURN && text.charCodeAt(offset + 1) === LINE_FEED) offset++;
    if (count === starts.length) starts = grow(starts);
    starts[count++] = offset + 1;
  }
  return starts.slice(0, count);
}

function grow(array: Uint32Array): Uint32Array {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
