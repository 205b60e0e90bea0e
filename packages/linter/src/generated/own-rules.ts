// Made by `npm run generate` from the files of the rules.
import { bounceAfterLong } from '../rules/bounce-after-long.ts';
import type { Rule } from '../rules/rule.ts';

export const ownRules: readonly Rule[] = [bounceAfterLong];
