import { type Check, checks } from '@pmtakit/semantics';
import { ownRules } from '../generated/own-rules.ts';
import type { Rule } from './rule.ts';

/** Those of the validator, which everybody needs, and our own, in the order of the alphabet. */
export const rules: readonly Rule[] = [...checks.map(recommended), ...ownRules].sort((a, b) => (a.id < b.id ? -1 : 1));

function recommended(check: Check): Rule {
  return { ...check, preset: 'recommended' };
}
