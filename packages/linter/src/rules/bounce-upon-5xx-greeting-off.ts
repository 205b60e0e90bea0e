import { argumentPlace } from '@pmtakit/semantics';
import { sentLines } from '../rule-helpers/queue-views.ts';
import { defineRule } from './rule.ts';

/** Servers that take no mail from this address, and are tried all the same. The default is yes. [G1§3.3.10.61; runtime 7] */
export const bounceUpon5xxGreetingOff = defineRule({
  id: 'bounce-upon-5xx-greeting-off',
  category: 'backoff',
  preset: 'strict',
  summary: 'Servers that refuse all mail and are tried again all the same',
  messages: {
    off: {
      severity: 'info',
      text: 'Servers that refuse every connection with 5xx are tried again for {{time}}.\nSuch a greeting mostly means that this address is blocked. No mail is lost when the block is lifted soon; otherwise the queue grows, and each attempt counts against you.\nKeep the line if somebody watches for blocks, and set it to yes otherwise.',
    },
  },

  configuration({ model, report }) {
    for (const { line, view } of sentLines(model, 'bounce-upon-5xx-greeting')) {
      const bounce = view.value('bounce-after');
      if (view.isOn(line.name) || bounce?.kind !== 'duration') continue;
      report(
        'off',
        argumentPlace(line),
        { time: bounce.raw },
        { assumptions: view.assumptions(line.name, 'bounce-after') },
      );
    }
  },
});
