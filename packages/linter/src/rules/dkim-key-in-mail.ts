import { argumentPlace } from '@pmtakit/semantics';
import { linesOnInSources } from '../rule-helpers/source-lines.ts';
import { turnSwitch } from '../rule-helpers/write-value.ts';
import { defineRule } from './rule.ts';

/** Private keys that stay in the mail. [G1§3.3.7.43] */
export const dkimKeyInMail = defineRule({
  id: 'dkim-key-in-mail',
  category: 'security',
  preset: 'recommended',
  summary: 'Private DKIM keys that stay in the mail',
  messages: {
    retained: {
      severity: 'error',
      text: 'The header X-DKIM-Key stays in the mail, with the private key that a client sent in it.\nWhoever gets such a mail can sign mail in the name of its sender.\nRemove the line; the default is no.',
    },
  },

  configuration({ model, isWhole, report }) {
    for (const line of linesOnInSources(model, 'retain-x-dkim-key', isWhole)) {
      report('retained', argumentPlace(line), {}, { fix: turnSwitch(line) });
    }
  },
});
