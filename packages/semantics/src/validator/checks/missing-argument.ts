import { type ArgumentSpec, type Comment, type ReadArguments, type Span, expectedOf } from '@pmtakit/grammar';
import { type Report, defineCheck } from '../check.ts';
import { headSpan, lineSpan, nameSpan } from '../spans.ts';

/** Lines that end before they say what they need to. */
export const missingArgument = defineCheck({
  id: 'missing-argument',
  category: 'references',
  summary: 'A directive or tag without a value that it needs',
  messages: {
    missing: {
      severity: 'error',
      text: '{{name}} needs {{expected}}.\nPowerMTA stops with "argument missing".',
    },
    swallowed: {
      severity: 'error',
      text: 'The comment swallows the value of {{name}}.\nA # starts a comment everywhere, so PowerMTA sees no value and stops with "argument missing".\nWrite {{expected}} before the #.',
    },
  },

  directive(node, { facts, report }) {
    const resolution = facts.directive(node);
    if (resolution.kind !== 'known' || facts.isClean(node, resolution.row) || facts.isContinued(node)) return;
    const read = facts.read(node, resolution.row);
    if (read.missing && !isSwallowed(read)) {
      tell(report, read.missing, facts.slice(nameSpan(node)), lineSpan(node), node.comment);
    }
  },

  section(node, { facts, report }) {
    const resolution = facts.section(node);
    if (resolution.kind !== 'known') return;
    const { missing } = facts.readHead(node, resolution.row);
    const comment = node.head.terminated ? undefined : node.head.comment;
    if (missing) tell(report, missing, `<${node.name}>`, headSpan(node), comment);
  },

  entry(node, { facts, report }) {
    if (facts.wrap(node)) return;
    const read = facts.readEntry(node);
    if (read?.missing && !facts.isContinued(node) && !hasErrors(read)) {
      tell(report, read.missing, facts.slice(node), node, node.comment);
    }
  },
});

/** Whether a pattern or quote that is never closed took the rest of the line; that is said elsewhere. */
function isSwallowed(read: ReadArguments): boolean {
  return read.arguments.some(({ value }) => value.kind === 'error' && /^(?:\/|"[^"]*$)/.test(value.raw));
}

function hasErrors(read: ReadArguments): boolean {
  return read.arguments.some(({ value }) => value.kind === 'error');
}

function tell(
  report: Report<'missing' | 'swallowed'>,
  missing: ArgumentSpec,
  name: string,
  span: Span,
  comment: Comment | undefined,
): void {
  report(comment ? 'swallowed' : 'missing', span, { name, expected: expectedOf(missing) });
}
