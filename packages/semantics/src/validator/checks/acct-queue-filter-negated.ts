import { defineCheck } from '../check.ts';

/** Filters that leave queues out and let none in. [G1§3.3.11.5] */
export const acctQueueFilterNegated = defineCheck({
  id: 'acct-queue-filter-negated',
  category: 'logging',
  summary: 'A queue filter that lets nothing through',
  messages: {
    nothing: {
      severity: 'error',
      text: 'This filter lets no queue through, so the file stays without d, b, t and tq records.\nEach entry starts with !, and a queue that no entry takes is left out. What is left out is lost.\nEnd the list with */* to write the records of all other queues.',
    },
  },

  configuration({ model, report }) {
    for (const { settings } of model.acctFiles) {
      const { line, value } = settings.get('queue-filter') ?? {};
      if (!line || value?.kind !== 'queue-filter' || value.items.some(({ negated }) => !negated)) continue;
      const edits = [{ span: { start: value.end, end: value.end }, newText: ',*/*' }];
      const fix = value.raw.endsWith('"') ? undefined : { title: 'let all other queues in', safe: false, edits };
      report('nothing', line, {}, { fix });
    }
  },
});
