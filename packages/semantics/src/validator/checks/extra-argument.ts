import { type Fix, type ReadArgument, type Scalar, catalogue } from '@pmtakit/grammar';
import { adviceOn } from '../advice.ts';
import { type CheckContext, defineCheck } from '../check.ts';
import type { Facts } from '../facts.ts';
import { nameSpan } from '../spans.ts';

/** Lines that go on after their last value. */
export const extraArgument = defineCheck({
  id: 'extra-argument',
  category: 'references',
  summary: 'Text behind the last value that a line takes',
  messages: {
    extra: {
      severity: 'error',
      text: '{{name}} takes {{count}}; {{extra}} is too much.\nPowerMTA refuses the line. Remove it, or put double quotes around a value with blanks.{{advice}}',
    },
    secondDirective: {
      severity: 'error',
      text: 'Two directives stand on this line: {{name}} and {{second}}.\nPowerMTA takes one to a line. Put {{second}} on a line of its own.',
    },
  },

  directive(node, context) {
    const { facts } = context;
    const resolution = facts.directive(node);
    if (resolution.kind !== 'known' || facts.isClean(node, resolution.row)) return;
    const { row } = resolution;
    const { extra, arguments: read } = facts.read(node, row);
    if (!extra || hasErrors(read)) return;
    const name = facts.slice(nameSpan(node));
    const secret = row.arguments.some((spec) => spec.secret);
    tell(context, name, extra, facts.scopeAround(node) ?? '', row.arguments.length, secret);
  },

  section(node, { facts, report }) {
    const resolution = facts.section(node);
    if (resolution.kind !== 'known' || facts.hasListInTag(node)) return;
    const { extra, arguments: read } = facts.readHead(node, resolution.row);
    if (!extra || hasErrors(read)) return;
    const count = countOf(resolution.row.arguments.length);
    report('extra', extra, { name: `<${node.name}>`, count, extra: extra.raw });
  },

  entry(node, { facts, report }) {
    const read = facts.readEntry(node);
    if (facts.wrap(node) || !read?.extra || hasErrors(read.arguments)) return;
    report('extra', read.extra, { name: 'The entry', count: 'a pattern and a category', extra: read.extra.raw });
  },
});

function tell(
  { facts, report }: CheckContext<'extra' | 'secondDirective'>,
  name: string,
  extra: Scalar,
  scope: string,
  count: number,
  secret: boolean,
): void {
  const second = /^[^ \t]+/.exec(extra.raw)?.[0] ?? '';
  if (catalogue().directive(scope, second)) {
    report('secondDirective', extra, { name, second }, { fix: newLine(facts, extra) });
    return;
  }
  const shown = secret ? 'what follows' : extra.raw;
  report('extra', extra, { name, count: countOf(count), extra: shown, advice: adviceOn(extra.raw, scope) });
}

/** An argument that is wrong is reported as such; where it ends is a guess then. */
function hasErrors(read: readonly ReadArgument[]): boolean {
  return read.some(({ value }) => value.kind === 'error');
}

function countOf(count: number): string {
  if (count === 0) return 'no value';
  return count === 1 ? 'one value' : `${count} values`;
}

function newLine(facts: Facts, extra: Scalar): Fix {
  return { title: 'put it on a line of its own', safe: false, edits: [facts.newLineAt(extra.start)] };
}
