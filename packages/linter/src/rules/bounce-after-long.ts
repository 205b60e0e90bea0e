import { argumentPlace, intervalOption } from '@pmtakit/semantics';
import { hasBareTime } from '../rule-helpers/bare-times.ts';
import { sentLines } from '../rule-helpers/queue-views.ts';
import { defineRule } from './rule.ts';

const longest = intervalOption('longest', '7d', 'The longest time for which mail may be tried.');

/** Mail that waits for longer than anybody wants to read it. The default is 4d12h. [G1§3.3.10.43] */
export const bounceAfterLong = defineRule({
  id: 'bounce-after-long',
  category: 'backoff',
  preset: 'strict',
  summary: 'Mail that is tried for many days before it bounces',
  messages: {
    long: {
      severity: 'info',
      text: 'Mail is tried for {{time}} before it bounces.\nWhat arrives that late is of no use to its reader, and all mail to servers that are gone stays in the queue meanwhile.\nSet bounce-after to a few days; the default is 4d12h.',
    },
  },
  options: [longest],

  configuration({ model, report, options }) {
    for (const { line, view } of sentLines(model, 'bounce-after')) {
      const value = view.value('bounce-after');
      if (value?.kind !== 'duration' || hasBareTime(value) || value.seconds <= options.get(longest)) continue;
      report('long', argumentPlace(line), { time: value.raw }, { assumptions: view.assumptions('bounce-after') });
    }
  },
});
