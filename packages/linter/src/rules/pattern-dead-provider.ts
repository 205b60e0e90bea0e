import { type RegexValue, findsIn } from '@pmtakit/grammar';
import { type Block, relatedPlace, sectionsNamed } from '@pmtakit/semantics';
import { type DeadReply, deadReplies } from '../data/replies.ts';
import { type ReplyPattern, placeIn, repliesTaken, replyPatternsIn } from '../rule-helpers/reply-patterns.ts';
import { defineRule } from './rule.ts';

/** Codes of services that are gone. */
export const patternDeadProvider = defineRule({
  id: 'pattern-dead-provider',
  category: 'backoff',
  preset: 'strict',
  summary: 'Patterns for replies that nobody sends any more',
  messages: {
    dead: {
      severity: 'info',
      text: '{{provider}} no longer sends the replies that {{lines}} for.\nNo reply matches any more{{since}}. The list looks as if something watched over this mail.\nRemove what is dead{{now}}.',
    },
  },

  configuration({ model, report }) {
    for (const list of sectionsNamed(model.whole, 'smtp-pattern-list')) {
      for (const [provider, { patterns, reply }] of deadIn(list)) {
        const [first, ...more] = patterns;
        if (!first) continue;
        const related = more
          .slice(0, MOST_RELATED)
          .map(({ line }) => relatedPlace(line, 'another one', first.line.file));
        report('dead', placeIn(first.line, first.regex), wordsOf(provider, reply, more.length), { related });
      }
    }
  },
});

const MOST_RELATED = 20;

interface DeadLines {
  readonly patterns: ReplyPattern[];
  readonly reply: DeadReply;
}

function deadIn(list: Block): Map<string, DeadLines> {
  const found = new Map<string, DeadLines>();
  for (const pattern of replyPatternsIn(list)) {
    const reply = deadReplyOf(pattern.regex);
    if (!reply) continue;
    const known = found.get(reply.provider);
    if (known) known.patterns.push(pattern);
    else found.set(reply.provider, { patterns: [pattern], reply });
  }
  return found;
}

/** The dead reply that an expression waits for; undefined when it takes others too. */
function deadReplyOf(regex: RegexValue): DeadReply | undefined {
  const { samples, recipients } = repliesTaken(regex);
  if (samples.length + recipients.length > 0) return undefined;
  const found = alternativesOf(regex.pattern).map(replyAwaitedBy);
  if (!found.every((reply) => reply !== undefined)) return undefined;
  return found.find((reply) => dependsOn(regex, reply));
}

/** What stands between the bars of an expression that is nothing but a list. */
function alternativesOf(pattern: string): string[] {
  return pattern.replace(/^\(([^()]*)\)$/, '$1').split('|');
}

function replyAwaitedBy(alternative: string): DeadReply | undefined {
  const text = alternative.replaceAll('\\', '').toLowerCase();
  return deadReplies.find(({ code }) => text.includes(code.toLowerCase()));
}

/** Whether a reply is taken because of its code. */
function dependsOn(regex: RegexValue, { text, code }: DeadReply): boolean {
  const start = text.toLowerCase().indexOf(code.toLowerCase());
  const without = text.slice(0, start) + text.slice(start + code.length);
  return findsIn(regex, text) === true && findsIn(regex, without) === false;
}

function wordsOf(provider: string, { since, now }: DeadReply, more: number): { [word: string]: string } {
  return {
    provider,
    lines: more === 0 ? 'this line waits' : `this line and ${more} more wait`,
    since: since ? `, since ${since}` : '',
    now: now ? `, and have rules for what is sent now: ${now}` : '',
  };
}
