import type { Span } from './span.ts';
import { Rope } from './rope.ts';

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

/** Turns offsets into lines and columns. LF, CRLF and a lone CR each end a line, as in editors. */
export class LineTable {
  readonly #text: Rope;

  constructor(text: string | Rope) {
    this.#text = typeof text === 'string' ? Rope.of(text) : text;
  }

  /** The offset at which a line (from 1) begins. Lines outside the text give its nearest end. */
  lineStart(line: number): number {
    if (line < 1) return 0;
    return this.#text.lineStart(line - 1) ?? this.#text.length;
  }

  /** The place of an offset; offsets outside the text are moved to its nearest end. */
  position(offset: number): Position {
    const inside = Math.min(Math.max(offset, 0), this.#text.length);
    const line = this.#text.linesBefore(inside) + 1;
    return { line, column: inside - this.lineStart(line) + 1, offset: inside };
  }

  range(span: Span): Range {
    return { start: this.position(span.start), end: this.position(span.end) };
  }
}
