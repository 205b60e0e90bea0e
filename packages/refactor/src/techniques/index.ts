import type { Refactoring } from '../dry/refactoring.ts';
import { collapseNetworks } from './collapse-networks.ts';
import { deadLinesRemoval } from './dead-lines.ts';
import { domainDefaults } from './domain-defaults.ts';
import { domainMacro } from './domain-macro.ts';
import { emptySections } from './empty-sections.ts';
import { mergeDuplicates } from './merge-duplicates.ts';
import { poolDomains } from './pool-domains.ts';
import { poolSettings } from './pool-settings.ts';
import { removeInherited } from './remove-inherited.ts';
import { sharedPatterns } from './shared-patterns.ts';
import { sourceDefaults } from './source-defaults.ts';
import { unusedDefinitions } from './unused-definitions.ts';

/** Those that `dry` asks, in the order in which they are asked: what takes lines away goes before what moves them. */
export const refactorings: readonly Refactoring[] = [
  emptySections,
  unusedDefinitions,
  deadLinesRemoval,
  mergeDuplicates,
  removeInherited,
  collapseNetworks,
  sharedPatterns,
  poolSettings,
  poolDomains,
  domainMacro,
  sourceDefaults,
  domainDefaults,
];
