/** What grows when a selection is widened: a word, a line, the section around it, and so on. */
import type { Container, Item, Span } from '@pmtakit/grammar';
import type { Position, SelectionRange } from 'vscode-languageserver-types';
import { type TreeContext, positionsOf } from './context.ts';
import { lastStartingBefore } from './section-at.ts';

export function selectionRanges(context: TreeContext, wanted: readonly Position[]): SelectionRange[] {
  const positions = positionsOf(context);
  return wanted.map((position) => {
    const spans = spansAround(context, positions.offset(position));
    let range: SelectionRange = { range: positions.range({ start: 0, end: context.file.text.length }) };
    for (const span of spans.slice(-MOST_SPANS)) range = { range: positions.range(span), parent: range };
    return range;
  });
}

/** What is nested deeper than this nobody selects, and clients could not read it. */
const MOST_SPANS = 50;

/** From the outside to the inside, each within the one before and smaller. */
function spansAround({ file: { document, text } }: TreeContext, offset: number): Span[] {
  const spans: Span[] = [];
  const take = (span: Span): boolean => {
    const outer = spans.at(-1) ?? { start: 0, end: text.length };
    const holds = span.start <= offset && offset <= span.end;
    const isSmaller = span.start >= outer.start && span.end <= outer.end && sizeOf(span) < sizeOf(outer);
    if (holds && isSmaller) spans.push(span);
    return holds;
  };
  let container: Container | undefined = document;
  while (container && container.kind !== 'directive') container = innerOf(container.items, offset, take);
  take(wordAt(text, offset));
  return spans;
}

function innerOf(items: readonly Item[], offset: number, take: (span: Span) => boolean): Container | undefined {
  const item = items[lastStartingBefore(items, offset)];
  if (!item) return undefined;
  for (const span of spansOf(item)) take(span);
  if (item.kind === 'directive') return item.block && offset >= item.block.head.start ? item.block : undefined;
  return item.kind === 'section' ? item : undefined;
}

function spansOf(item: Item): Span[] {
  switch (item.kind) {
    case 'directive': {
      const { start, nameEnd, argumentsStart, argumentsEnd, block } = item;
      const end = Math.max(nameEnd, argumentsEnd);
      return [
        ...(block ? [{ start, end: block.end }] : []),
        { start, end },
        { start: argumentsStart, end: argumentsEnd },
      ];
    }
    case 'section':
      return [
        { start: item.head.start, end: item.end },
        { start: item.head.end, end: item.close?.start ?? item.end },
        item.head,
      ];
    case 'stray':
      return [item.close];
    default:
      return [item];
  }
}

function wordAt(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && /[\w.$*-]/.test(text[start - 1] ?? '')) start--;
  while (end < text.length && /[\w.$*-]/.test(text[end] ?? '')) end++;
  return { start, end };
}

function sizeOf({ start, end }: Span): number {
  return end - start;
}
