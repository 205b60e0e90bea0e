import { type Located, linesNamed } from '@pmtakit/semantics';
import { defineRule } from './rule.ts';

/** The lines that start a server, at which is told what it lacks. */
const starting = new Set(['log-file', 'spool']);

/** A server whose notices nobody gets. There is no default address. [G1§3.3.1.3] */
export const postmasterMissing = defineRule({
  id: 'postmaster-missing',
  category: 'routing',
  preset: 'strict',
  summary: 'A server without a postmaster address',
  messages: {
    missing: {
      severity: 'info',
      text: 'Nobody is named as the postmaster of this server.\nNotices of the watchdog and about the licence go there, and so does mail for its own postmaster and abuse addresses.\nAdd a postmaster line with an address that somebody reads.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole || linesNamed(model.whole, 'postmaster').length > 0) return;
    const start: Located = { file: model.project.main, span: { start: 0, end: 0 } };
    report('missing', model.whole.items.find(({ name }) => starting.has(name)) ?? start);
  },
});
