import { type Item, walk } from '@pmtakit/grammar';
import type { ProjectFile } from '@pmtakit/semantics';

/** Whether two texts say the same but for their comments. */
export function isSameButComments(a: ProjectFile, b: ProjectFile): boolean {
  const [first, second] = [partsOf(a), partsOf(b)];
  return (
    a.wraps.size === b.wraps.size &&
    first.length === second.length &&
    first.every((part, index) => part === second[index])
  );
}

/** Every line and tag with its kind, in order; the tags tell how sections stand in each other. */
function partsOf({ document, text }: ProjectFile): string[] {
  const parts: string[] = [];
  walk(document, {
    item: (item) => {
      if (item.kind !== 'comment') parts.push(`${item.kind} ${text.slice(...placeOf(item))}`);
    },
    leave: ({ close }) => parts.push(`end ${close ? text.slice(close.start, close.end) : ''}`),
  });
  return parts;
}

function placeOf(item: Exclude<Item, { kind: 'comment' }>): [start: number, end: number] {
  switch (item.kind) {
    case 'directive':
      return [item.start, item.argumentsEnd];
    case 'section':
      return [item.head.start, item.head.end];
    case 'stray':
      return [item.close.start, item.close.end];
    case 'entry':
    case 'foreign':
      return [item.start, item.end];
    default:
      return item satisfies never;
  }
}
