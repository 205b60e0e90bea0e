import { LineTable, type Range } from './line-table.ts';
import type { Span } from './span.ts';

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
