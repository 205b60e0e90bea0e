import { type Model, argumentPlace, linesIn } from '@pmtakit/semantics';
import { domainWords } from '../rule-helpers/domain-words.ts';
import { type QueueView, queuesSetting } from '../rule-helpers/queue-views.ts';
import { recordingsOf } from '../rule-helpers/recorded-types.ts';
import { defineRule } from './rule.ts';

/** Mail that is thrown away and recorded as delivered. [G1§3.3.10.9, §3.3.10.95.1] */
export const discardCountedDelivered = defineRule({
  id: 'discard-counted-delivered',
  category: 'routing',
  preset: 'strict',
  summary: 'Mail that is thrown away and counted as delivered',
  messages: {
    delivered: {
      severity: 'info',
      text: 'Mail for {{domain}} is thrown away, and recorded as delivered.\nIts d records make the share of delivered mail look better than it is.\nSet discard-as-bounce yes, or leave the records out with disable-acct-records d.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole || !recordsAllDeliveries(model)) return;
    for (const view of queuesSetting(model, ['type'])) {
      const line = view.own('type');
      if (!line || !isCounted(view)) continue;
      const assumptions = view.assumptions('type', 'discard-as-bounce', 'disable-acct-records');
      report('delivered', argumentPlace(line), { domain: domainWords(view.section) }, { assumptions });
    }
  },
});

/** Whether accounting files take d records of all queues, as far as nothing else is known. */
function recordsAllDeliveries(model: Model): boolean {
  const taking = recordingsOf(model)?.filter(({ types }) => types.has('d')) ?? [];
  return taking.some(({ file }) => linesIn(file.block, 'queue-filter').length === 0);
}

function isCounted(view: QueueView): boolean {
  const type = view.value('type');
  if (type?.kind !== 'enum' || type.value !== 'discard' || view.isOn('discard-as-bounce')) return false;
  const disabled = view.value('disable-acct-records');
  return disabled?.kind !== 'record-types' || disabled.items.every(({ name }) => name !== 'd');
}
