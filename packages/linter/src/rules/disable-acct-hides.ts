import { argumentPlace } from '@pmtakit/semantics';
import { domainWords } from '../rule-helpers/domain-words.ts';
import { sentLines } from '../rule-helpers/queue-views.ts';
import { defineRule } from './rule.ts';

/** Results of real mail that no accounting file gets. [G1§3.3.10.9] */
export const disableAcctHides = defineRule({
  id: 'disable-acct-hides',
  category: 'logging',
  preset: 'strict',
  summary: 'Deliveries or bounces of real mail that are not recorded',
  messages: {
    hidden: {
      severity: 'info',
      text: 'The {{types}} records of {{domain}} are not written, although mail is sent there.\nNo accounting file shows what became of that mail, and every share that is counted from the others is wrong.\nLeave records out for mail that is thrown away only, and filter the others with queue-filter.',
    },
  },

  configuration({ model, report }) {
    for (const { line, view } of sentLines(model, 'disable-acct-records')) {
      const value = view.value('disable-acct-records');
      const types = value?.kind === 'record-types' ? value.items.map(({ name }) => name) : [];
      const hidden = types.filter((type) => type === 'd' || type === 'b');
      // What PowerMTA has a name of its own for is no mail of clients.
      if (hidden.length === 0 || view.queue.domain.startsWith('{')) continue;
      const words = { types: hidden.join(' and '), domain: domainWords(view.section) };
      report('hidden', argumentPlace(line), words, { assumptions: view.assumptions(line.name) });
    }
  },
});
