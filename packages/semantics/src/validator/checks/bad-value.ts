import type { Fix, ReadArgument, ValueError } from '@pmtakit/grammar';
import { adviceOn } from '../advice.ts';
import { type CheckContext, defineCheck } from '../check.ts';
import { isUnfilled } from '../placeholders.ts';
import { nameSpan } from '../spans.ts';
import { swappedArguments } from '../swapped-arguments.ts';

/** Values that their directive does not take. */
export const badValue = defineCheck({
  id: 'bad-value',
  category: 'references',
  summary: 'A value of a form that its directive does not take',
  messages: {
    value: {
      severity: 'error',
      text: '{{name}}: {{problem}}.\nExpected {{expected}}.{{advice}}',
    },
    swapped: {
      severity: 'error',
      text: '{{name}} takes the address first, then the host name.\nPowerMTA refuses the line as it is.\nWrite {{name}} {{text}}.',
    },
    notChecked: {
      severity: 'hint',
      text: 'The pattern cannot be checked: {{problem}}.\nPowerMTA may run it all the same; pmtakit leaves out what depends on the texts it matches.',
    },
  },

  directive(node, { facts, report }) {
    const resolution = facts.directive(node);
    if (resolution.kind !== 'known' || facts.isClean(node, resolution.row)) return;
    if (facts.isContinued(node) || facts.patternIsCut(node)) return;
    const name = facts.slice(nameSpan(node));
    const scope = facts.scopeAround(node);
    const read = facts.read(node, resolution.row);
    const swap = swappedArguments(node.name, scope ?? '', read);
    if (swap) report('swapped', swap.span, { name, text: swap.text }, { fix: swap.fix });
    else for (const argument of read.arguments) tell(name, argument, scope, report);
  },

  section(node, { facts, report }) {
    const resolution = facts.section(node);
    if (resolution.kind !== 'known' || facts.hasListInTag(node)) return;
    for (const argument of facts.readHead(node, resolution.row).arguments) {
      tell(`<${node.name}>`, argument, facts.scopeAround(node), report);
    }
  },

  entry(node, { facts, report }) {
    if (facts.wrap(node) || facts.isContinued(node) || facts.patternIsCut(node)) return;
    for (const argument of facts.readEntry(node)?.arguments ?? []) {
      tell('The entry', argument, facts.scopeAround(node), report);
    }
  },
});

type BadValueReport = CheckContext<keyof (typeof badValue)['messages']>['report'];

function tell(name: string, argument: ReadArgument, scope: string | undefined, report: BadValueReport): void {
  const { value } = argument;
  if (value.kind === 'error' && !isUnfilled(argument)) {
    const { problem, expected } = value;
    report('value', value, { name, problem, expected, advice: adviceOn(value.raw, scope) }, { fix: replace(value) });
  }
  if (value.kind === 'regex' && value.unsupported) report('notChecked', value, { problem: value.unsupported });
}

/** A replacement is offered where only one value can be meant. */
function replace(error: ValueError): Fix | undefined {
  if (error.replacement === undefined) return undefined;
  const span = { start: error.start, end: error.end };
  return { title: `write ${error.replacement}`, safe: false, edits: [{ span, newText: error.replacement }] };
}
