/** Copies of nodes for a text in which they stand elsewhere. */
import type { CloseBrace, CloseTag, Comment, Container, Directive, Item, Section } from './nodes.ts';

/** An item with all that stands in it, so many characters further on. */
export function moved(item: Item, by: number, parent: Container): Item {
  switch (item.kind) {
    case 'directive':
      return movedDirective(item, by, parent);
    case 'section':
      return movedSection(item, by, parent);
    case 'stray':
      return { ...item, parent, close: movedClose(item.close, by, parent) };
    case 'comment':
      return movedComment(item, by, parent);
    case 'entry':
    case 'foreign': {
      const comment = item.comment && movedComment(item.comment, by, parent);
      return { ...item, parent, start: item.start + by, end: item.end + by, comment };
    }
    default:
      return item satisfies never;
  }
}

function movedDirective(item: Directive, by: number, parent: Container): Directive {
  const copy: Directive = {
    kind: 'directive',
    parent,
    name: item.name,
    start: item.start + by,
    nameEnd: item.nameEnd + by,
    argumentsStart: item.argumentsStart + by,
    argumentsEnd: item.argumentsEnd + by,
    block: undefined,
    comment: item.comment && movedComment(item.comment, by, parent),
  };
  if (item.block) copy.block = movedSection(item.block, by, copy);
  return copy;
}

/** As deep as sections are nested, which is as deep as the catalogue lets them. */
function movedSection(section: Section, by: number, parent: Container): Section {
  const { head, close, end } = section;
  const copy: Section = {
    kind: 'section',
    parent,
    name: section.name,
    head: {
      ...head,
      start: head.start + by,
      end: head.end + by,
      nameStart: head.nameStart + by,
      nameEnd: head.nameEnd + by,
      argumentsStart: head.argumentsStart + by,
      argumentsEnd: head.argumentsEnd + by,
    },
    items: [],
    close: close && movedClose(close, by, outside(parent)),
    end: end + by,
  };
  if (head.comment) copy.head.comment = movedComment(head.comment, by, copy);
  for (const item of section.items) copy.items.push(moved(item, by, copy));
  return copy;
}

/** What stands around the line of a closing tag. */
function outside(parent: Container): Container {
  return parent.kind === 'directive' ? parent.parent : parent;
}

function movedClose<Close extends CloseTag | CloseBrace>(close: Close, by: number, parent: Container): Close {
  const comment = close.comment && movedComment(close.comment, by, parent);
  const copy = { ...close, start: close.start + by, end: close.end + by, comment };
  return copy.kind === 'close-tag' && close.kind === 'close-tag'
    ? { ...copy, nameStart: close.nameStart + by, nameEnd: close.nameEnd + by }
    : copy;
}

function movedComment({ start, end }: Comment, by: number, parent: Container): Comment {
  return { kind: 'comment', parent, start: start + by, end: end + by };
}
