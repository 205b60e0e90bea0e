import { accountingFields } from '@pmtakit/grammar';
import { argumentPlace } from '@pmtakit/semantics';
import { defineRule } from './rule.ts';

/** Headers of mail whose values people want to have recorded. */
const headers = [
  ...['bcc', 'cc', 'date', 'from', 'list-id', 'list-unsubscribe', 'message-id', 'reply-to', 'return-path'],
  ...['sender', 'subject', 'to', 'x-envid', 'x-job', 'x-mailer', 'x-virtual-mta'],
];

const names = new Set([...accountingFields.map((field) => field.toLowerCase()), ...headers]);

/** A constant text that reads as if it chose a field. [G1§3.3.11.8, §3.3.11.12] */
export const acctUserStringName = defineRule({
  id: 'acct-user-string-name',
  category: 'logging',
  preset: 'recommended',
  summary: 'The name of a field or header where a constant text stands',
  messages: {
    literal: {
      severity: 'info',
      text: 'Every record gets the text "{{name}}", not the value of a field or header of that name.\nThe text of user-string is written as it stands.\nName fields in record-fields, and headers there as header_NAME.',
    },
  },

  configuration({ model, report }) {
    for (const { settings } of model.acctFiles) {
      const { line, value } = settings.get('user-string') ?? {};
      if (!line || value?.kind !== 'string' || !isName(value.text)) continue;
      report('literal', argumentPlace(line), { name: value.text });
    }
  },
});

function isName(text: string): boolean {
  const name = text.toLowerCase();
  return names.has(name) || /^(?:header|arf)_[\w-]+$/.test(name);
}
