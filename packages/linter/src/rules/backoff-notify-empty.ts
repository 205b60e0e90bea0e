import { argumentPlace } from '@pmtakit/semantics';
import { domainWords } from '../rule-helpers/domain-words.ts';
import { sentLines } from '../rule-helpers/queue-views.ts';
import { entersBackoff, replyListOf } from '../rule-helpers/reply-lists.ts';
import { defineRule } from './rule.ts';

/** Queues that change to backoff mode and tell nobody. [G1§3.3.10.42, §10.3.2] */
export const backoffNotifyEmpty = defineRule({
  id: 'backoff-notify-empty',
  category: 'backoff',
  preset: 'strict',
  summary: 'Backoff mode that nobody is told of',
  messages: {
    nobody: {
      severity: 'info',
      text: 'Nobody is told when mail for {{domain}} goes into backoff mode.\nThe queue slows down, and its mail waits or bounces before somebody looks.\nName an address in backoff-notify, or watch the queues in another way.',
    },
  },

  configuration({ model, report }) {
    for (const { line, view } of sentLines(model, 'backoff-notify')) {
      const isCleared = view.value('backoff-notify')?.kind === 'cleared';
      if (!isCleared || view.value('smtp-pattern-list')?.kind !== 'reference') continue;
      const list = replyListOf(view);
      if (list && !entersBackoff(view)) continue;
      const assumptions = view.assumptions('backoff-notify', 'smtp-pattern-list');
      report('nobody', argumentPlace(line), { domain: domainWords(view.section) }, { assumptions });
    }
  },
});
