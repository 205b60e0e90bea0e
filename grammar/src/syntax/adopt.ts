import type { Comment, Container, Item } from './nodes.ts';

/** Puts an item into another container, with the comment at the end of its last line. */
export function adopt(item: Item, container: Container): void {
  item.parent = container;
  const comment = commentOf(item);
  if (comment) comment.parent = container;
}

function commentOf(item: Item): Comment | undefined {
  switch (item.kind) {
    case 'section':
      return item.close?.comment;
    case 'stray':
      return item.close.comment;
    case 'comment':
      return undefined;
    case 'directive':
      return item.block ? item.block.close?.comment : item.comment;
    case 'entry':
    case 'foreign':
      return item.comment;
    default:
      return item satisfies never;
  }
}
