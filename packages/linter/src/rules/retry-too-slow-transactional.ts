import type { DurationListValue, DurationValue } from '@pmtakit/grammar';
import { intervalOption } from '@pmtakit/semantics';
import { hasBareTime } from '../rule-helpers/bare-times.ts';
import { type QueueView, queuesSetting } from '../rule-helpers/queue-views.ts';
import { defineRule } from './rule.ts';

const longest = intervalOption('longest', '1d', 'The longest time that may pass between two attempts.');

/** Mail that waits so long for its next attempt that nobody needs it any more. [G1§3.3.10.39, §3.3.10.40] */
export const retryTooSlowTransactional = defineRule({
  id: 'retry-too-slow-transactional',
  category: 'backoff',
  preset: 'strict',
  summary: 'Mail that waits for days before it is tried again',
  messages: {
    slow: {
      severity: 'info',
      text: 'Mail that was put off waits up to {{time}} for its next attempt.\nAn order or a new password is of no use by then, if it has not bounced before. Other mail of the same queue may have to wait with it.\nSet {{name}} to minutes or hours.',
    },
  },
  options: [longest],

  configuration({ model, report, options }) {
    for (const name of ['retry-after', 'backoff-retry-after']) {
      for (const view of queuesSetting(model, [name])) {
        const line = view.own(name);
        const value = view.value(name);
        if (!line || value?.kind !== 'duration-list' || hasBareTime(value) || isMoot(view, name)) continue;
        const slow = slowIn(view, value, options.get(longest));
        if (!slow) continue;
        const assumptions = view.assumptions(name);
        report('slow', { file: line.file, span: slow }, { time: slow.raw, name }, { assumptions });
      }
    }
  },
});

/** The first interval that is too long; those that begin when the mail has bounced are found by retry-last-exceeds-bounce. */
function slowIn(view: QueueView, { items }: DurationListValue, most: number): DurationValue | undefined {
  const [bounce = Infinity] = view.seconds('bounce-after');
  let begin = 0;
  for (const item of items) {
    if (begin >= bounce) return undefined;
    if (item.seconds > most) return item;
    begin += item.seconds;
  }
  return undefined;
}

/** Mail that bounces before its second attempt is found by bounce-before-first-retry. */
function isMoot(view: QueueView, name: string): boolean {
  if (!view.isSent) return true;
  if (name !== 'retry-after') return view.leavesInBackoff;
  const [bounce = Infinity] = view.seconds('bounce-after');
  const [first = 0] = view.seconds(name);
  return bounce <= first;
}
