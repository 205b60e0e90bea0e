import type { Item, Span } from '@pmtakit/grammar';
import { type ProjectFile, oncePerText } from '../project/project-file.ts';
import type { Line } from '../project/whole.ts';

/** The places on the next lines where the list of a macro goes on; none for a list that ends on its line. */
export function continuationsOf({ file, node, text }: Line): readonly Span[] {
  if (!mayGoOn(text)) return [];
  return restsIn(file).get(node) ?? [];
}

/** A list that ends in a comma, or a name without a list. */
function mayGoOn(text: string): boolean {
  return text.endsWith(',') || !/\s/.test(text);
}

/** What stands on the lines behind a broken one, by the first of them. */
const restsIn: (file: ProjectFile) => ReadonlyMap<Item, readonly Span[]> = oncePerText((file) => {
  const rests = new Map<Item, Span[]>();
  for (const [item, { head }] of file.wraps) {
    if (item.kind === 'comment' || item.kind === 'section' || item.kind === 'stray') continue;
    const span = { start: item.start, end: item.kind === 'directive' ? item.argumentsEnd : item.end };
    const before = rests.get(head);
    if (before) before.push(span);
    else rests.set(head, [span]);
  }
  return rests;
});
