import type { Document } from './nodes.ts';
import { leavesOf } from './leaves.ts';

/** The source of a tree, put together from its leaves and the blank space between them. */
export function print(document: Document): string {
  const { text } = document.source;
  const pieces: string[] = [];
  let done = 0;
  for (const leaf of leavesOf(document)) {
    pieces.push(text.slice(done, leaf.start), text.slice(leaf.start, leaf.end));
    done = leaf.end;
  }
  pieces.push(text.slice(done));
  return pieces.join('');
}
