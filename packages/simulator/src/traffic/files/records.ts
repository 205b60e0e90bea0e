/** Cuts a text into records, line by line; in CSV a record may have line breaks between quotes. */
import type { TextPieces } from './text-pieces.ts';

/** Where a record begins. */
export interface RecordPlace {
  readonly piece: number;
  /** In the piece. */
  readonly offset: number;
  /** Counted from 1. */
  readonly line: number;
}

/** The records that begin in one piece. */
export interface RecordBatch {
  readonly texts: readonly string[];
  readonly lines: readonly number[];
  /** Where those that end nowhere begin; they are not among the texts. */
  readonly unclosed: readonly number[];
  /** Where the next record begins. */
  readonly next: RecordPlace;
}

/** Longer records are none: a quote was never closed, or the file is no text. */
const LONGEST = 1 << 18;

const LINE_FEED = 10;
const RETURN = 13;
const QUOTE = 34;
const COMMA = 44;
const ORDER_MARK = 0xfeff;

/** @param quotes whether line breaks between quotes end no record */
export function recordsFrom(pieces: TextPieces, place: RecordPlace, quotes: boolean): RecordBatch | undefined {
  const text = pieces.piece(place.piece);
  return text === undefined ? undefined : new Cutter(pieces, place, text, quotes).cut();
}

class Cutter {
  readonly #pieces: TextPieces;
  readonly #quotes: boolean;
  readonly #length: number;
  /** The piece, and as much of those behind it as its last record needs. */
  #text: string;
  readonly #first: number;
  /** Where in `#text` each piece begins. */
  readonly #starts = [0];
  #offset: number;
  #line: number;
  #nextQuote = -1;
  readonly #texts: string[] = [];
  readonly #lines: number[] = [];
  readonly #unclosed: number[] = [];

  constructor(pieces: TextPieces, { piece, offset, line }: RecordPlace, text: string, quotes: boolean) {
    this.#pieces = pieces;
    this.#quotes = quotes;
    this.#length = text.length;
    this.#text = text;
    this.#first = piece;
    this.#offset = piece === 0 && offset === 0 && text.charCodeAt(0) === ORDER_MARK ? 1 : offset;
    this.#line = line;
  }

  cut(): RecordBatch {
    while (this.#offset < this.#length) this.#cutOne();
    return { texts: this.#texts, lines: this.#lines, unclosed: this.#unclosed, next: this.#place() };
  }

  /** The place of the offset, which may be at the end of all that was read. */
  #place(): RecordPlace {
    const line = this.#line;
    if (this.#offset >= this.#text.length) return { piece: this.#first + this.#starts.length, offset: 0, line };
    const index = this.#starts.findLastIndex((start) => start <= this.#offset);
    return { piece: this.#first + index, offset: this.#offset - (this.#starts[index] ?? 0), line };
  }

  #cutOne(): void {
    const start = this.#offset;
    const end = this.#recordEnd(start);
    if (end === -1) return this.#skipLine(start);
    const record = this.#text.slice(start, withoutReturn(this.#text, start, end));
    if (record.trim() !== '') {
      this.#texts.push(record);
      this.#lines.push(this.#line);
    }
    this.#moveBehind(start, end);
  }

  /** Leaves out the line in which a quote was opened, and goes on behind it. */
  #skipLine(start: number): void {
    this.#unclosed.push(this.#line);
    const lineEnd = this.#text.indexOf('\n', start);
    this.#moveBehind(start, lineEnd === -1 ? this.#text.length : lineEnd);
  }

  #moveBehind(start: number, end: number): void {
    let at = this.#text.indexOf('\n', start);
    while (at !== -1 && at <= end) {
      this.#line++;
      at = at < end ? this.#text.indexOf('\n', at + 1) : -1;
    }
    this.#offset = Math.min(end + 1, this.#text.length);
  }

  /** The offset of the line break that ends a record, or the end of the text; -1 when there is none in reach. */
  #recordEnd(start: number): number {
    const lineEnd = this.#lineEnd(start);
    if (lineEnd === -1 || !this.#quotes || this.#quoteBehind(start) > lineEnd) return lineEnd;
    return this.#quotedEnd(start);
  }

  #lineEnd(start: number): number {
    let from = start;
    for (;;) {
      const end = this.#text.indexOf('\n', from);
      if (end !== -1) return end;
      from = this.#text.length;
      if (from - start > LONGEST) return -1;
      if (!this.#readOn()) return from;
    }
  }

  /** Where the next quote stands; the end of what was read when there is none. */
  #quoteBehind(start: number): number {
    if (this.#nextQuote < start) {
      const found = this.#text.indexOf('"', start);
      this.#nextQuote = found === -1 ? this.#text.length : found;
    }
    return this.#nextQuote;
  }

  /** As PowerMTA writes it: a quote at the start of a field opens it, and two in it stand for one. [RFC 4180] */
  #quotedEnd(start: number): number {
    let isQuoted = false;
    let isOpen = false;
    for (let at = start; at - start <= LONGEST; at++) {
      if (at >= this.#text.length && !this.#readOn()) return isOpen ? -1 : this.#text.length;
      const code = this.#text.charCodeAt(at);
      const before = at === start ? COMMA : this.#text.charCodeAt(at - 1);
      if (code === QUOTE) {
        if (!isOpen && before === COMMA) isQuoted = true;
        isOpen = !isOpen && isQuoted && (before === COMMA || before === QUOTE);
      } else if (!isOpen && code === LINE_FEED) return at;
      else if (!isOpen && code === COMMA) isQuoted = false;
    }
    return -1;
  }

  #readOn(): boolean {
    const more = this.#pieces.piece(this.#first + this.#starts.length);
    if (more === undefined) return false;
    this.#starts.push(this.#text.length);
    this.#text += more;
    return true;
  }
}

function withoutReturn(text: string, start: number, end: number): number {
  return end > start && text.charCodeAt(end - 1) === RETURN ? end - 1 : end;
}
