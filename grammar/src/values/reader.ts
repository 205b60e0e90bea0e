import { BACKSLASH, COMMA, OPEN_BRACE, QUOTE, SLASH, isBlank } from '../syntax/characters.ts';
import { quotedEnd } from '../syntax/scan.ts';
import type { Characters } from '../text/rope.ts';
import type { Scalar, ValueError } from './value.ts';

/** What is longer than this is no placeholder, and looking for its end again and again would take long. */
const LONGEST_PLACEHOLDER = 200;

/** Goes through argument text from left to right and hands out pieces with their places. */
export class Reader {
  readonly text: Characters;
  readonly end: number;
  offset: number;

  /** Reads `text` between the offsets `start` and `end`; these are the offsets that spans get. */
  constructor(text: Characters, start = 0, end: number = text.length) {
    this.text = text;
    this.offset = start;
    this.end = end;
    this.skipBlanks();
  }

  get atEnd(): boolean {
    return this.offset >= this.end;
  }

  skipBlanks(): void {
    while (this.offset < this.end && isBlank(this.text.charCodeAt(this.offset))) this.offset++;
  }

  /** The next word up to blank space, or a quoted string as a whole; then moves to the word after it. */
  word(): Scalar {
    return this.take(this.#wordEnd());
  }

  /** The next word, without moving. */
  peek(): Scalar {
    return this.#piece(this.offset, this.#wordEnd());
  }

  /** All that is left. */
  rest(): Scalar {
    return this.take(this.end);
  }

  /** From here to an offset, then moves over the blank space behind it. */
  take(end: number): Scalar {
    const piece = this.#piece(this.offset, end);
    this.offset = end;
    this.skipBlanks();
    return piece;
  }

  /** A piece of text between slashes, or undefined when the line has no second slash. `\/` does not end it. */
  slashed(): Scalar | undefined {
    for (let offset = this.offset + 1; offset < this.end; offset++) {
      const code = this.text.charCodeAt(offset);
      if (code === SLASH) return this.take(offset + 1);
      if (code === BACKSLASH) offset++;
    }
    return undefined;
  }

  /**
   * The members of a comma list up to the end; blank space beside the commas is not part of them. Regular expressions
   * and quoted strings may hold commas.
   */
  commaList(): Scalar[] {
    const members: Scalar[] = [];
    while (!this.atEnd) {
      members.push(this.#member());
      if (this.text.charCodeAt(this.offset) !== COMMA) break;
      this.take(this.offset + 1);
      if (this.atEnd) members.push(this.#piece(this.end, this.end));
    }
    return members;
  }

  #member(): Scalar {
    const start = this.offset;
    const first = this.text.charCodeAt(start);
    if (first === SLASH) this.slashed();
    else if (first === QUOTE) this.word();
    let end = this.offset;
    while (end < this.end && this.text.charCodeAt(end) !== COMMA) end++;
    this.offset = end;
    while (end > start && isBlank(this.text.charCodeAt(end - 1))) end--;
    return this.#piece(start, end);
  }

  #wordEnd(): number {
    if (this.text.charCodeAt(this.offset) === QUOTE) {
      const end = quotedEnd(this.text, this.offset);
      if (end !== -1 && end <= this.end) return end;
    }
    let end = this.offset;
    while (end < this.end && !isBlank(this.text.charCodeAt(end))) end = this.#afterPlaceholder(end) ?? end + 1;
    return end;
  }

  /** Placeholders of template engines may hold blanks: `{{ name }}` is one word. */
  #afterPlaceholder(start: number): number | undefined {
    if (this.text.charCodeAt(start) !== OPEN_BRACE || this.text.charCodeAt(start + 1) !== OPEN_BRACE) return undefined;
    const close = this.text.slice(start, Math.min(this.end, start + LONGEST_PLACEHOLDER)).indexOf('}}');
    return close === -1 ? undefined : start + close + 2;
  }

  #piece(start: number, end: number): Scalar {
    return { raw: this.text.slice(start, end), start, end };
  }
}

/** The text of a word without its quotes; inside quotes a backslash protects the character behind it. [G1 7.3] */
export function unquote(raw: string): string {
  if (raw.length < 2 || !raw.startsWith('"') || !raw.endsWith('"')) return raw;
  return raw.slice(1, -1).replaceAll(/\\(["\\$ ])/g, '$1');
}

/** A piece inside another one: `from` and `to` count from the start of `scalar`. */
export function part(scalar: Scalar, from: number, to: number = scalar.raw.length): Scalar {
  return { raw: scalar.raw.slice(from, to), start: scalar.start + from, end: scalar.start + to };
}

/** An error that covers a piece. */
export function valueError(piece: Scalar, problem: string, expected: string, replacement?: string): ValueError {
  return { kind: 'error', raw: piece.raw, start: piece.start, end: piece.end, problem, expected, replacement };
}
