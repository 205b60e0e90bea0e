import type { Model } from '../model/model.ts';
import { Setting } from '../model/setting.ts';
import type { Block, Line } from '../project/whole.ts';
import { settingName } from './setting-keys.ts';

type Table = Model['queues']['global'];

/** The value that all lines agree on, by name; null where they differ. */
type Agreed = ReadonlyMap<string, string | null>;

/** The lines of `<domain>` sections by the name of what they set, and what whole tables of them say. */
export class TableLines {
  readonly #model: Model;
  readonly #byBlock = new Map<Block, ReadonlyMap<string, readonly Line[]>>();
  readonly #agreed = new Map<Table, Agreed>();
  readonly #agreedByAll = new Map<readonly Table[], Agreed>();
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
    if (tables.length > FEW_TABLES) return allows(this.#agreedBy(tables), name, value);
    return tables.every((table) => allows(this.#agreedIn(table), name, value));
  }

  #agreedBy(tables: readonly Table[]): Agreed {
    const agreed = this.#agreedByAll.get(tables) ?? joined(tables.map((table) => this.#agreedIn(table)));
    this.#agreedByAll.set(tables, agreed);
    return agreed;
  }

  #agreedIn(table: Table): Agreed {
    const agreed = this.#agreed.get(table) ?? joined(table.blocks.map((block) => this.#valuesIn(block)));
    this.#agreed.set(table, agreed);
    return agreed;
  }

  #sort(block: Block): Map<string, Line[]> {
    const lines = this.#model.queues.linesOf(block).flatMap(({ line, repeated }) => [line, ...repeated]);
    return Map.groupBy(lines, settingName);
  }

  #valuesIn(block: Block): Agreed {
    return new Map(this.#model.queues.linesOf(block).map(({ line }) => [settingName(line), this.valueOf(line)]));
  }
}

/** Small lists of tables are made anew for each question; a long one is the same for all of them. */
const FEW_TABLES = 4;

function joined(all: readonly Agreed[]): Agreed {
  const agreed = new Map<string, string | null>();
  for (const [name, value] of all.flatMap((one) => [...one])) {
    const before = agreed.get(name);
    agreed.set(name, before === undefined || before === value ? value : null);
  }
  return agreed;
}

function allows(agreed: Agreed, name: string, value: string): boolean {
  return (agreed.has(name) ? agreed.get(name) : value) === value;
}
