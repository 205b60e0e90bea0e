/** Moves nodes to where they stand in a text that is longer or shorter in front of them. */
import type { CloseBrace, CloseTag, Comment, Directive, Item, Section, SectionHead } from './nodes.ts';

/** Moves an item with all that stands in it. Sections nest as deep as somebody wrote them, so this needs no recursion. */
export function move(item: Item, by: number): void {
  const waiting: Item[] = [item];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    moveOne(next, by);
    const section = next.kind === 'directive' ? next.block : next;
    if (section?.kind !== 'section') continue;
    if (section !== next) moveSection(section, by);
    for (const inner of section.items) waiting.push(inner);
  }
}

function moveOne(item: Item, by: number): void {
  switch (item.kind) {
    case 'directive':
      moveSpan(item.comment, by);
      return moveDirective(item, by);
    case 'section':
      return moveSection(item, by);
    case 'stray':
      return moveClose(item.close, by);
    case 'comment':
      return moveSpan(item, by);
    case 'entry':
    case 'foreign':
      moveSpan(item.comment, by);
      return moveSpan(item, by);
    default:
      return item satisfies never;
  }
}

function moveSection(section: Section, by: number): void {
  const { head, close } = section;
  const places: Places<SectionHead, 'start' | 'end' | 'nameStart' | 'nameEnd' | 'argumentsStart' | 'argumentsEnd'> =
    head;
  places.start += by;
  places.end += by;
  places.nameStart += by;
  places.nameEnd += by;
  places.argumentsStart += by;
  places.argumentsEnd += by;
  moveSpan(head.comment, by);
  if (close) moveClose(close, by);
  section.end += by;
}

function moveClose(close: CloseTag | CloseBrace, by: number): void {
  moveSpan(close, by);
  moveSpan(close.comment, by);
  if (close.kind !== 'close-tag') return;
  const name: Places<CloseTag, 'nameStart' | 'nameEnd'> = close;
  name.nameStart += by;
  name.nameEnd += by;
}

function moveDirective(item: Places<Directive, DirectivePlace>, by: number): void {
  item.start += by;
  item.nameEnd += by;
  item.argumentsStart += by;
  item.argumentsEnd += by;
}

function moveSpan(span: Places<Comment, 'start' | 'end'> | undefined, by: number): void {
  if (!span) return;
  span.start += by;
  span.end += by;
}

type DirectivePlace = 'start' | 'nameEnd' | 'argumentsStart' | 'argumentsEnd';

/** Places that this file alone may change: everybody else reads trees only. */
type Places<Node, Names extends keyof Node> = { -readonly [Name in Names]: Node[Name] };
