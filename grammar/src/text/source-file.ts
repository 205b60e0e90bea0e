import { LineTable, type Range } from './line-table.ts';
import type { Span } from './span.ts';
import { type TextChange, textChange } from './text-change.ts';

/** One text with the name people know it by. Lines are counted only when somebody asks. */
export class SourceFile {
  readonly path: string;
  readonly text: string;
  #lines: LineTable | undefined;

  /** @param path shown in messages as it is; `<stdin>` for standard input */
  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  /** The same file with another text. Where its lines have been counted, only those that differ are counted anew. */
  edited(text: string, change: TextChange = textChange(this.text, text)): SourceFile {
    const source = new SourceFile(this.path, text);
    source.#lines = this.#lines?.edited(text, change);
    return source;
  }

  get lines(): LineTable {
    return (this.#lines ??= new LineTable(this.text));
  }

  slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  range(span: Span): Range {
    return this.lines.range(span);
  }
}
