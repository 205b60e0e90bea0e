import { linesIn, validLinesIn } from '../../project/find.ts';
import { Setting } from '../../model/setting.ts';
import { defineCheck } from '../check.ts';

/** How PowerMTA deals with a program, said of something that is none. [G1§3.3.11.6, §3.3.11.9] */
export const acctPipeSettingIgnored = defineCheck({
  id: 'acct-pipe-setting-ignored',
  category: 'logging',
  summary: 'A setting for programs on an accounting file',
  messages: {
    file: {
      severity: 'warning',
      text: '{{name}} has no effect here, because the records go to a file.\nIt is about programs only, whose sections are written <acct-file |COMMAND>.\nRemove the line.',
    },
  },

  configuration({ model, report }) {
    for (const { block } of model.acctFiles) {
      if (block.value?.kind !== 'path' || linesIn(block, 'http-webhook-url').length > 0) continue;
      const lines = ['retry-interval', 'write-timeout'].flatMap((name) => validLinesIn(block, name));
      for (const line of lines) {
        const { row } = line;
        if (row && new Setting(row, { line }).canonical !== new Setting(row, { default: row.default }).canonical) {
          report('file', line, { name: line.name });
        }
      }
    }
  },
});
