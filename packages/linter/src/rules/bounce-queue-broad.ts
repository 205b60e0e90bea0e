import { type Block, type Model, sectionsNamed } from '@pmtakit/semantics';
import { queuesSetting } from '../rule-helpers/queue-views.ts';
import {
  FirstMatches,
  actionOf,
  groupsOf,
  placeIn,
  quoted,
  recipientWords,
  replyPatternsIn,
} from '../rule-helpers/reply-patterns.ts';
import { defineRule } from './rule.ts';

/** bounce-queue gives up all mail of a queue because of one reply. [G1§3.3.15; runtime 8] */
export const bounceQueueBroad = defineRule({
  id: 'bounce-queue-broad',
  category: 'backoff',
  preset: 'recommended',
  summary: 'A common reply that makes all mail of a queue bounce',
  messages: {
    recipient: {
      severity: 'error',
      text: 'One reply about {{what}} makes all mail of the queue bounce.\nThe expression takes {{sample}} bounce-queue gives up everything that waits in the queue, also for all other recipients.\nWrite more of the reply that is meant into the expression, or leave the action out.',
    },
    temporary: {
      severity: 'warning',
      text: 'Replies that only ask to wait make all mail of the queue bounce.\nThe expression takes {{sample}} What is given up here would be taken later.\nUse mode=backoff for such replies, and bounce-queue for refusals.',
    },
  },

  *configuration({ model, report }) {
    const lists = listsForRealMail(model);
    for (const list of sectionsNamed(model.whole, 'smtp-pattern-list')) {
      if (!lists.has(list)) continue;
      const matches = new FirstMatches();
      for (const pattern of replyPatternsIn(list)) {
        yield;
        if (!groupsOf(pattern).has('mail')) continue;
        const { samples, recipients } = matches.leftTo(pattern, 'mail');
        if (!actionOf(pattern, 'bounce-queue')) continue;
        const place = placeIn(pattern.line, pattern.regex);
        const waits = samples.filter(({ temporary, meaning }) => temporary && asksToWait.has(meaning));
        const [recipient, wait] = [recipients[0], waits[0]];
        if (recipient) report('recipient', place, { what: recipientWords[recipient.kind], sample: quoted(recipient) });
        else if (wait && namesOf(waits).size > 1) report('temporary', place, { sample: quoted(wait) });
      }
    }
  },
});

const asksToWait: ReadonlySet<string> = new Set(['rate', 'connections', 'busy']);

function namesOf(samples: readonly { readonly provider: string }[]): Set<string> {
  return new Set(samples.map(({ provider }) => provider));
}

/** Mail that nobody waits for is let go within minutes. */
const SHORTEST_WAIT = 600;

/** The lists of queues whose mail is to arrive. Queues that are there to throw mail away bounce all of it. */
function listsForRealMail(model: Model): Set<Block> {
  const lists = new Set<Block>();
  for (const view of queuesSetting(model, ['smtp-pattern-list'])) {
    const name = view.value('smtp-pattern-list');
    const [wait = Infinity] = view.seconds('bounce-after');
    if (name?.kind !== 'reference' || !view.isSent || wait <= SHORTEST_WAIT) continue;
    for (const { item } of model.symbols.defined('smtp-pattern-list', name.name)) {
      if (item.kind === 'block') lists.add(item);
    }
  }
  return lists;
}
