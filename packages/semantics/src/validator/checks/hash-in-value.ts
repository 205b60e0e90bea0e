import type { Comment, Directive, Entry, Fix, Span } from '@pmtakit/grammar';
import { type CheckContext, defineCheck } from '../check.ts';
import type { Facts } from '../facts.ts';
import { argumentsSpan, nameSpan } from '../spans.ts';

/** A `#` that its writer took for part of the value. */
export const hashInValue = defineCheck({
  id: 'hash-in-value',
  category: 'security',
  summary: 'A # inside a value, where it starts a comment all the same',
  messages: {
    glued: {
      severity: 'warning',
      text: 'The comment starts in the middle of a word.\nA # ends the value everywhere: PowerMTA sees only what stands before it.\nPut a blank before the #, or take it out of the value.',
    },
    secret: {
      severity: 'error',
      text: '{{name}} is cut at the #.\nA # starts a comment even inside a password, so PowerMTA uses only the part before it.\nChoose a value without #.',
    },
    pattern: {
      severity: 'error',
      text: 'The # cuts the regular expression.\nA # starts a comment even between slashes, so the pattern has no end.\nWrite \\x23 for it.',
    },
    quoted: {
      severity: 'warning',
      text: 'PowerMTA may cut this value at the #.\nNothing documents that double quotes protect a #.\nWrite the value without it.',
    },
  },

  directive(node, context) {
    const { facts, report } = context;
    if (facts.patternIsCut(node)) tellPattern(node, context);
    else if (node.comment) tellGlued(node, node.comment, context);
    const quoted = quotedHash(facts, argumentsSpan(node));
    if (quoted) report('quoted', quoted);
  },

  entry(node, context) {
    if (context.facts.patternIsCut(node)) tellPattern(node, context);
  },
});

type HashContext = CheckContext<keyof (typeof hashInValue)['messages']>;

function tellPattern(node: Directive | Entry, { facts, report }: HashContext): void {
  const { comment } = node;
  if (!comment) return;
  const pattern = facts.slice(comment);
  const hashes = [...pattern.slice(0, closingSlash(pattern)).matchAll(/#/g)].map(({ index }) => comment.start + index);
  report('pattern', { start: comment.start, end: comment.start + 1 }, {}, { fix: escapeAll(hashes) });
}

/** Where the cut regular expression would have ended. */
function closingSlash(text: string): number {
  return /(?:[^/\\]|\\.)*/s.exec(text)?.[0].length ?? text.length;
}

function escapeAll(offsets: readonly number[]): Fix {
  const edits = offsets.map((start) => ({ span: { start, end: start + 1 }, newText: '\\x23' }));
  return { title: 'write \\x23', safe: false, edits };
}

function tellGlued(node: Directive, comment: Comment, { facts, report }: HashContext): void {
  if (comment.start !== node.argumentsEnd || node.argumentsEnd === node.argumentsStart) return;
  const resolution = facts.directive(node);
  const secret = resolution.kind === 'known' && resolution.row.arguments.some((spec) => spec.secret);
  const span = { start: comment.start, end: comment.start + 1 };
  if (secret) report('secret', span, { name: facts.slice(nameSpan(node)) });
  else report('glued', span, {}, { fix: blankBefore(comment.start) });
}

function blankBefore(start: number): Fix {
  return { title: 'put a blank before it', safe: true, edits: [{ span: { start, end: start }, newText: ' ' }] };
}

function quotedHash(facts: Facts, span: Span): Span | undefined {
  const hash = facts.slice(span).indexOf('#');
  return hash === -1 ? undefined : { start: span.start + hash, end: span.start + hash + 1 };
}
