import { intervalOption } from '@pmtakit/semantics';
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
      text: 'Mail that was put off is not tried again for {{time}}.\nAn order or a new password is of no use by then, and other mail of the same queue may have to wait with it.\nSet {{name}} to minutes or hours.',
    },
  },
  options: [longest],

  configuration({ model, report, options }) {
    for (const name of ['retry-after', 'backoff-retry-after']) {
      for (const view of queuesSetting(model, [name])) {
        const line = view.own(name);
        const value = view.value(name);
        if (!line || value?.kind !== 'duration-list' || isMoot(view, name)) continue;
        const slow = value.items.find(({ seconds }) => seconds > options.get(longest));
        if (!slow) continue;
        const assumptions = view.assumptions(name);
        report('slow', { file: line.file, span: slow }, { time: slow.raw, name }, { assumptions });
      }
    }
  },
});

/** Mail that bounces before its second attempt is found by bounce-before-first-retry. */
function isMoot(view: QueueView, name: string): boolean {
  if (!view.isSent) return true;
  if (name !== 'retry-after') return view.leavesInBackoff;
  const [bounce = Infinity] = view.seconds('bounce-after');
  const [first = 0] = view.seconds(name);
  return bounce <= first;
}
