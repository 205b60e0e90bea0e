/** Moves the nodes behind an edit that count from the same origin as those in front of it. */
import { startOf } from './item-ends.ts';
import type { Commented, Item, Origin, Section } from './nodes.ts';

/** A place among items, and the section that they stand in; none for those of a document. */
export interface ItemPlace {
  readonly section: Section | undefined;
  readonly items: readonly Item[];
  /** The next item. */
  next: number;
}

export interface Move {
  readonly from: Origin;
  readonly to: Origin;
  /** How much farther their places are from the new origin. */
  readonly by: number;
  /** From here on nothing counts from the old origin, in the text before. */
  readonly limit: number;
}

/** @param way the place behind the edit in each of the sections that it stands in, the outermost first; used up */
export function moveBehind(way: ItemPlace[], move: Move): void {
  for (let place = way.at(-1); place; place = way.at(-1)) {
    const item = place.items[place.next++];
    if (!item) {
      if (place.section?.close) moveCommented(place.section.close, move);
      way.pop();
      continue;
    }
    if (startOf(item) >= move.limit) return;
    const section = moveItem(item, move);
    if (section) way.push({ section, items: section.items, next: 0 });
  }
}

/** Moves an item without what stands in it, and gives the section whose items come next. */
function moveItem(item: Item, move: Move): Section | undefined {
  switch (item.kind) {
    case 'section':
      moveCommented(item.head, move);
      return item;
    case 'directive':
      moveCommented(item, move);
      if (item.block) moveCommented(item.block.head, move);
      return item.block;
    case 'stray':
      moveCommented(item.close, move);
      return undefined;
    case 'comment':
      item.move(move.from, move.to, move.by);
      return undefined;
    case 'entry':
    case 'foreign':
      moveCommented(item, move);
      return undefined;
    default:
      return item satisfies never;
  }
}

function moveCommented(node: Commented, { from, to, by }: Move): void {
  node.move(from, to, by);
  node.comment?.move(from, to, by);
}
