import { argumentPlace, isOn, linesNamed } from '@pmtakit/semantics';
import { linesOnInSources } from '../rule-helpers/source-lines.ts';
import { turnSwitch } from '../rule-helpers/write-value.ts';
import { defineRule } from './rule.ts';

/** Names of virtual MTAs that go out in the mail. [G1§3.3.7.49, §3.3.7.50] */
export const vmtaHeaderLeak = defineRule({
  id: 'vmta-header-leak',
  category: 'security',
  preset: 'strict',
  summary: 'Names of virtual MTAs that recipients can read',
  messages: {
    kept: {
      severity: 'info',
      text: 'The header X-Virtual-MTA stays in the mail.\nRecipients and filters learn the names of your virtual MTAs, and can tell your mail by them.\nRemove the line; the default is no.',
    },
    added: {
      severity: 'info',
      text: 'A header X-Virtual-MTA is put into the mail.\nRecipients and filters learn the names of your virtual MTAs, and can tell your mail by them.\nRemove the line, unless the mail stays on your own servers.',
    },
  },

  configuration({ model, isWhole, report }) {
    // Without process-x-virtual-mta the header is kept in any case, and the line has no effect.
    const isProcessed = !isWhole || linesNamed(model.whole, 'process-x-virtual-mta').some(isOn);
    for (const line of isProcessed
      ? linesOnInSources(model, 'retain-x-virtual-mta', isWhole, 'process-x-virtual-mta')
      : []) {
      report('kept', argumentPlace(line), {}, { fix: turnSwitch(line) });
    }
    for (const line of linesOnInSources(model, 'add-x-virtual-mta-header', isWhole)) {
      report('added', argumentPlace(line), {}, { fix: turnSwitch(line) });
    }
  },
});
