/** Where items start and end. */
import type { Comment, Item } from './nodes.ts';

export function startOf(item: Item): number {
  if (item.kind === 'section') return item.head.start;
  return item.kind === 'stray' ? item.close.start : item.start;
}

/** With the comment at the end of its last line. */
export function endWithComment(item: Item): number {
  switch (item.kind) {
    case 'section':
      return Math.max(item.end, lastOf(item.head), lastOf(item.close));
    case 'directive':
      return Math.max(item.argumentsEnd, item.comment?.end ?? 0, item.block ? endWithComment(item.block) : 0);
    case 'stray':
      return lastOf(item.close);
    case 'comment':
      return item.end;
    case 'entry':
    case 'foreign':
      return lastOf(item);
    default:
      return item satisfies never;
  }
}

function lastOf(node: { readonly end: number; readonly comment: Comment | undefined } | undefined): number {
  return Math.max(node?.end ?? 0, node?.comment?.end ?? 0);
}
