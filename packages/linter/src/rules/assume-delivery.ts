import { argumentPlace, isOn } from '@pmtakit/semantics';
import { sentLines } from '../rule-helpers/queue-views.ts';
import { turnSwitch } from '../rule-helpers/write-value.ts';
import { defineRule } from './rule.ts';

/** Mail that counts as delivered because no answer came. The default is no. [G1§3.3.10.91; runtime 7] */
export const assumeDelivery = defineRule({
  id: 'assume-delivery',
  category: 'backoff',
  preset: 'strict',
  summary: 'Mail that counts as delivered although nobody took it',
  messages: {
    assumed: {
      severity: 'warning',
      text: 'Mail whose end nobody answers in time counts as delivered.\nWhether the other server took it is not known then. If it did not, the mail is lost, and the records say that it arrived.\nSet assume-delivery-upon-data-termination-timeout to no: mail that now and then comes twice does less harm.',
    },
  },

  configuration({ model, report }) {
    for (const { line, view } of sentLines(model, 'assume-delivery-upon-data-termination-timeout')) {
      if (!isOn(line)) continue;
      const assumptions = view.assumptions(line.name);
      report('assumed', argumentPlace(line), {}, { fix: turnSwitch(line), assumptions });
    }
  },
});
