import type { Model } from '../../model/model.ts';
import { type Located, defineCheck } from '../check.ts';

/** What PowerMTA does not start without. [G1§3.3.1.4, §3.3.2] */
export const spoolMissing = defineCheck({
  id: 'spool-missing',
  category: 'logging',
  summary: 'A configuration without a spool or without a log file',
  messages: {
    spool: {
      severity: 'error',
      text: 'The configuration has no <spool>.\nPowerMTA does not start without a directory to keep mail in.\nAdd <spool DIRECTORY> and </spool>.',
    },
    log: {
      severity: 'error',
      text: 'The configuration has no log-file.\nPowerMTA does not start without one.\nAdd `log-file PATH`, with an absolute path.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    const spool = placeOf(model, 'spool');
    const log = placeOf(model, 'log-file');
    if ((spool || log) && !model.whole.items.some(({ name }) => mailNames.has(name))) return;
    const start = { file: model.project.main, span: { start: 0, end: 0 } };
    if (!spool) report('spool', log ?? start);
    if (!log) report('log', spool ?? start);
  },
});

/** What takes or sends mail. A file that has a log or a spool and none of these is a part of a configuration. */
const mailNames = new Set(['domain', 'smtp-listener', 'source', 'virtual-mta']);

function placeOf({ whole }: Model, name: string): Located | undefined {
  return whole.items.find((item) => item.name === name);
}
