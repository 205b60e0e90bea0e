import { argumentPlace, linesIn, sectionsWithGaps } from '@pmtakit/semantics';
import { targetOf } from '../rule-helpers/acct-targets.ts';
import { defineRule } from './rule.ts';

/** Accounting files that stay for ever. Without a line they stay for eight days. [G1§3.3.11.1] */
export const acctDeleteNever = defineRule({
  id: 'acct-delete-never',
  category: 'logging',
  preset: 'strict',
  summary: 'Accounting files that nothing ever deletes',
  messages: {
    never: {
      severity: 'warning',
      text: 'PowerMTA never deletes these accounting files.\nIt starts a new one whenever one is full, so in the end the disk is.\nSet delete-after to some days, or let move-to hand the files to what cleans up.',
    },
  },

  configuration({ model, report }) {
    const gaps = sectionsWithGaps(model);
    for (const file of model.acctFiles) {
      const { line, value, assumptions } = file.settings.get('delete-after') ?? {};
      if (!line || value?.kind !== 'duration' || value.seconds !== Infinity || targetOf(file) !== 'file') continue;
      if (gaps.has(file.block) || linesIn(file.block, 'move-to').length > 0) continue;
      report('never', argumentPlace(line), {}, { assumptions });
    }
  },
});
