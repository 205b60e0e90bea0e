/** Offsets of a text as the positions of the protocol, and back. */
import { type Characters, type SourceFile, type Span, isLineBreak } from '@pmtakit/grammar';
import type { Position, Range } from 'vscode-languageserver-types';

const positionEncodings = ['utf-16', 'utf-8'] as const;

/** What the columns of a client count: UTF-16 code units or bytes of UTF-8. */
export type PositionEncoding = (typeof positionEncodings)[number];

export function isPositionEncoding(name: string): name is PositionEncoding {
  return positionEncodings.some((one) => one === name);
}

/** A place up to which the bytes of a line are counted. */
interface Counted {
  readonly line: number;
  readonly offset: number;
  readonly bytes: number;
}

/** The positions of one text. Time is linear for offsets that are asked for in order, on long lines too. */
export class Positions {
  readonly #source: SourceFile;
  readonly #encoding: PositionEncoding;
  #counted: Counted = { line: 1, offset: 0, bytes: 0 };

  constructor(source: SourceFile, encoding: PositionEncoding) {
    this.#source = source;
    this.#encoding = encoding;
  }

  range({ start, end }: Span): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  /** The line of an offset, from 0. */
  line(offset: number): number {
    return this.#source.lines.position(offset).line - 1;
  }

  /** Offsets outside the text are moved to its nearest end. */
  position(offset: number): Position {
    const { line, column, offset: inside } = this.#source.lines.position(offset);
    return { line: line - 1, character: this.#encoding === 'utf-8' ? this.#bytes(line, inside) : column - 1 };
  }

  /** The offset of a position; one that is outside the text, or behind its line, is moved to the nearest place there is. */
  offset({ line, character }: Position): number {
    const { lines, characters: text } = this.#source;
    if (line < 0) return 0;
    const start = lines.lineStart(line + 1);
    const end = lineEnd(text, start, lines.lineStart(line + 2));
    if (this.#encoding === 'utf-8') return start + utf8Offset(text.slice(start, end), character);
    return Math.min(start + Math.max(character, 0), end);
  }

  span({ start, end }: Range): Span {
    return { start: this.offset(start), end: this.offset(end) };
  }

  #bytes(line: number, offset: number): number {
    const isAhead = this.#counted.line === line && this.#counted.offset <= offset;
    const known = isAhead ? this.#counted : { offset: this.#source.lines.lineStart(line), bytes: 0 };
    const bytes = known.bytes + utf8Length(this.#source.characters.slice(known.offset, offset));
    this.#counted = { line, offset, bytes };
    return bytes;
  }
}

/** The end of a line without its line break. */
function lineEnd(text: Characters, start: number, next: number): number {
  let end = next;
  while (end > start && isLineBreak(text.charCodeAt(end - 1))) end--;
  return end;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.codePointAt(offset) ?? 0;
    bytes += utf8Size(code);
    if (code > 0xff_ff) offset++;
  }
  return bytes;
}

/** The offset in a line at which so many bytes of UTF-8 have passed; never inside a character or behind the line. */
export function utf8Offset(line: string, bytes: number): number {
  let left = bytes;
  let offset = 0;
  while (offset < line.length) {
    const code = line.codePointAt(offset) ?? 0;
    left -= utf8Size(code);
    if (left < 0) break;
    offset += code > 0xff_ff ? 2 : 1;
  }
  return offset;
}

function utf8Size(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x8_00) return 2;
  return code > 0xff_ff ? 4 : 3;
}
