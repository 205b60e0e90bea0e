import type { Refactoring } from '../dry/refactoring.ts';
import { removeInherited } from './remove-inherited.ts';
import { sourceDefaults } from './source-defaults.ts';

/** Those that `dry` asks, in the order in which they are asked: what takes lines away goes before what moves them. */
export const refactorings: readonly Refactoring[] = [removeInherited, sourceDefaults];
