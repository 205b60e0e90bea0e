/** The words of a text and those of its formatted self, in pairs. */
import { type Span, isBlank, isLineBreak } from '@pmtakit/grammar';

/** A word or a piece of one, with what is printed for it. */
export interface Word extends Span {
  readonly type: 'word';
  /** Its place in the formatted text. */
  readonly printed: Span;
  readonly text: string;
}

/** The words at an offset, with the last one before it and the first one behind it. */
export function wordsAround(before: string, after: string, offset: number): Word[] {
  const words: Word[] = [];
  for (const word of pairedWords(before, after)) {
    if (word.end < offset) words.length = 0;
    words.push(word);
    if (word.start > offset) break;
  }
  return words;
}

/** Where an offset of a text is in its formatted self: at the same character of the same word. */
export function movedOffset(before: string, after: string, offset: number): number {
  let [gapStart, printedStart, printedEnd] = [0, 0, after.length];
  for (const { start, end, printed } of wordsAround(before, after, offset)) {
    if (start <= offset && offset <= end) return Math.max(printed.start, printed.end - (end - offset));
    if (end < offset) [gapStart, printedStart] = [end, printed.end];
    else printedEnd = printed.start;
  }
  return Math.min(printedStart + offset - gapStart, printedEnd);
}

/**
 * Formatting keeps words in their order, and their characters but for case and the spelling of switches. Where it takes
 * blank space out of a tag, two words become one; they stay two pieces here.
 */
function* pairedWords(before: string, after: string): Generator<Word> {
  const pairing = new Pairing(before, after);
  for (let [source, printed] = pairing.words(); source && printed; [source, printed] = pairing.words()) {
    const shared = sharedLength(source, printed);
    if (shared === 0) yield pairing.take(source.length, printed.length);
    else if (source.startsWith(printed.slice(0, shared))) yield pairing.take(shared, shared);
    // A cursor in a name whose case changes keeps its place only between characters that are pieces of their own.
    else for (let taken = 0; taken < shared; taken++) yield pairing.take(1, 1);
  }
}

/** How many characters two words share, which is all of one of them, or 0. */
function sharedLength(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  const [start, other] = [a.slice(0, length), b.slice(0, length)];
  return start === other || start.toLowerCase() === other.toLowerCase() ? length : 0;
}

class Pairing {
  readonly #after: string;
  readonly #source: WordReader;
  readonly #printed: WordReader;

  constructor(before: string, after: string) {
    this.#after = after;
    this.#source = new WordReader(before);
    this.#printed = new WordReader(after);
  }

  /** What is left of the words at hand; empty at the end of a text. */
  words(): [source: string, printed: string] {
    return [this.#source.word, this.#printed.word];
  }

  take(length: number, printedLength: number): Word {
    const { gapStart, start, end } = this.#source.take(length);
    const printed = this.#printed.take(printedLength);
    // Prettier cannot place a cursor between two pieces without a gap, so blank space that goes belongs to the next one.
    const hasGap = printed.gapStart < printed.start;
    const text = this.#after.slice(printed.start, printed.end);
    return { type: 'word', start: hasGap ? start : gapStart, end, printed, text };
  }
}

interface Piece extends Span {
  /** Where the blank space before it starts. */
  readonly gapStart: number;
}

/** Takes words from the start of a text. */
class WordReader {
  readonly #text: string;
  #done = 0;
  #start = 0;
  #end = 0;

  constructor(text: string) {
    this.#text = text;
    this.#findWord();
  }

  get word(): string {
    return this.#text.slice(this.#start, this.#end);
  }

  take(length: number): Piece {
    const piece = { gapStart: this.#done, start: this.#start, end: this.#start + length };
    this.#done = piece.end;
    if (piece.end < this.#end) this.#start = piece.end;
    else this.#findWord();
    return piece;
  }

  #findWord(): void {
    let offset = this.#done;
    while (offset < this.#text.length && isGap(this.#text, offset)) offset++;
    this.#start = offset;
    while (offset < this.#text.length && !isGap(this.#text, offset)) offset++;
    this.#end = offset;
  }
}

/** Whether blank space or a line break stands at an offset. */
export function isGap(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return isBlank(code) || isLineBreak(code);
}
