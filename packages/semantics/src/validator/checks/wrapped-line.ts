import type { Fix, Foreign, Directive, Entry } from '@pmtakit/grammar';
import { type CheckContext, defineCheck } from '../check.ts';
import type { Facts } from '../facts.ts';
import type { Wrap } from '../wraps.ts';

/** The second half of a line that was broken in two. */
export const wrappedLine = defineCheck({
  id: 'wrapped-line',
  summary: 'A line that was broken in two, which PowerMTA does not allow',
  messages: {
    wrapped: {
      severity: 'error',
      text: 'This is the rest of the line before.\nPowerMTA has no continuation lines: it reads this as a directive of its own and cuts the value before.\nJoin the two lines.',
    },
  },

  directive: (node, context) => tell(node, node.argumentsEnd, context),
  entry: (node, context) => tell(node, node.end, context),
  foreign: (node, context) => tell(node, node.end, context),
});

function tell(node: Directive | Entry | Foreign, end: number, { facts, report }: CheckContext<'wrapped'>): void {
  const wrap = facts.wrap(node);
  if (!wrap) return;
  const related = [{ span: headOf(wrap, facts), message: 'the line begins here' }];
  report('wrapped', { start: node.start, end }, {}, { related, fix: join(wrap, node.start) });
}

function headOf({ head }: Wrap, facts: Facts) {
  const lineEnd = head.kind === 'directive' ? head.argumentsEnd : head.end;
  return { start: head.start, end: Math.min(lineEnd, facts.text.length) };
}

/** Not safe: what stood at the break, a blank or nothing, is a guess for regular expressions. */
function join(wrap: Wrap, start: number): Fix | undefined {
  if (!wrap.joinable) return undefined;
  const span = { start: wrap.breakStart, end: start };
  return { title: 'join the lines', safe: false, edits: [{ span, newText: wrap.glue }] };
}
