import { type Details, type Line, type Model, argumentPlace } from '@pmtakit/semantics';
import { turnSwitch } from '../rule-helpers/write-value.ts';
import { defineRule } from './rule.ts';

/** Spool files that are not forced to the disk. The comment in configurations that come with PowerMTA warns of it. */
export const syncOff = defineRule({
  id: 'sync-off',
  category: 'logging',
  preset: 'strict',
  summary: 'Mail that PowerMTA does not make sure is on the disk',
  messages: {
    create: {
      severity: 'warning',
      text: 'PowerMTA takes mail without making sure that it is on the disk.\nThe client is told that its mail is safe, and what a crash catches in memory is lost.\nSet sync-msg-create to yes, unless mail may be lost.',
    },
    update: {
      severity: 'warning',
      text: 'PowerMTA delivers mail without making sure that this is noted on the disk.\nAfter a crash it does not know of the latest deliveries, and sends that mail a second time.\nSet sync-msg-update to yes, unless mail may come twice.',
    },
  },

  configuration({ model, report }) {
    const create = offIn(model, 'sync-msg-create');
    if (create) report('create', argumentPlace(create.line), {}, create.details);
    const update = offIn(model, 'sync-msg-update');
    if (update) report('update', argumentPlace(update.line), {}, update.details);
  },
});

/** The line that switches something off for the server, with what goes with the finding. */
function offIn({ server }: Model, name: string): { readonly line: Line; readonly details: Details } | undefined {
  const { line, value, assumptions } = server.get(name) ?? {};
  if (!line || value?.kind !== 'boolean' || value.value) return undefined;
  return { line, details: { fix: turnSwitch(line), assumptions } };
}
