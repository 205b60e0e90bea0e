import type { Document, Item, Section } from '@pmtakit/grammar';

/** The innermost section that an offset is in, its tags included. */
export function sectionAt(document: Document, offset: number): Section | undefined {
  let found: Section | undefined;
  for (let items: readonly Item[] | undefined = document.items; items;) {
    const inner: Section | undefined = items.map(sectionOf).find((section) => section && holds(section, offset));
    if (!inner) break;
    found = inner;
    items = inner.items;
  }
  return found;
}

function sectionOf(item: Item): Section | undefined {
  if (item.kind === 'section') return item;
  return item.kind === 'directive' ? item.block : undefined;
}

function holds({ head, end }: Section, offset: number): boolean {
  return head.start <= offset && offset <= Math.max(end, head.end);
}
