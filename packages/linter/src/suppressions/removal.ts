/** Fixes that take comments about rules away. Comments have no effect on settings, so they are safe. */
import { type Fix, type Span, behindLineBreak, blanksStart } from '@pmtakit/grammar';
import type { Mention, Suppression } from './suppression.ts';

export function removeSuppression(text: string, suppression: Suppression): Fix {
  const edits = [{ span: placeOf(text, suppression), newText: '' }];
  return { title: 'remove the comment', safe: true, edits };
}

/** Takes one rule out of a comment, and the comment away where no other is left in it. */
export function removeMention(text: string, suppression: Suppression, mention: Mention): Fix {
  const { mentions } = suppression;
  const index = mentions.indexOf(mention);
  const [before, after] = [mentions[index - 1], mentions[index + 1]];
  if (!before && !after) return removeSuppression(text, suppression);
  const start = after || !before ? mention.span.start : before.span.end;
  const edits = [{ span: { start, end: after?.span.start ?? mention.span.end }, newText: '' }];
  return { title: `remove ${mention.rule} from the comment`, safe: true, edits };
}

/** Other words of the comment stay; a line on which nothing is left goes away as a whole. */
function placeOf(text: string, { comment, span, end, isAlone }: Suppression): Span {
  if (end < comment.end) return { start: span.start, end };
  const start = blanksStart(text, 0, span.start);
  return isAlone && span.start === comment.start ? { start, end: behindLineBreak(text, end) } : { start, end };
}
