import { type Block, type Line, type Model, Setting, settingName } from '@pmtakit/semantics';

type Table = Model['queues']['global'];

/** The lines of `<domain>` sections by the name of what they set, and what whole tables of them say. */
export class DomainLines {
  readonly #model: Model;
  readonly #byBlock = new Map<Block, ReadonlyMap<string, readonly Line[]>>();
  /** The value that all lines of some tables agree on, by name; null where they differ. */
  readonly #agreed = new Map<readonly Table[], ReadonlyMap<string, string | null>>();
  readonly #values = new Map<Line, string>();

  constructor(model: Model) {
    this.#model = model;
  }

  /** The lines of a section that set one thing, those included that a later one takes back. */
  named(block: Block, name: string): readonly Line[] {
    const known = this.#byBlock.get(block) ?? this.#sort(block);
    this.#byBlock.set(block, known);
    return known.get(name) ?? [];
  }

  /** The same text for all spellings of the same value. */
  valueOf(line: Line): string {
    const known = this.#values.get(line) ?? (line.row ? new Setting(line.row, { line }).canonical : '');
    this.#values.set(line, known);
    return known;
  }

  /** Whether no line of some tables sets a thing to another value. */
  sayOnly(tables: readonly Table[], name: string, value: string): boolean {
    if (tables.length === 0) return true;
    const agreed = this.#agreed.get(tables) ?? this.#agree(tables);
    this.#agreed.set(tables, agreed);
    return (agreed.has(name) ? agreed.get(name) : value) === value;
  }

  #sort(block: Block): Map<string, Line[]> {
    const lines = this.#model.queues.linesOf(block).flatMap(({ line, repeated }) => [line, ...repeated]);
    return Map.groupBy(lines, settingName);
  }

  #agree(tables: readonly Table[]): Map<string, string | null> {
    const agreed = new Map<string, string | null>();
    for (const block of tables.flatMap(({ blocks }) => blocks)) {
      for (const { line } of this.#model.queues.linesOf(block)) {
        const name = settingName(line);
        const before = agreed.get(name);
        const value = this.valueOf(line);
        agreed.set(name, before === undefined || before === value ? value : null);
      }
    }
    return agreed;
  }
}
