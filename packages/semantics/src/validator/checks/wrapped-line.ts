import type { Fix, Foreign, Directive, Entry } from '@pmtakit/grammar';
import { type CheckContext, defineCheck } from '../check.ts';
import type { Facts } from '../facts.ts';
import type { Wrap } from '../../project/wraps.ts';

/** The second half of a line that was broken in two. */
export const wrappedLine = defineCheck({
  id: 'wrapped-line',
  category: 'references',
  summary: 'A line that was broken in two',
  messages: {
    continued: {
      severity: 'warning',
      text: 'The list goes on from the line before.\nThe documentation of PowerMTA knows no continuation lines; files in use break a list after a comma, so it may take them.\nJoin the lines to be sure.',
    },
    wrapped: {
      severity: 'error',
      text: 'This is the rest of the line before.\nPowerMTA has no continuation lines: it reads this as a directive of its own and cuts the value before.\nJoin the two lines.',
    },
  },

  directive: (node, context) => tell(node, node.argumentsEnd, context),
  entry: (node, context) => tell(node, node.end, context),
  foreign: (node, context) => tell(node, node.end, context),
});

function tell(
  node: Directive | Entry | Foreign,
  end: number,
  { facts, report }: CheckContext<'continued' | 'wrapped'>,
): void {
  const wrap = facts.wrap(node);
  if (!wrap) return;
  const related = [{ span: headOf(wrap, facts), message: 'the line begins here' }];
  const id = wrap.reason === 'list' ? 'continued' : 'wrapped';
  report(id, { start: node.start, end }, {}, { related, fix: join(wrap, node.start) });
}

function headOf({ head }: Wrap, facts: Facts) {
  const lineEnd = head.kind === 'directive' ? head.argumentsEnd : head.end;
  return { start: head.start, end: Math.min(lineEnd, facts.text.length) };
}

/** Safe for lists; whether a blank stood at the break of a regular expression is a guess. */
function join(wrap: Wrap, start: number): Fix | undefined {
  if (!wrap.joinable) return undefined;
  const span = { start: wrap.breakStart, end: start };
  return { title: 'join the lines', safe: wrap.reason !== 'regex', edits: [{ span, newText: wrap.glue }] };
}
