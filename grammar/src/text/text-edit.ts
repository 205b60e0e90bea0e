import { type Span, byPlace } from './span.ts';

/** Replace the text of `span` by `newText`. An empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/**
 * Applies edits to a text. Edits may come in any order.
 * @throws RangeError when two edits overlap, since then no order gives the meant text
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.toSorted(byPlace);
  const pieces: string[] = [];
  let done = 0;
  for (const { span, newText } of ordered) {
    if (span.start < done) throw new RangeError(`edits overlap at offset ${span.start}`);
    pieces.push(text.slice(done, span.start), newText);
    done = span.end;
  }
  pieces.push(text.slice(done));
  return pieces.join('');
}
