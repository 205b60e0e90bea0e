/** The pages of the sections and of the top level. */
import { blocks, code, table } from './markdown.ts';
import { type Page, type ReferenceBook, ageOf } from './reference-book.ts';
import { directiveEntry, entryBody } from './reference-entry.ts';

/** The page of a section: what it is, what stands in it, and an entry for each of its directives. */
export function sectionPage(page: Page, book: ReferenceBook): string {
  return blocks(
    head(page, book),
    nestedSections(page, book),
    directiveTable(page, book),
    ...page.directives.map((row) => directiveEntry(row, page.scope, book)),
  );
}

function head({ scope, section }: Page, book: ReferenceBook): string {
  const back = 'Part of the [directive reference](README.md).';
  if (section) return blocks(`# ${code(`<${scope}>`)}`, back, entryBody(section, scope, book));
  return blocks('# Global level', back, 'What stands outside of all sections holds for the whole server.');
}

function nestedSections({ sections, scope }: Page, book: ReferenceBook): string {
  if (sections.length === 0) return '';
  const rows = sections.map((row) => [book.scopeLink(row.name), book.prose(row.summary, scope, `<${row.name}>`)]);
  return blocks(scope === 'global' ? 'Sections:' : 'Sections in it:', table(['Section', 'What it does'], rows));
}

function directiveTable({ directives, scope }: Page, book: ReferenceBook): string {
  if (directives.length === 0) return 'The catalogue knows no directive of its own for this section.';
  const rows = directives.map((row) => [
    book.rowLink(row, scope) + (ageOf(row) && ` (${ageOf(row)})`),
    book.prose(row.summary, scope, row.name),
    row.default === undefined ? '' : code(row.default),
  ]);
  return blocks('Directives:', table(['Directive', 'What it does', 'Default'], rows));
}
