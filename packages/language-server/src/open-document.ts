import { Rope, SourceFile } from '@pmtakit/grammar';
import { type PositionEncoding, Positions } from '@pmtakit/language-service';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';

/** A document of the client. Its text is in pieces, so that a key in a long one is not a new text for those who read it. */
export class OpenDocument {
  readonly uri: string;
  version: number;
  #source: SourceFile;

  constructor(uri: string, version: number, text: string) {
    this.uri = uri;
    this.version = version;
    this.#source = new SourceFile(uri, Rope.of(text));
  }

  get text(): Rope {
    return this.#source.rope;
  }

  /** All of it as one string. */
  getText(): string {
    return this.#source.text;
  }

  /**
   * Takes a change. Places outside the text are moved to the nearest one there is, and ends in the wrong order are turned
   * round.
   */
  take(change: TextDocumentContentChangeEvent, encoding: PositionEncoding): void {
    this.#source = new SourceFile(this.uri, this.#changed(change, encoding));
  }

  #changed(change: TextDocumentContentChangeEvent, encoding: PositionEncoding): Rope {
    if (!('range' in change)) return Rope.of(change.text);
    const { start, end } = new Positions(this.#source, encoding).span(change.range);
    return this.text.edited(Math.min(start, end), Math.max(start, end), change.text);
  }
}
