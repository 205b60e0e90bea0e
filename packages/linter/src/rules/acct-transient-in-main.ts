import { argumentPlace, validLinesIn } from '@pmtakit/semantics';
import { targetOf } from '../rule-helpers/acct-targets.ts';
import { defineRule } from './rule.ts';

/** Records of attempts that failed for now, in one file with what came of the mail. [G1§3.3.11.11] */
export const acctTransientInMain = defineRule({
  id: 'acct-transient-in-main',
  category: 'logging',
  preset: 'strict',
  summary: 'Records of failed attempts among those of final results',
  messages: {
    mixed: {
      severity: 'info',
      text: 'The {{transient}} records share a file with the {{final}} records.\nEach attempt that fails writes one, so they are many, and all rows get the columns of both.\nWrite them to an <acct-file> of their own.',
    },
  },

  configuration({ model, report }) {
    for (const file of model.acctFiles) {
      if (targetOf(file) !== 'file') continue;
      for (const line of validLinesIn(file.block, 'records')) {
        const value = line.argument(0);
        const types = value?.kind === 'record-types' ? value.items.map(({ name }) => name) : [];
        const transient = types.filter((type) => type === 't' || type === 'tq');
        const final = types.filter((type) => type === 'd' || type === 'b');
        if (transient.length === 0 || final.length === 0) continue;
        report('mixed', argumentPlace(line), { transient: transient.join(' and '), final: final.join(' and ') });
      }
    }
  },
});
