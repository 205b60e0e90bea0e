import { LineTable, type Range } from './line-table.ts';
import { type Characters, Rope } from './rope.ts';
import type { Span } from './span.ts';

/** One text with the name people know it by. Lines are counted only when somebody asks. */
export class SourceFile {
  readonly path: string;
  readonly #given: string | Rope;
  #rope: Rope | undefined;
  #lines: LineTable | undefined;

  /**
   * @param path shown in messages as it is; `<stdin>` for standard input
   * @param text in pieces where it was made by an edit
   */
  constructor(path: string, text: string | Rope) {
    this.path = path;
    this.#given = text;
  }

  /** All of it as one string, which has to be made first after an edit. */
  get text(): string {
    return this.#given.toString();
  }

  /** For those who read a few characters: what is there already, the string or its pieces. */
  get characters(): Characters {
    return typeof this.#given === 'string' ? this.#given : this.#given.characters;
  }

  /** The text in pieces. */
  get rope(): Rope {
    return (this.#rope ??= typeof this.#given === 'string' ? Rope.of(this.#given) : this.#given);
  }

  get lines(): LineTable {
    return (this.#lines ??= new LineTable(this.rope));
  }

  slice({ start, end }: Span): string {
    return this.characters.slice(start, end);
  }

  range(span: Span): Range {
    return this.lines.range(span);
  }
}
