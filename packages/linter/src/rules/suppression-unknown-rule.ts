import { type Fix, type Span, closest } from '@pmtakit/grammar';
import { removeMention } from '../suppressions/removal.ts';
import type { SuppressionContext } from '../suppressions/context.ts';
import { type Suppression, formsByCommand } from '../suppressions/suppression.ts';
import { defineRule } from './rule.ts';

/** A comment that passes over nothing because of a slip of the pen. */
export const suppressionUnknownRule = defineRule({
  id: 'suppression-unknown-rule',
  category: 'style',
  preset: 'recommended',
  summary: 'A pmtalint comment with a rule or a command that does not exist',
  messages: {
    unknown: {
      severity: 'warning',
      text: 'There is no rule {{rule}}.\nThe comment passes over nothing for it.\n{{advice}}',
    },
    command: {
      severity: 'warning',
      text: 'There is no comment {{command}}.\nIt has no effect.\n{{advice}}',
    },
    none: {
      severity: 'warning',
      text: 'This comment names no rule.\nIt has no effect. Name the rules, with commas between them, or write all.',
    },
    unmarked: {
      severity: 'warning',
      text: 'Words stand behind the rules that are no rules.\nThey are taken for the reason. Write -- before it, and commas between rules.',
    },
  },

  suppressions(context) {
    for (const suppression of context.suppressions) {
      if (suppression.form === undefined) tellCommand(suppression, context);
      else tellRules(suppression, context);
    }
  },
});

type Context = SuppressionContext<'unknown' | 'command' | 'none' | 'unmarked'>;

function tellCommand({ command }: Suppression, { text, report }: Context): void {
  const name = text.slice(command.start, command.end);
  const like = closestCommand(name);
  const advice = like === undefined ? `There are ${commands.join(', ')}.` : didYouMean(like);
  report('command', command, { command: name, advice }, { fix: like === undefined ? undefined : write(like, command) });
}

const commands = [...formsByCommand.keys()];
const PREFIX = 'pmtalint-';

/** What all have in common makes no name like another. */
function closestCommand(name: string): string | undefined {
  const like = closest(
    name.slice(PREFIX.length),
    commands.map((command) => command.slice(PREFIX.length)),
  );
  return like && `${PREFIX}${like}`;
}

function tellRules(suppression: Suppression, { text, ruleNames, report }: Context): void {
  const { form, command, mentions, unmarked } = suppression;
  if (mentions.length === 0 && form !== 'enable') report('none', command);
  for (const mention of mentions) {
    if (mention.isKnown) continue;
    const like = closest(mention.rule, ruleNames);
    const advice = like === undefined ? 'Remove it from the comment.' : didYouMean(like);
    const fix = like === undefined ? removeMention(text, suppression, mention) : write(like, mention.span);
    report('unknown', mention.span, { rule: mention.rule, advice }, { fix });
  }
  if (unmarked) report('unmarked', unmarked, {}, { fix: markReason(unmarked.start) });
}

function didYouMean(like: string): string {
  return `Did you mean ${like}?`;
}

/** Only a suggestion: it hides findings, and the guess may be wrong. */
function write(newText: string, span: Span): Fix {
  return { title: `write ${newText}`, safe: false, edits: [{ span, newText }] };
}

function markReason(start: number): Fix {
  return { title: 'write -- before the reason', safe: true, edits: [{ span: { start, end: start }, newText: '-- ' }] };
}
