import type { Characters, Directive, Fix, Section, Span } from '@pmtakit/grammar';
import type { Facts } from './facts.ts';
import { wholeLines } from './remove-line.ts';

/**
 * A suggestion that puts a line or a section behind #, so that PowerMTA passes over it and people still see what it was
 * to do. Undefined where something else stands on its lines, or where nobody knows where it ends.
 */
export function asComment(node: Directive | Section, facts: Facts): Fix | undefined {
  const span = wholeSpan(node, facts);
  if (!span || !wholeLines(facts.text, span)) return undefined;
  const edits = lineStarts(facts.text, span).map((start) => ({ span: { start, end: start }, newText: '# ' }));
  return { title: `put ${edits.length === 1 ? 'the line' : 'the section'} behind #`, safe: false, edits };
}

/** With the comment behind it. */
function wholeSpan(node: Directive | Section, facts: Facts): Span | undefined {
  if (node.kind === 'section') {
    const { head, close } = node;
    return close && { start: head.start, end: close.comment?.end ?? close.end };
  }
  if (node.block || facts.isContinued(node)) return undefined;
  return { start: node.start, end: node.comment?.end ?? node.argumentsEnd };
}

/** Where the words of each line begin that is no comment yet. */
function lineStarts(text: Characters, { start, end }: Span): number[] {
  return [...text.slice(start, end).matchAll(/(?<=^[ \t]*)[^#\s]/gm)].map(({ index }) => start + index);
}
