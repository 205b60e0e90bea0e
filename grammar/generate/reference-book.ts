/** What is on which page of the directive reference, and how pages link to each other. */
import type { CatalogueRow } from '../src/catalogue/rows.ts';
import type { CatalogueFile } from './load-catalogue.ts';
import { code, escapeMarkdown, link, slug } from './markdown.ts';

/** Tags, and names with a hyphen, which no plain word has. */
const nameInText = /<\/?[a-z][a-z0-9-]*(?: [^<>]*)?>|[a-z][a-z0-9]*(?:[.-][a-z0-9]+)+/g;

/** The page of one section, or of the top level. */
export interface Page {
  readonly scope: string;
  /** The section itself; the top level is none. */
  readonly section: CatalogueRow | undefined;
  readonly directives: readonly CatalogueRow[];
  /** The sections that may stand in it. */
  readonly sections: readonly CatalogueRow[];
}

export class ReferenceBook {
  readonly rows: readonly CatalogueRow[];
  readonly pages: readonly Page[];

  constructor(files: readonly CatalogueFile[]) {
    this.rows = files.flatMap((file) => file.directives);
    const sections = this.rows.filter((row) => row.section).toSorted(byName);
    this.pages = [undefined, ...sections].map((section) => this.#page(section));
  }

  /** The link to a section or to the top level. */
  scopeLink(scope: string): string {
    return link(scope === 'global' ? 'global' : code(`<${scope}>`), `${scope}.md`);
  }

  /** The link to an entry, best to the one on the page of `scope`. */
  rowLink(row: CatalogueRow, scope: string | undefined): string {
    if (row.section) return this.scopeLink(row.name);
    const page = scope && row.scopes.includes(scope) ? scope : row.scopes[0];
    return link(code(row.name), `${page}.md#${slug(headingOf(row))}`);
  }

  /** A name such as `<domain>` or `smtp-hosts`, linked when it is in the catalogue. */
  nameLink(name: string, scope: string | undefined): string {
    const row = this.#find(name, scope);
    if (!row) return code(name);
    return row.section ? link(code(name), `${row.name}.md`) : this.rowLink(row, scope);
  }

  /** A sentence of the catalogue, with links at the names in it other than `own`. */
  prose(text: string, scope: string | undefined, own = ''): string {
    let end = 0;
    let result = '';
    for (const { 0: name, index } of text.matchAll(nameInText)) {
      if (!name.startsWith('<') && name !== own && !this.#find(name, scope)) continue;
      result += escapeMarkdown(text.slice(end, index));
      result += name === own ? code(name) : this.nameLink(name, scope);
      end = index + name.length;
    }
    return result + escapeMarkdown(text.slice(end));
  }

  #find(name: string, scope: string | undefined): CatalogueRow | undefined {
    const [, section] = /^<([^/ >]+)/.exec(name) ?? [];
    if (section) return this.rows.find((row) => row.section && row.name === section);
    const named = this.rows.filter((row) => !row.section && row.name === name);
    return named.find((row) => scope && row.scopes.includes(scope)) ?? named[0];
  }

  #page(section: CatalogueRow | undefined): Page {
    const scope = section?.name ?? 'global';
    const inScope = this.rows.filter((row) => row.scopes.includes(scope)).toSorted(byName);
    return {
      scope,
      section,
      directives: inScope.filter((row) => !row.section),
      sections: inScope.filter((row) => row.section),
    };
  }
}

/** What stands over an entry. A sign alone would leave it without an anchor. */
export function headingOf(row: CatalogueRow): string {
  return row.name === '*' ? 'Line * of a nested list' : row.name;
}

/** How a row is marked where only its name is listed. */
export function ageOf(row: CatalogueRow): string {
  if (row.removed) return `removed in ${row.removed}`;
  return row.deprecated ? 'deprecated' : '';
}

function byName(a: CatalogueRow, b: CatalogueRow): number {
  return a.name < b.name ? -1 : Number(a.name > b.name);
}
