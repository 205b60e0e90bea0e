/** The tree that Prettier holds: a document, and the words at its cursor. */
import { type Document, SourceFile, leavesOf, parse } from '@pmtakit/grammar';
import { formatDocument } from '../format.ts';
import { type PrettierOptions, formatOptionsOf } from './options.ts';
import { type Word, wordsAround } from './words.ts';

const BYTE_ORDER_MARK = '\uFEFF';

export type Node = DocumentNode | Word;

/**
 * A text that is formatted when it is printed. Prettier finds the cursor again in the node that it stands in, or between
 * two; it needs no other nodes, and takes five times as long when it has all words of a large file.
 */
export class DocumentNode {
  readonly type = 'document';
  readonly start = 0;
  readonly end: number;
  readonly #text: string;
  readonly #document: Document;
  readonly #options: PrettierOptions;
  #formatted: string | undefined;
  #words: readonly Word[] | undefined;

  constructor(text: string, options: PrettierOptions) {
    this.end = text.length;
    this.#text = text;
    this.#document = parseMarked(text, options);
    this.#options = options;
  }

  get formatted(): string {
    return (this.#formatted ??= withoutMark(formatDocument(this.#document, formatOptionsOf(this.#options))));
  }

  get words(): readonly Word[] {
    return (this.#words ??= this.#wordsAtCursor());
  }

  #wordsAtCursor(): readonly Word[] {
    const { cursorOffset = -1 } = this.#options;
    return cursorOffset < 0 ? [] : wordsAround(this.#text, this.formatted, cursorOffset);
  }

  /** What PowerMTA reads, piece by piece, without what formatting may change. */
  meaning(): string[] {
    const { source } = this.#document;
    return leavesOf(this.#document).map((leaf) => `${leaf.kind} ${withoutLayout(source.slice(leaf))}`);
  }
}

/**
 * Prettier takes the byte order mark off and puts it back, and a word that starts with one must not be taken for it. So the
 * document has one again, and all its offsets are greater by 1.
 */
export function parseMarked(text: string, { filepath }: PrettierOptions): Document {
  return parse(new SourceFile(filepath ?? '<text>', BYTE_ORDER_MARK + text));
}

export function withoutMark(text: string): string {
  return text.slice(BYTE_ORDER_MARK.length);
}

/** Without blank space, in lower case, and with one spelling of switches. */
function withoutLayout(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/\byes\b/g, 'true')
    .replaceAll(/\bno\b/g, 'false')
    .replaceAll(/[ \t\f\v\r\n]+/g, '');
}
