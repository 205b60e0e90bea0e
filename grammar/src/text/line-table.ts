import type { Span } from './span.ts';

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

  constructor(text: string) {
    this.#starts = lineStarts(text);
    this.#length = text.length;
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

function lineStarts(text: string): Uint32Array {
  let starts: Uint32Array = new Uint32Array(Math.max(16, text.length >> 4));
  let count = 1;
  for (let offset = 0; offset < text.length; offset++) {
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
