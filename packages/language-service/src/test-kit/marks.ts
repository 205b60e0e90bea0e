/** Texts with marks: `<|>` for a place, `<:` and `:>` around what a range holds. */
import type { Span } from '@pmtakit/grammar';

export interface Marked {
  /** Without the marks. */
  readonly text: string;
  /** The offsets of `<|>`, in order. */
  readonly places: readonly number[];
  /** What stands between `<:` and `:>`, in the order in which they begin. */
  readonly spans: readonly Span[];
}

/** Takes the marks out of a text. @throws Error for a `:>` without its `<:`, and the other way round */
export function readMarks(marked: string): Marked {
  const places: number[] = [];
  const spans: { start: number; end: number }[] = [];
  const open: { end: number }[] = [];
  let text = '';
  for (const piece of marked.split(/(<\|>|<:|:>)/)) {
    if (piece === '<|>') places.push(text.length);
    else if (piece === '<:') open.push(startAt(text.length, spans));
    else if (piece === ':>') closeLast(open, text.length);
    else text += piece;
  }
  if (open.length > 0) throw new Error('a <: has no :>');
  return { text, places, spans };
}

function startAt(start: number, spans: { start: number; end: number }[]): { end: number } {
  const span = { start, end: start };
  spans.push(span);
  return span;
}

function closeLast(open: { end: number }[], end: number): void {
  const last = open.pop();
  if (!last) throw new Error('a :> has no <:');
  last.end = end;
}
