import { type Characters, LineTable, Rope } from '@pmtakit/grammar';
import type { Position, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';

/** A document of the client. Its text is in pieces, so that a key in a long one is not a new text for those who read it. */
export class OpenDocument {
  readonly uri: string;
  version: number;
  #text: Rope;
  #lines: LineTable;

  constructor(uri: string, version: number, text: string) {
    this.uri = uri;
    this.version = version;
    this.#text = Rope.of(text);
    this.#lines = new LineTable(this.#text);
  }

  get text(): Rope {
    return this.#text;
  }

  /** All of it as one string. */
  getText(): string {
    return this.#text.toString();
  }

  /**
   * Takes a change. Places outside the text are moved to the nearest one there is, and ends in the wrong order are turned
   * round.
   * @param offsetIn the offset in a line without its line break that a column stands for
   */
  take(change: TextDocumentContentChangeEvent, offsetIn: (line: string, column: number) => number): void {
    if ('range' in change) {
      const ends = [change.range.start, change.range.end].map((position) => this.#offset(position, offsetIn));
      this.#text = this.#text.edited(Math.min(...ends), Math.max(...ends), change.text);
    } else this.#text = Rope.of(change.text);
    this.#lines = new LineTable(this.#text);
  }

  #offset({ line, character }: Position, offsetIn: (line: string, column: number) => number): number {
    if (line < 0) return 0;
    const start = this.#lines.lineStart(line + 1);
    const end = endOfLine(this.#text, start, this.#lines.lineStart(line + 2));
    return start + Math.min(Math.max(offsetIn(this.#text.slice(start, end), character), 0), end - start);
  }
}

/** In front of the line break, if there is one. */
function endOfLine(text: Characters, start: number, next: number): number {
  const last = next > start && isBreak(text.charCodeAt(next - 1)) ? next - 1 : next;
  return last > start && text.charCodeAt(last) === LINE_FEED && text.charCodeAt(last - 1) === CARRIAGE_RETURN
    ? last - 1
    : last;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

function isBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}
