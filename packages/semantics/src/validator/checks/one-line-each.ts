import { BYTE_ORDER_MARK, type Characters, type Fix, type Span, isBlank, isLineBreak } from '@pmtakit/grammar';
import { type CheckContext, defineCheck } from '../check.ts';

/** Tags and directives that share a line. */
export const oneLineEach = defineCheck({
  id: 'one-line-each',
  category: 'references',
  summary: 'A directive or tag on the same line as another one',
  messages: {
    shared: {
      severity: 'error',
      text: 'Something else stands before this on the same line.\nPowerMTA takes one directive or tag to a line. Put it on a line of its own.',
    },
  },

  directive: (node, context) => tell(node.start, node.nameEnd, context),
  entry: (node, context) => tell(node.start, node.end, context),
  section(node, context) {
    const owner = node.parent.kind === 'directive';
    if (!owner) tell(node.head.start, node.head.end, context);
    if (node.close) tellClose(node.close, context);
  },
  stray: ({ close }, context) => tellClose(close, context),
});

type Context = CheckContext<'shared'>;

function tell(start: number, end: number, context: Context): void {
  if (!startsLine(context.facts.text, start)) report({ start, end }, context);
}

function tellClose(close: Span, context: Context): void {
  if (!startsLine(context.facts.text, close.start)) report({ start: close.start, end: close.end }, context);
}

function report(span: Span, context: Context): void {
  const fix: Fix = { title: 'start a new line', safe: true, edits: [context.facts.newLineAt(span.start)] };
  context.report('shared', span, {}, { fix });
}

function startsLine(text: Characters, start: number): boolean {
  let before = start - 1;
  while (isBlank(text.charCodeAt(before)) || text.charCodeAt(before) === BYTE_ORDER_MARK) before--;
  return before < 0 || isLineBreak(text.charCodeAt(before));
}
