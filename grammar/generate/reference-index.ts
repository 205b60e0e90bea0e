/** The first page of the reference: how to read it, all sections, and all names from A to Z. */
import type { CatalogueRow } from '../src/catalogue/rows.ts';
import { blocks, bullets, table } from './markdown.ts';
import { type ReferenceBook, ageOf } from './reference-book.ts';

const howToRead = [
  '`UPPER CASE` in a syntax line stands for a value; [value types](value-types.md) tells what each one takes.',
  '`{ a | b }` means one of these, `[ a ]` may be left out, and everything else is written as it stands.',
  'Names of directives and sections may be written in any case; values keep theirs.',
  'A status of *documented* means that the vendor describes it, *observed* that it works in real files, and ' +
    '*guessed* that even its meaning is open.',
  'A source is a code and a section number; [sources](sources.md) tells what the codes are.',
];

const otherPages = [
  '[Value types](value-types.md): rates, sizes, time intervals, patterns and the rest, with examples.',
  '[Names that are not PowerMTA](invented.md): what articles and generators make up, and what to write instead.',
  '[Sources](sources.md): where the facts come from.',
  '[Grammar](../grammar/index.html) as diagrams, and as [text](../grammar/pmta.ebnf).',
];

export function indexPage(book: ReferenceBook): string {
  return blocks(
    '# Directive reference',
    `All ${book.rows.length} directives and sections of the catalogue, up to PowerMTA 5.0. ` +
      'These pages are made from the data in `grammar/catalogue`; change them there.',
    bullets(otherPages),
    '## How to read an entry',
    bullets(howToRead),
    '## Sections',
    sectionTable(book),
    '## From A to Z',
    ...letters(book),
  );
}

function sectionTable(book: ReferenceBook): string {
  const rows = book.pages.map(({ scope, section, directives }) => [
    book.scopeLink(scope) + (section && ageOf(section) ? ` (${ageOf(section)})` : ''),
    (section?.scopes ?? []).map((name) => book.scopeLink(name)).join(', '),
    String(directives.length),
    section ? book.prose(section.summary, scope, `<${scope}>`) : 'What stands outside of all sections.',
  ]);
  return table(['Section', 'Stands in', 'Directives', 'What it does'], rows);
}

function letters(book: ReferenceBook): string[] {
  const byLetter = Object.groupBy(book.rows, letterOf);
  return Object.entries(byLetter)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([letter, rows]) => blocks(`### ${letter}`, letterTable(rows ?? [], book)));
}

function letterOf(row: CatalogueRow): string {
  const first = row.name.charAt(0).toUpperCase();
  return /[A-Z]/.test(first) ? first : 'Other';
}

function letterTable(rows: readonly CatalogueRow[], book: ReferenceBook): string {
  const sorted = rows.toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  const lines = sorted.map((row) => [
    book.rowLink(row, undefined) + (ageOf(row) && ` (${ageOf(row)})`),
    row.scopes.map((scope) => book.scopeLink(scope)).join(', '),
    book.prose(row.summary, undefined, row.section ? `<${row.name}>` : row.name),
  ]);
  return table(['Name', 'Stands in', 'What it does'], lines);
}
