import type { ReplyAction } from '@pmtakit/grammar';
import { matchesEverything, replyGroup, sectionsNamed } from '@pmtakit/semantics';
import {
  FirstMatches,
  type ReplyPattern,
  actionOf,
  placeIn,
  quoted,
  recipientWords,
  repliesTaken,
  replyPatternsIn,
} from '../rule-helpers/reply-patterns.ts';
import { miswritten } from '../rule-helpers/miswritten.ts';
import { defineRule } from './rule.ts';

/** Actions that hold back all mail of a queue. [G1§3.3.15] */
const effects = [
  ['mode=backoff', 'slows down the whole queue'],
  ['disable-source-ip', 'takes a source address out of use for the whole queue'],
] as const satisfies readonly (readonly [ReplyAction['action'], string])[];

/** Patterns that take replies about one recipient, tried with samples of such replies. */
export const patternTooBroad = defineRule({
  id: 'pattern-too-broad',
  category: 'backoff',
  preset: 'recommended',
  summary: 'Replies about single recipients that slow down a whole queue',
  messages: {
    broad: {
      severity: 'warning',
      text: 'This expression also takes replies about {{what}}.\nOne such reply {{effect}}, though it says nothing of you as a sender: {{sample}}\nWrite more of the reply that is meant into the expression.',
    },
    recipient: {
      severity: 'warning',
      text: 'This expression takes replies about {{what}}.\nOne such reply {{effect}}, though it says nothing of you as a sender: {{sample}}\nTake the action away. PowerMTA retries or bounces this mail without it.',
    },
  },

  *configuration({ model, report }) {
    for (const list of sectionsNamed(model.whole, 'smtp-pattern-list')) {
      const matches = new FirstMatches();
      for (const pattern of replyPatternsIn(list)) {
        yield;
        const harm = harmOf(pattern, matches);
        // That brackets were meant for signs is told by pattern-unescaped.
        if (!harm || miswritten.brackets.test(pattern.regex.pattern)) continue;
        report(isAboutSending(pattern) ? 'broad' : 'recipient', placeIn(pattern.line, pattern.regex), harm);
      }
    }
  },
});

/** What a line does to a queue because of a single recipient, as words of the message. */
function harmOf(pattern: ReplyPattern, matches: FirstMatches): { [word: string]: string } | undefined {
  const groups = new Set(pattern.actions.map(({ action }) => replyGroup[action]));
  const left = new Map([...groups].map((group) => [group, matches.leftTo(pattern, group).recipients]));
  // That all mail bounces is worse, and told by bounce-queue-broad.
  if (actionOf(pattern, 'bounce-queue') && left.get(replyGroup['bounce-queue'])?.length) return undefined;
  for (const [action, effect] of effects) {
    const [reply] = (actionOf(pattern, action) && left.get(replyGroup[action])) ?? [];
    if (reply) return { what: recipientWords[reply.kind], effect, sample: quoted(reply) };
  }
  return undefined;
}

function isAboutSending({ regex }: ReplyPattern): boolean {
  return matchesEverything(regex) || repliesTaken(regex).samples.some(({ meaning }) => meaning !== 'recipient');
}
