import type { Refactoring } from './dry/refactoring.ts';
import { inlines } from './inlines/index.ts';
import { onDemand } from './on-demand/index.ts';
import { refactorings } from './techniques/index.ts';

/**
 * Everything that can be asked for by its name, as editors offer it where it stands: `findProposals` with these, then
 * `proposalsAt`, then `tryProposal` for the one that somebody takes.
 */
export const allRefactorings: readonly Refactoring[] = [...refactorings, ...onDemand, ...inlines];
