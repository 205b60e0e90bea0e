import { firstIndex } from './halving.ts';
import { linesAt } from './line-starts.ts';
import { type TextChange, textChange } from './text-change.ts';

/** What is read of a text a character at a time; a string is such a text too. */
export interface Characters {
  readonly length: number;
  /** @returns NaN outside the text */
  charCodeAt(offset: number): number;
  slice(start: number, end?: number): string;
  startsWith(words: string, offset: number): boolean;
}

/** Longer pieces are cut in two. */
const LONGEST_PIECE = 1 << 14;
const PIECE = LONGEST_PIECE >> 1;

/** A part of a text, of whole lines. Texts that differ little share most of theirs. */
class Piece {
  readonly text: string;
  #lineStarts: Uint32Array | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Where lines start in it but for the first, and behind it if it ends one. */
  get lineStarts(): Uint32Array {
    return (this.#lineStarts ??= linesAt(this.text));
  }
}

/**
 * A text in pieces of some thousand characters. An edit makes a new text that shares all pieces with the old one but
 * those that it touches, so it costs the same whatever the text is long. Lines end with LF, CRLF or a lone CR.
 */
export class Rope implements Characters {
  readonly #pieces: readonly Piece[];
  /** Where each piece starts. */
  readonly #starts: readonly number[];
  readonly length: number;
  #text: string | undefined;
  /** How many lines start in front of each piece, that at its start not counted. */
  #linesBefore: readonly number[] | undefined;
  /** The piece that was read last. */
  #last = 0;

  private constructor(pieces: readonly Piece[], text?: string) {
    const starts: number[] = [];
    let length = 0;
    for (const piece of pieces) {
      starts.push(length);
      length += piece.text.length;
    }
    this.#pieces = pieces;
    this.#starts = starts;
    this.length = length;
    this.#text = text;
  }

  static of(text: string): Rope {
    return new Rope(cut(text), text);
  }

  charCodeAt(offset: number): number {
    const index = this.#pieceAt(offset);
    return this.#pieces[index]?.text.charCodeAt(offset - (this.#starts[index] ?? 0)) ?? Number.NaN;
  }

  slice(start: number, end: number = this.length): string {
    if (start >= end) return '';
    const first = this.#pieceAt(start);
    const last = this.#pieceAt(end - 1);
    if (first === last) return this.#sliceIn(first, start, end);
    const between = this.#pieces.slice(first + 1, last).map((piece) => piece.text);
    return [this.#sliceIn(first, start, end), ...between, this.#sliceIn(last, start, end)].join('');
  }

  startsWith(words: string, offset: number): boolean {
    return this.slice(offset, Math.min(offset + words.length, this.length)) === words;
  }

  /** @param words without a line break */
  includes(words: string): boolean {
    return this.#pieces.some(({ text }) => text.includes(words));
  }

  /** Puts a text in the place of what stands between two offsets. */
  edited(start: number, end: number, newText: string): Rope {
    const first = this.#pieceAt(start);
    const last = Math.max(this.#pieceAt(end), first);
    const front = this.#pieces[first]?.text.slice(0, start - (this.#starts[first] ?? 0)) ?? '';
    const behind = this.#pieces[last]?.text.slice(end - (this.#starts[last] ?? 0)) ?? '';
    return new Rope([
      ...this.#pieces.slice(0, first),
      ...cut(front + newText + behind),
      ...this.#pieces.slice(last + 1),
    ]);
  }

  /** Where an earlier text differs from this one. Costs little when this one was made out of it. */
  changeFrom(before: Rope): TextChange {
    const [own, other] = [this.#pieces, before.#pieces];
    const most = Math.min(own.length, other.length);
    let same = 0;
    while (same < most && own[same] === other[same]) same++;
    let behind = 0;
    while (behind < most - same && own[own.length - 1 - behind] === other[other.length - 1 - behind]) behind++;
    const start = this.#startOf(same);
    const [end, endBefore] = [this.#startOf(own.length - behind), before.#startOf(other.length - behind)];
    const inside = textChange(before.slice(start, endBefore), this.slice(start, end));
    return { start: start + inside.start, endBefore: start + inside.endBefore, endAfter: start + inside.endAfter };
  }

  /** The text as one string, which is made once. */
  toString(): string {
    return (this.#text ??= this.#pieces.map(({ text }) => text).join(''));
  }

  /** The string, if there is one, which is faster to read; else the rope. */
  get characters(): Characters {
    return this.#text ?? this;
  }

  // Lines

  /** How many lines end in front of an offset. */
  linesBefore(offset: number): number {
    const index = this.#pieceAt(offset);
    const starts = this.#pieces[index]?.lineStarts ?? new Uint32Array();
    return (this.#lineCounts[index] ?? 0) + countUpTo(starts, offset - (this.#starts[index] ?? 0));
  }

  /** Where a line starts (from 0); undefined for lines that are not there. */
  lineStart(line: number): number | undefined {
    if (line <= 0) return line === 0 ? 0 : undefined;
    const counts = this.#lineCounts;
    const index = countUpTo(counts, line - 1) - 1;
    const inside = this.#pieces[index]?.lineStarts[line - 1 - (counts[index] ?? 0)];
    return inside === undefined ? undefined : inside + (this.#starts[index] ?? 0);
  }

  get #lineCounts(): readonly number[] {
    if (this.#linesBefore) return this.#linesBefore;
    const counts: number[] = [];
    let count = 0;
    for (const piece of this.#pieces) {
      counts.push(count);
      count += piece.lineStarts.length;
    }
    return (this.#linesBefore = counts);
  }

  // Pieces

  #startOf(index: number): number {
    return this.#starts[index] ?? this.length;
  }

  #sliceIn(index: number, start: number, end: number): string {
    const offset = this.#starts[index] ?? 0;
    return this.#pieces[index]?.text.slice(Math.max(start - offset, 0), end - offset) ?? '';
  }

  /** The piece that holds an offset; the last one for offsets behind the text. */
  #pieceAt(offset: number): number {
    const last = this.#last;
    if (offset >= this.#startOf(last) && offset < this.#startOf(last + 1)) return last;
    return (this.#last = Math.max(countUpTo(this.#starts, offset) - 1, 0));
  }
}

/** Behind line feeds: no line is in two pieces. */
function cut(text: string): Piece[] {
  const pieces: Piece[] = [];
  let offset = 0;
  while (text.length - offset > LONGEST_PIECE) {
    const lineFeed = text.indexOf('\n', offset + PIECE);
    if (lineFeed === -1) break;
    pieces.push(new Piece(text.slice(offset, lineFeed + 1)));
    offset = lineFeed + 1;
  }
  if (offset < text.length) pieces.push(new Piece(text.slice(offset)));
  return pieces;
}

/** How many numbers of a list in order are not above a limit. */
function countUpTo(ordered: ArrayLike<number>, limit: number): number {
  return firstIndex(ordered.length, (index) => (ordered[index] ?? 0) > limit);
}
