import type { Document, Item, Section } from '@pmtakit/grammar';

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

/** The last item that starts at an offset or before it, found by halving. */
export function lastStartingBefore(items: readonly Item[], offset: number): number {
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (startOf(items[middle]) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function startOf(item: Item | undefined): number {
  if (!item) return Infinity;
  if (item.kind === 'section') return item.head.start;
  return item.kind === 'stray' ? item.close.start : item.start;
}

function sectionOf(item: Item | undefined): Section | undefined {
  if (item?.kind === 'section') return item;
  return item?.kind === 'directive' ? item.block : undefined;
}
