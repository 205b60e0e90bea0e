import type { AcctFile } from '../../model/acct-files.ts';
import { defineCheck } from '../check.ts';
import { relatedPlace } from '../related-place.ts';

/** Two accounting sections that write one file. What PowerMTA makes of it is not documented. */
export const acctSameFileTwice = defineCheck({
  id: 'acct-same-file-twice',
  category: 'logging',
  summary: 'Two accounting sections that write the same file',
  messages: {
    twice: {
      severity: 'warning',
      text: '{{path}} is written by two <acct-file> sections.\nHow they share the file is not documented: records may be mixed up or lost, and their columns may differ.\nGive each section a file of its own.',
    },
  },

  configuration({ model, report }) {
    const firsts = new Map<string, AcctFile>();
    for (const file of model.acctFiles) {
      const { block, settings } = file;
      if (block.value?.kind !== 'path' || settings.get('http-webhook-url')?.line) continue;
      const { path } = block.value;
      const first = firsts.get(path);
      if (!first) firsts.set(path, file);
      // A file that is included twice is another mistake.
      if (!first || first.block.node === block.node) continue;
      report('twice', block, { path }, { related: [relatedPlace(first.block, 'the first one', block.file)] });
    }
  },
});
