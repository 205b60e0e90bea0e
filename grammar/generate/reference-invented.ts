/** The page of names that PowerMTA never had. */
import type { InventedName } from '../src/catalogue/rows.ts';
import { blocks, code, table } from './markdown.ts';
import type { ReferenceBook } from './reference-book.ts';

const titles: Readonly<Record<InventedName['kind'], string>> = {
  section: 'Sections',
  directive: 'Directives',
  value: 'Values',
};

const seenTexts: Readonly<Record<string, string>> = {
  'a published article': 'an article about PowerMTA',
};

export function inventedPage(invented: readonly InventedName[], book: ReferenceBook): string {
  const kinds = Object.entries(titles).map(([kind, title]) => {
    const names = invented.filter((entry) => entry.kind === kind).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    return blocks(`## ${title}`, inventedTable(names, book));
  });
  return blocks(
    '# Names that are not PowerMTA',
    'They look right and stand in articles, generated guides and public repositories, but no release of PowerMTA ' +
      'takes them. Where a place is named, the name is wrong only there.',
    'Part of the [directive reference](README.md).',
    ...kinds,
  );
}

function inventedTable(names: readonly InventedName[], book: ReferenceBook): string {
  const rows = names.map(({ name, kind, scopes, use, advice, seen }) => [
    code(kind === 'section' ? `<${name}>` : name),
    (scopes ?? []).map((scope) => book.scopeLink(scope)).join(', ') || 'everywhere',
    (use ?? []).map((other) => book.nameLink(other, scopes?.[0])).join(', ') || '–',
    book.prose(advice, scopes?.[0]),
    seenTexts[seen] ?? seen,
  ]);
  return table(['Name', 'Wrong in', 'Write instead', 'Why and how', 'Seen in'], rows);
}
