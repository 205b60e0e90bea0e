import { type Setting, argumentPlace, isYes } from '@pmtakit/semantics';
import { turnSwitch } from '../rule-helpers/write-value.ts';
import { defineRule } from './rule.ts';

/** Logs that every user of the machine may read. [G1§3.3.1.4, §3.3.11.13] */
export const logsWorldReadable = defineRule({
  id: 'logs-world-readable',
  category: 'security',
  preset: 'strict',
  summary: 'Logs that every user of the machine may read',
  messages: {
    log: {
      severity: 'info',
      text: 'Every user of this machine may read the log.\nIt holds the addresses of those who send and get mail.\nRemove the line, and let programs that read the log run as a user of the group pmta.',
    },
    accounting: {
      severity: 'info',
      text: 'Every user of this machine may read the accounting files of {{file}}.\nThey hold the addresses of those who send and get mail.\nRemove the line, and let programs that read the files run as a user of the group pmta.',
    },
  },

  configuration({ model, report }) {
    const tell = (id: 'log' | 'accounting', setting: Setting | undefined, file: string): void => {
      if (!setting?.line || !isYes(setting)) return;
      const { line, assumptions } = setting;
      report(id, argumentPlace(line), { file }, { fix: turnSwitch(line), assumptions });
    };
    tell('log', model.server.get('log-file-world-readable'), '');
    for (const { settings, target } of model.acctFiles) {
      // A program has no file, which acct-pipe-setting-ignored tells.
      if (!target.startsWith('|')) tell('accounting', settings.get('world-readable'), target);
    }
  },
});
