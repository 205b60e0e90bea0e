/** What PowerMTA knows, asked by name and scope. */
import { catalogueJson, inventedJson } from '../generated/catalogue-data.ts';
import { directiveWords } from '../generated/directive-names.ts';
import { closest } from './closest.ts';
import type { CatalogueRow, InventedName } from './rows.ts';

/** The scope of lines outside every section. */
export const GLOBAL_SCOPE = 'global';

/** The name under which the catalogue holds the lines without a keyword of a section. */
export const ENTRY_NAME = '(pattern entry)';

type Kind = 'directive' | 'section';

class Catalogue {
  readonly rows: readonly CatalogueRow[] = [...parsedRows(), ...extraRows];
  readonly invented: readonly InventedName[] = JSON.parse(inventedJson);
  readonly #directives = groupByName(this.rows.filter((row) => !row.section));
  readonly #sections = groupByName(this.rows.filter((row) => row.section));
  readonly #invented = groupByName(this.invented);
  /** Answers given before: the same wrong name stands in a file many times, and comparing it with all takes long. */
  readonly #meant = new Map<string, string | undefined>();

  /** The directive of this name in this scope. Names are compared without regard to case. */
  directive(scope: string, name: string): CatalogueRow | undefined {
    return this.directivesNamed(name).find((row) => row.scopes.includes(scope));
  }

  /** All directives of this name; most names stand for one. */
  directivesNamed(name: string): readonly CatalogueRow[] {
    return this.#directives.get(name.toLowerCase()) ?? [];
  }

  section(name: string): CatalogueRow | undefined {
    return this.#sections.get(name.toLowerCase())?.[0];
  }

  /** What may stand in a scope. */
  rowsIn(scope: string, kind: Kind): CatalogueRow[] {
    return this.rows.filter((row) => row.scopes.includes(scope) && (row.section === true) === (kind === 'section'));
  }

  inventedName(kind: InventedName['kind'], name: string, scope: string): InventedName | undefined {
    const entries = this.#invented.get(name.toLowerCase()) ?? [];
    return entries.find((entry) => entry.kind === kind && (entry.scopes?.includes(scope) ?? true));
  }

  /** The known name most like a word, one of the same scope before one of another. */
  didYouMean(kind: Kind, name: string, scope: string): string | undefined {
    const key = `${kind} ${scope} ${name}`;
    if (!this.#meant.has(key)) this.#meant.set(key, this.#closest(kind, name, scope));
    return this.#meant.get(key);
  }

  #closest(kind: Kind, name: string, scope: string): string | undefined {
    const here = this.rowsIn(scope, kind).map((row) => row.name);
    const anywhere = (kind === 'section' ? this.#sections : this.#directives).keys();
    return closest(name, here) ?? closest(name, anywhere);
  }
}

function groupByName<T extends { readonly name: string }>(items: readonly T[]): Map<string, T[]> {
  return Map.groupBy(items, (item) => item.name.toLowerCase());
}

function parsedRows(): readonly CatalogueRow[] {
  return JSON.parse(catalogueJson);
}

let extraRows: readonly CatalogueRow[] = [];
let loaded: Catalogue | undefined;

/**
 * Makes more directives known, instead of those of an earlier call: for releases that are newer than the catalogue. To be
 * called before anything is parsed, since answers about names are kept. `extraDirectiveProblem` tells what is wrong with one.
 */
export function extendCatalogue(rows: readonly CatalogueRow[]): void {
  extraRows = rows;
  loaded = undefined;
}

let knownNames: ReadonlySet<string> | undefined;

/** Whether a directive of this name is known, in any section. To find out does not take the whole catalogue. */
export function isDirectiveKnown(name: string): boolean {
  if (loaded || extraRows.length > 0) return catalogue().directivesNamed(name).length > 0;
  knownNames ??= new Set(directiveWords.split(' '));
  return knownNames.has(name.toLowerCase());
}

/** Whether a row was made known by `extendCatalogue`. */
export function isExtraRow(row: CatalogueRow): boolean {
  return extraRows.includes(row);
}

/** The catalogue, read when it is first asked for. */
export function catalogue(): Catalogue {
  return (loaded ??= new Catalogue());
}

export type { Catalogue };
