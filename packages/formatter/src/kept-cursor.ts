import { type Document, type KeptLines, keptLines } from '@pmtakit/grammar';

/** The lines that stay as they are, asked for in the order of the text. */
export class KeptCursor {
  readonly #lines: readonly KeptLines[];
  #next = 0;
  #end = 0;

  constructor(document: Document) {
    this.#lines = keptLines(document);
  }

  /** The next lines, once, when they start at an offset or before it. */
  take(offset: number): KeptLines | undefined {
    const lines = this.#lines[this.#next];
    if (!lines || lines.start > offset) return undefined;
    this.#next++;
    this.#end = lines.end;
    return lines;
  }

  /** Whether an offset is in the lines taken last. */
  holds(offset: number): boolean {
    return offset < this.#end;
  }
}
