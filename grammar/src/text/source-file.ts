import { LineTable, type Range } from './line-table.ts';
import type { Span } from './span.ts';
import { type TextChange, changesTogether, textChange } from './text-change.ts';

/** One text with the name people know it by. Lines are counted only when somebody asks. */
export class SourceFile {
  readonly path: string;
  readonly text: string;
  #lines: LineTable | undefined;
  /** The lines of an earlier text, and where this one differs from it. */
  #earlier: { readonly lines: LineTable; readonly change: TextChange } | undefined;

  /** @param path shown in messages as it is; `<stdin>` for standard input */
  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  /** The same file with another text. Where its lines have been counted, only those that differ are counted anew. */
  edited(text: string, change: TextChange = textChange(this.text, text)): SourceFile {
    const source = new SourceFile(this.path, text);
    if (this.#lines) source.#earlier = { lines: this.#lines, change };
    else if (this.#earlier) {
      source.#earlier = { lines: this.#earlier.lines, change: changesTogether(this.#earlier.change, change) };
    }
    return source;
  }

  get lines(): LineTable {
    this.#lines ??= this.#earlier?.lines.edited(this.text, this.#earlier.change) ?? new LineTable(this.text);
    this.#earlier = undefined;
    return this.#lines;
  }

  slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  range(span: Span): Range {
    return this.lines.range(span);
  }
}
