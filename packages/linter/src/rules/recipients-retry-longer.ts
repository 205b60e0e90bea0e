import { argumentPlace, relatedPlace } from '@pmtakit/semantics';
import { hasBareTime } from '../rule-helpers/bare-times.ts';
import { type QueueView, sentLines } from '../rule-helpers/queue-views.ts';
import { defineRule } from './rule.ts';

/** Recipients that miss every run of their queue. [G1§3.3.10.39, §3.3.10.41; runtime 7] */
export const recipientsRetryLonger = defineRule({
  id: 'recipients-retry-longer',
  category: 'backoff',
  preset: 'all',
  summary: 'Recipients that wait for longer than the queue they are in',
  messages: {
    longer: {
      severity: 'info',
      text: 'A recipient that was put off waits for {{recipient}}, and its queue for {{queue}} at most.\nIt is tried when both times are over, so with retry-after alone it would be tried sooner than it is.\nMake retry-recipients-after no longer than the intervals of retry-after.',
    },
  },

  configuration({ model, isWhole, report }) {
    for (const { line, view } of sentLines(model, 'retry-recipients-after')) {
      if (hasBareTime(view.value(line.name)) || hasBareTime(view.value('retry-after'))) continue;
      const [recipient = 0] = view.seconds('retry-recipients-after');
      const retry = view.line('retry-after');
      if ((!retry && !isWhole) || recipient <= Math.max(...view.seconds('retry-after'))) continue;
      const related = retry ? [relatedPlace(retry, 'the queue waits by this line', line.file)] : [];
      const assumptions = view.assumptions('retry-after', 'retry-recipients-after');
      const words = { recipient: line.text, queue: longestIn(view) };
      report('longer', argumentPlace(line), words, { related, assumptions });
    }
  },
});

/** The longest interval of the queue, as written. */
function longestIn(view: QueueView): string {
  const value = view.value('retry-after');
  const items = value?.kind === 'duration-list' ? value.items : [];
  return items.toSorted((a, b) => b.seconds - a.seconds)[0]?.raw ?? '';
}
