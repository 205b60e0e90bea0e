import type { Refactoring } from '../dry/refactoring.ts';
import { inlineIncludes } from './inline-includes.ts';
import { inlineMacros } from './inline-macros.ts';
import { inlinePatterns } from './inline-patterns.ts';
import { inlinePoolDomains } from './inline-pool-domains.ts';
import { inlinePoolSettings } from './inline-pool-settings.ts';
import { inlineSourceDefaults } from './inline-source-defaults.ts';

/** The ways back. Only one is asked, and by its name: together with their sisters they would never end. */
export const inlines: readonly Refactoring[] = [
  inlineSourceDefaults,
  inlineMacros,
  inlinePoolDomains,
  inlinePoolSettings,
  inlinePatterns,
  inlineIncludes,
];
