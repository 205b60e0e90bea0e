import type { Refactoring } from '../dry/refactoring.ts';
import { defaultsForUnnamed } from './defaults-for-unnamed.ts';
import { includes } from './includes.ts';
import { spelling } from './spelling.ts';

/** What takes nothing away that is said twice, so that `dry` does not look for it. It is done when it is asked for. */
export const onDemand: readonly Refactoring[] = [includes, spelling, defaultsForUnnamed];
