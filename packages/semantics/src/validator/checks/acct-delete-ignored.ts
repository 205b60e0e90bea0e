import { validLinesIn } from '../../project/find.ts';
import { defineCheck } from '../check.ts';
import { relatedPlace } from '../related-place.ts';

/** Accounting files that are to be deleted, but are moved away first. [G1§3.3.11.1] */
export const acctDeleteIgnored = defineCheck({
  id: 'acct-delete-ignored',
  category: 'logging',
  summary: 'Accounting files that are moved away before they are deleted',
  messages: {
    moved: {
      severity: 'warning',
      text: 'Nothing is deleted: delete-after has no effect together with move-to.\nPowerMTA moves finished files away and deletes nothing in the directory where they end up, so the disk fills.\nRemove one of both, and let something else clean up behind move-to.',
    },
  },

  configuration({ model, report }) {
    for (const { settings, block } of model.acctFiles) {
      const moving = validLinesIn(block, 'move-to').at(-1);
      const deletion = settings.get('delete-after');
      const { line, value } = deletion ?? {};
      if (!moving || !line || (value?.kind === 'duration' && value.seconds === Infinity)) continue;
      report('moved', line, {}, { related: [relatedPlace(moving, 'moved away here', line.file)] });
    }
  },
});
