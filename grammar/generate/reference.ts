/** The directive reference: Markdown pages made from the catalogue. */
import type { InventedName } from '../src/catalogue/rows.ts';
import type { CatalogueFile } from './load-catalogue.ts';
import { ReferenceBook } from './reference-book.ts';
import { indexPage } from './reference-index.ts';
import { inventedPage } from './reference-invented.ts';
import { sectionPage } from './reference-sections.ts';
import { sourcesPage } from './reference-sources.ts';
import { valueTypesPage } from './reference-values.ts';

const folder = 'docs/reference/';

/** The texts of all pages, by their paths from the root of the repository. */
export function referencePages(
  files: readonly CatalogueFile[],
  invented: readonly InventedName[],
): Record<string, string> {
  const book = new ReferenceBook(files);
  const sections = book.pages.map((page) => [`${folder}${page.scope}.md`, sectionPage(page, book)]);
  return {
    [`${folder}README.md`]: indexPage(book),
    ...Object.fromEntries(sections),
    [`${folder}value-types.md`]: valueTypesPage(book),
    [`${folder}invented.md`]: inventedPage(invented, book),
    [`${folder}sources.md`]: sourcesPage(),
  };
}
