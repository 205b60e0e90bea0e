import type { Document, Item, Section } from './nodes.ts';

/** What a walk calls. Sections are entered with `item` and left with `leave`, after all that stands in them. */
export interface Visitor {
  item(item: Item): void;
  leave?(section: Section): void;
}

interface Frame {
  readonly items: readonly Item[];
  readonly section: Section | undefined;
  next: number;
}

/** Goes through all items in the order of the text. Needs no recursion, so depth has no limit. */
export function walk(document: Document, visitor: Visitor): void {
  const frames: Frame[] = [{ items: document.items, section: undefined, next: 0 }];
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const item = frame.items[frame.next++];
    if (!item) {
      frames.pop();
      if (frame.section) visitor.leave?.(frame.section);
      continue;
    }
    visitor.item(item);
    const section = openedBy(item);
    if (!section) continue;
    if (section !== item) visitor.item(section);
    frames.push({ items: section.items, section, next: 0 });
  }
}

function openedBy(item: Item): Section | undefined {
  if (item.kind === 'section') return item;
  return item.kind === 'directive' ? item.block : undefined;
}
