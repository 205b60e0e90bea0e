/** The catalogue as modules: one string of JSON, which starts faster than an object literal, and the literal types. */
import type { InventedName } from '../src/catalogue/rows.ts';
import type { CatalogueFile } from './load-catalogue.ts';

const header = '// Generated from grammar/catalogue by `npm run generate`. Do not edit.\n';

export function catalogueModule(files: readonly CatalogueFile[], invented: readonly InventedName[]): string {
  const rows = JSON.stringify(files.flatMap((file) => file.directives));
  return `${header}
export const catalogueJson: string =
  ${quoted(rows)};

export const inventedJson: string =
  ${quoted(JSON.stringify(invented))};
`;
}

/** The sections and where they may stand, for the lexer and the tree builder, which must not wait for the whole. */
export function sectionNamesModule(files: readonly CatalogueFile[]): string {
  const sections = files.flatMap((file) => file.directives).filter((row) => row.section);
  const names = sections.map((row) => row.name).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const parents = sections.map((row) => `  [${quoted(row.name)}, [${row.scopes.map(quoted).join(', ')}]],\n`);
  return `${header}
/** The longest first, so that an alternation finds the whole name. */
export const sectionNames: readonly string[] = [\n${names.map((name) => `  ${quoted(name)},\n`).join('')}];

export const sectionParents: ReadonlyMap<string, readonly string[]> = new Map([\n${parents.join('')}]);
`;
}

/** The names as types, for rules that ask for a directive by name, and as words, for those who need no more of it. */
export function directiveNamesModule(files: readonly CatalogueFile[]): string {
  const rows = files.flatMap((file) => file.directives);
  const directives = [...new Set(rows.filter((row) => !row.section).map((row) => row.name.toLowerCase()))].sort();
  const union = (names: string[]) =>
    [...new Set(names)]
      .sort()
      .map((name) => `  | ${quoted(name)}`)
      .join('\n');
  return `${header}
export type SectionName =
${union(rows.filter((row) => row.section).map((row) => row.name))};

export type DirectiveName =
${union(rows.filter((row) => !row.section).map((row) => row.name))};

/** In lower case, with blanks between. */
export const directiveWords: string =
  ${quoted(directives.join(' '))};
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
