import { argumentPlace, isOn, sectionsNamed, validLinesIn } from '@pmtakit/semantics';
import { defineRule } from './rule.ts';

/** Values that were once advice for speed, and are copied from file to file since. [G1§3.3.1.28, §3.3.2.1] */
export const legacyTuning = defineRule({
  id: 'legacy-tuning',
  category: 'logging',
  preset: 'all',
  summary: 'Tuning of threads or spool files that old examples hand down',
  messages: {
    threads: {
      severity: 'info',
      text: 'PowerMTA is told to throw threads away instead of using them again.\nEach connection then costs a new thread; the line is usually copied from an old example.\nRemove it, unless a measurement on this machine says otherwise.',
    },
    holders: {
      severity: 'info',
      text: 'PowerMTA is told to delete the placeholder files of the spool.\nBy default they stay behind and do no harm, while deleting them costs disk work with each message.\nRemove the line, unless the number of files is a problem.',
    },
  },

  configuration({ model, report }) {
    const { line, value, assumptions } = model.server.get('thread-reuse') ?? {};
    if (line && value?.kind === 'boolean' && !value.value) report('threads', argumentPlace(line), {}, { assumptions });
    for (const spool of sectionsNamed(model.whole, 'spool')) {
      const holders = validLinesIn(spool, 'delete-file-holders').at(-1);
      if (holders && isOn(holders)) report('holders', argumentPlace(holders));
    }
  },
});
