import { type Document, type Item, type Section, firstIndex, startOf } from '@pmtakit/grammar';

/** The innermost section that an offset is in, its tags included. */
export function sectionAt(document: Document, offset: number): Section | undefined {
  return sectionsAround(document, offset).at(-1);
}

/** All sections that an offset is in, the outermost first. One without an end goes on to where the next item begins. */
export function sectionsAround(document: Document, offset: number): Section[] {
  const sections: Section[] = [];
  for (let items: readonly Item[] | undefined = document.items; items;) {
    const inner: Section | undefined = sectionIn(items, offset);
    if (!inner) break;
    sections.push(inner);
    items = inner.items;
  }
  return sections;
}

function sectionIn(items: readonly Item[], offset: number): Section | undefined {
  const index = lastStartingBefore(items, offset);
  const section = sectionOf(items[index]);
  if (!section || offset < section.head.start) return undefined;
  return section.close === undefined || offset <= Math.max(section.end, section.head.end) ? section : undefined;
}

/** The last item that starts at an offset or before it; the first one when none does. */
export function lastStartingBefore(items: readonly Item[], offset: number): number {
  return Math.max(firstStartingBehind(items, offset) - 1, 0);
}

export function firstStartingBehind(items: readonly Item[], offset: number): number {
  return firstIndex(items.length, (index) => startOf(items[index] as Item) > offset);
}

function sectionOf(item: Item | undefined): Section | undefined {
  if (item?.kind === 'section') return item;
  return item?.kind === 'directive' ? item.block : undefined;
}
