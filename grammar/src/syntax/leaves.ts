import type { Span } from '../text/span.ts';
import type { Commented, Directive, Document, Item, SectionHead } from './nodes.ts';
import { walk } from './walk.ts';

export type LeafKind =
  | 'arguments'
  | 'brace'
  | 'close-tag'
  | 'comment'
  | 'entry'
  | 'foreign'
  | 'name'
  | 'tag-arguments'
  | 'tag-end'
  | 'tag-name';

/** A smallest piece of the tree. Between leaves stands blank space only. */
export interface Leaf extends Span {
  readonly kind: LeafKind;
}

/** All leaves in the order of the text. */
export function leavesOf(document: Document): Leaf[] {
  const leaves: Leaf[] = [];
  walk(document, {
    item: (item) => addItem(leaves, item),
    leave: (section) => {
      if (!section.close) return;
      const kind = section.close.kind === 'close-tag' ? 'close-tag' : 'brace';
      leaves.push({ kind, start: section.close.start, end: section.close.end });
      addComment(leaves, section.close);
    },
  });
  return leaves;
}

function addItem(leaves: Leaf[], item: Item): void {
  switch (item.kind) {
    case 'comment':
    case 'entry':
    case 'foreign':
      leaves.push({ kind: item.kind, start: item.start, end: item.end });
      break;
    case 'directive':
      addDirective(leaves, item);
      return;
    case 'section':
      addHead(leaves, item.head);
      addComment(leaves, item.head);
      return;
    case 'stray':
      leaves.push({ kind: 'close-tag', start: item.close.start, end: item.close.end });
      addComment(leaves, item.close);
      return;
  }
  if (item.kind !== 'comment') addComment(leaves, item);
}

function addDirective(leaves: Leaf[], directive: Directive): void {
  leaves.push({ kind: 'name', start: directive.start, end: directive.nameEnd });
  addArguments(leaves, 'arguments', directive);
  addComment(leaves, directive);
}

function addHead(leaves: Leaf[], head: SectionHead): void {
  if (head.kind === 'open-brace') {
    leaves.push({ kind: 'name', start: head.start, end: head.nameEnd });
    addArguments(leaves, 'arguments', head);
    leaves.push({ kind: 'brace', start: head.end - 1, end: head.end });
    return;
  }
  leaves.push({ kind: 'tag-name', start: head.start, end: head.nameEnd });
  addArguments(leaves, 'tag-arguments', head);
  if (head.terminated) leaves.push({ kind: 'tag-end', start: head.end - 1, end: head.end });
}

function addArguments(leaves: Leaf[], kind: LeafKind, node: Directive | SectionHead): void {
  if (node.argumentsEnd > node.argumentsStart) {
    leaves.push({ kind, start: node.argumentsStart, end: node.argumentsEnd });
  }
}

function addComment(leaves: Leaf[], node: Commented): void {
  if (node.comment) leaves.push({ kind: 'comment', start: node.comment.start, end: node.comment.end });
}
