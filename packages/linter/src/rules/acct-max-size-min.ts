import type { Value } from '@pmtakit/grammar';
import { type AcctFile, argumentPlace, sectionsWithGaps } from '@pmtakit/semantics';
import { targetOf } from '../rule-helpers/acct-targets.ts';
import { writeValue } from '../rule-helpers/write-value.ts';
import { defineRule } from './rule.ts';

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** Sizes that PowerMTA does not take: files need 1M or more, webhooks 50K to 10M. [G1§3.3.11.4; G2§3.3.11.4] */
export const acctMaxSizeMin = defineRule({
  id: 'acct-max-size-min',
  category: 'logging',
  preset: 'recommended',
  summary: 'A max-size of accounting files out of its bounds',
  messages: {
    small: {
      severity: 'error',
      text: '{{size}} is below the least max-size of an accounting file.\nPowerMTA takes 1M or more.\nSet max-size to 1M or more, or remove the line for the default of 250M.',
    },
    webhook: {
      severity: 'error',
      text: '{{size}} is out of the bounds of max-size for a webhook.\nPowerMTA takes 50K to 10M there.\nSet a size between them, or remove the line for the default of 5M.',
    },
  },

  configuration({ model, report }) {
    const gaps = sectionsWithGaps(model);
    for (const file of model.acctFiles) {
      const size = file.settings.get('max-size');
      const problem = gaps.has(file.block) ? undefined : problemOf(file, size?.value);
      if (!size?.line || !problem || size.value === undefined) continue;
      const fix = problem === 'small' ? writeValue(size.line, '1M') : undefined;
      report(problem, argumentPlace(size.line), { size: size.value.raw }, { fix });
    }
  },
});

function problemOf(file: AcctFile, value: Value | undefined): 'small' | 'webhook' | undefined {
  if (value?.kind !== 'size') return undefined;
  const { bytes } = value;
  switch (targetOf(file)) {
    case 'file':
      return bytes < MEGABYTE ? 'small' : undefined;
    case 'webhook':
      return bytes < 50 * KILOBYTE || bytes > 10 * MEGABYTE ? 'webhook' : undefined;
    case 'program':
      return undefined;
  }
}
