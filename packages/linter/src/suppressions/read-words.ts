/** Reads `# pmtalint-disable-line RULE, RULE -- reason`. */
import type { Span } from '@pmtakit/grammar';
import { rules } from '../rules/index.ts';
import { ALL_RULES, type Mention, type SuppressionWords, formsByCommand } from './suppression.ts';

/** What each of our comments begins with, so that texts without it need not be searched. */
export const COMMAND_START = 'pmtalint-';

/** A `#` that begins a word, with the command behind it. */
const commandMark = /(?<![^\s#])#[ \t]*(pmtalint-[^\s,]*)/g;

/** What stands before the reason. */
const reasonMark = /(?:^|\s)--(?=\s|$)/;

/** What may stand in the place of a rule. */
export const ruleNames: readonly string[] = [...rules.map(({ id }) => id), ALL_RULES];

const known = new Set(ruleNames);

/** All that a comment says to us. Usually nothing, sometimes one thing; the comment may begin with words for people. */
export function readWords(text: string, comment: Span): SuppressionWords[] {
  const words = text.slice(comment.start, comment.end);
  if (!words.includes(COMMAND_START)) return [];
  const marks = [...words.matchAll(commandMark)];
  return marks.map(({ 0: mark, 1: command = '', index }, nth) => {
    const commandEnd = comment.start + index + mark.length;
    const end = comment.start + (marks[nth + 1]?.index ?? words.length);
    return {
      form: formsByCommand.get(command),
      command: { start: commandEnd - command.length, end: commandEnd },
      ...readRest(text, { start: commandEnd, end }),
      span: { start: comment.start + index, end: trimmedEnd(text, commandEnd, end) },
      end,
    };
  });
}

type Rest = Pick<SuppressionWords, 'mentions' | 'unmarked' | 'reason'>;

function readRest(text: string, { start, end }: Span): Rest {
  const rest = text.slice(start, end);
  const mark = reasonMark.exec(rest);
  const { mentions, unmarked } = readMentions(rest.slice(0, mark?.index), start);
  const reason = mark ? rest.slice(mark.index + mark[0].length) : unmarked && text.slice(unmarked.start, unmarked.end);
  return { mentions, unmarked, reason: reason?.trim() || undefined };
}

/** Names behind a comma are taken for rules even if there is no such rule, other words only if there is. */
function readMentions(list: string, offset: number): Pick<Rest, 'mentions' | 'unmarked'> {
  const mentions: Mention[] = [];
  let before = 0;
  for (const { 0: rule, index } of list.matchAll(/[^\s,]+/g)) {
    const isKnown = known.has(rule);
    const mayBeRule = isKnown || mentions.length === 0 || list.slice(before, index).includes(',');
    if (!mayBeRule) {
      return { mentions, unmarked: { start: offset + index, end: offset + list.trimEnd().length } };
    }
    before = index + rule.length;
    mentions.push({ rule, isKnown, span: { start: offset + index, end: offset + before } });
  }
  return { mentions, unmarked: undefined };
}

function trimmedEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}
