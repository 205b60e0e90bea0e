import { targetOf } from '../rule-helpers/acct-targets.ts';
import { recordingsOf } from '../rule-helpers/recorded-types.ts';
import { defineRule } from './rule.ts';

/** Records that only a program gets. [G1§11.3, §3.3.11.6] */
export const acctPipeOnly = defineRule({
  id: 'acct-pipe-only',
  category: 'logging',
  preset: 'strict',
  summary: 'Accounting records that a program gets and no file',
  messages: {
    program: {
      severity: 'warning',
      text: 'The {{types}} records go to this program and to no file.\nWhat is written while the program hangs or is gone is lost, and cannot be read again later.\nAdd an <acct-file> with a path that takes them too.',
    },
  },

  configuration({ model, isWhole, report }) {
    const recordings = (isWhole ? recordingsOf(model) : undefined) ?? [];
    const kept = new Set(recordings.flatMap(({ file, types }) => (targetOf(file) === 'program' ? [] : [...types])));
    for (const { file, types } of recordings) {
      const lost = targetOf(file) === 'program' ? [...types].filter((type) => !kept.has(type)) : [];
      if (lost.length > 0) report('program', file.block, { types: lost.join(', ') });
    }
  },
});
