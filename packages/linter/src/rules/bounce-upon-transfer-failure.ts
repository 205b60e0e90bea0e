import { argumentPlace, isOn } from '@pmtakit/semantics';
import { sentLines } from '../rule-helpers/queue-views.ts';
import { turnSwitch } from '../rule-helpers/write-value.ts';
import { defineRule } from './rule.ts';

/** Mail that is given up when one connection breaks. The default is no. [G1§3.3.10.63; runtime 7] */
export const bounceUponTransferFailure = defineRule({
  id: 'bounce-upon-transfer-failure',
  category: 'backoff',
  preset: 'recommended',
  summary: 'Mail that bounces when one connection breaks',
  messages: {
    bounces: {
      severity: 'warning',
      text: 'Mail bounces as soon as one connection breaks while it is sent.\nNearly all of it would arrive with the next attempt. Its senders are told that it cannot, and its readers may be taken off lists.\nSet bounce-upon-transfer-failure to no, which is the default.',
    },
  },

  configuration({ model, report }) {
    for (const { line, view } of sentLines(model, 'bounce-upon-transfer-failure')) {
      if (!isOn(line)) continue;
      const assumptions = view.assumptions(line.name);
      report('bounces', argumentPlace(line), {}, { fix: turnSwitch(line), assumptions });
    }
  },
});
