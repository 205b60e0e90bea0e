import type { Model } from '../../model/model.ts';
import { defineCheck } from '../check.ts';
import { recordTypesOf } from '../record-types.ts';

/** The records that a processor writes. [G1§12.6, §12.7] */
const processors = new Map([
  ['bounce-processor', ['rb', 'rs']],
  ['feedback-loop-processor', ['f']],
]);

/** Processors of inbound mail whose records no accounting file takes. */
export const bounceProcessorNoRecords = defineCheck({
  id: 'bounce-processor-no-records',
  category: 'logging',
  summary: 'Bounces or complaints that are processed but not recorded',
  messages: {
    unrecorded: {
      severity: 'warning',
      text: 'No accounting file takes the {{types}} records of <{{name}}>.\nThe mail is recognized, and then what it says is thrown away.\nAdd {{types}} to records of an <acct-file>.',
    },
  },

  configuration({ model, isWhole, report }) {
    const types = isWhole ? recordedTypes(model) : undefined;
    if (!types) return;
    for (const block of model.whole.blocks()) {
      const needed = processors.get(block.name) ?? [];
      if (needed.length === 0 || needed.some((type) => types.has(type))) continue;
      report('unrecorded', block, { name: block.name, types: needed.join(' or ') });
    }
  },
});

/** The types that anything takes; unknown while a line that says so is wrong, or where all events are uploaded. */
function recordedTypes({ acctFiles, whole }: Model): ReadonlySet<string> | undefined {
  if ([...whole.blocks()].some(({ name }) => name === 'signals' || name === 'sparkpost-analytics')) return undefined;
  const types = acctFiles.map(recordTypesOf);
  return types.includes(undefined) ? undefined : new Set(types.flatMap((held) => held ?? []));
}
