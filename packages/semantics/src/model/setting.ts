import { type CatalogueRow, type Value, readArguments } from '@pmtakit/grammar';
import type { Line } from '../project/whole.ts';
import type { AssumptionName } from './assumptions.ts';
import { canonical } from './canonical.ts';
import { synonymOf } from './synonyms.ts';

/** The value of one setting, with where it comes from and what it shadows. */
export class Setting {
  readonly name: string;
  readonly row: CatalogueRow;
  /** The line that sets it; undefined for a default. */
  readonly line: Line | undefined;
  /** The lines that would set it if the one above were not there, the next one first. */
  readonly shadowed: readonly Line[];
  /** What the result is seen to rest on by the lines it shadows; `alternativesTo` asks again and knows for certain. */
  readonly assumptions: readonly AssumptionName[];
  readonly #default: string | undefined;
  #values: readonly Value[] | undefined;

  constructor(row: CatalogueRow, from: SettingOrigin) {
    this.name = row.name;
    this.row = row;
    this.line = from.line;
    this.shadowed = from.shadowed ?? [];
    this.assumptions = from.assumptions ?? [];
    this.#default = from.default;
  }

  get isDefault(): boolean {
    return this.line === undefined;
  }

  /** As written, or the default; nothing when there is no default. Secrets are stars. */
  get text(): string | undefined {
    return this.line ? shownText(this.line) : this.#default;
  }

  /** All arguments; those that are wrong are left out. */
  get values(): readonly Value[] {
    return (this.#values ??= this.#read());
  }

  /** The value; where a network comes first, what is set for it. Undefined when there is none or it is wrong. */
  get value(): Value | undefined {
    const { values } = this;
    return values[0]?.kind === 'cidr' && values.length > 1 ? values[1] : values[0];
  }

  /** Whether `""` takes back what would be inherited. */
  get isCleared(): boolean {
    return this.values[0]?.kind === 'cleared';
  }

  /** The same text for all spellings of the same value. */
  get canonical(): string {
    return this.values.map(canonical).join(' ');
  }

  #read(): readonly Value[] {
    if (this.line) return valuesOf(this.line);
    return this.#default === undefined ? [] : valuesIn(this.#default, withoutNetwork(this.row));
  }
}

interface SettingOrigin {
  readonly line?: Line | undefined;
  readonly default?: string | undefined;
  readonly shadowed?: readonly Line[];
  readonly assumptions?: readonly AssumptionName[];
}

/** The values of a line, an old name read as the new one. */
export function valuesOf(line: Line): readonly Value[] {
  const synonym = line.row && synonymOf(line.row, line.parent.name);
  if (synonym) return valuesIn(synonym.rewrite?.(line.text) ?? line.text, synonym.row);
  return rightValues(line.read?.arguments.map(({ value }) => value) ?? []);
}

/** Whether two lines set the same value, however it is spelt. */
export function sameValues(a: Line, b: Line): boolean {
  return a === b || valuesOf(a).map(canonical).join(' ') === valuesOf(b).map(canonical).join(' ');
}

/** The arguments of a line as written, with stars for what nobody must see. */
export function shownText(line: Line): string {
  const { text, read } = line;
  const start = line.argumentSpan.start;
  return (read?.arguments ?? [])
    .filter(({ spec }) => spec.secret)
    .reduceRight(
      (shown, { value }) => `${shown.slice(0, value.start - start)}****${shown.slice(value.end - start)}`,
      text,
    );
}

function valuesIn(text: string, row: CatalogueRow): readonly Value[] {
  const read = readArguments(text, { start: 0, end: text.length }, row);
  return rightValues(read.arguments.map(({ value }) => value));
}

/** A default holds for all networks and names none. */
function withoutNetwork(row: CatalogueRow): CatalogueRow {
  const [first, ...rest] = row.arguments;
  return first?.type === 'cidr' && rest.length > 0 ? { ...row, arguments: rest } : row;
}

function rightValues(values: readonly (Value | { readonly kind: 'error' })[]): readonly Value[] {
  return values.filter((value): value is Value => value.kind !== 'error');
}
