import { sectionsNamed } from '@pmtakit/semantics';
import type { RecipientReply, SampleReply } from '../data/replies.ts';
import { miswritten } from '../rule-helpers/miswritten.ts';
import {
  FirstMatches,
  type ReplyPattern,
  actionOf,
  groupsOf,
  placeIn,
  quoted,
  replyPatternsIn,
} from '../rule-helpers/reply-patterns.ts';
import { defineRule } from './rule.ts';

/** skip-mx keeps mail even after a 5xx reply. [G1§3.3.15; runtime 8] */
export const skipMxOnPermanent = defineRule({
  id: 'skip-mx-on-permanent',
  category: 'backoff',
  preset: 'recommended',
  summary: 'The action skip-mx for replies that refuse mail for good',
  messages: {
    permanent: {
      severity: 'warning',
      text: 'The action skip-mx keeps mail here that is refused for good.\nThe expression takes {{sample}} After such a reply the mail goes to the next mail server of the domain and stays in the queue until bounce-after.\nUse skip-mx for replies of a single server that is out of order, such as /^421 .*shutting down/.',
    },
  },

  configuration({ model, report }) {
    for (const list of sectionsNamed(model.whole, 'smtp-pattern-list')) {
      const matches = new FirstMatches();
      for (const pattern of replyPatternsIn(list)) {
        const reply = refusalLeftTo(pattern, matches);
        const action = actionOf(pattern, 'skip-mx');
        // That brackets were meant for signs is told by pattern-unescaped.
        if (!reply || !action || miswritten.brackets.test(pattern.regex.pattern)) continue;
        report('permanent', placeIn(pattern.line, action), { sample: quoted(reply) });
      }
    }
  },
});

/** A 5xx reply that comes to an end with no other mail server. Limits that are told with a 5xx code are left out. */
function refusalLeftTo(pattern: ReplyPattern, matches: FirstMatches): SampleReply | RecipientReply | undefined {
  if (!groupsOf(pattern).has('mail')) return undefined;
  const { samples, recipients } = matches.leftTo(pattern, 'mail');
  return [...samples.filter(({ meaning }) => meaning !== 'rate'), ...recipients].find(({ temporary }) => !temporary);
}
