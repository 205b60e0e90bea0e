export { allRefactorings } from './all-refactorings.ts';
export { differenceText } from './difference-text.ts';
export { lineCountOf } from './dry/file-edits.ts';
export { findProposals, proposalsAt } from './dry/find.ts';
export {
  type FileEdit,
  type Found,
  type NewFile,
  type Proposal,
  type Refactoring,
  type Safety,
  type Way,
  safeties,
} from './dry/refactoring.ts';
export { type RefactoredFile, type Refactorable, type RunOptions, type RunReport, runRefactorings } from './dry/run.ts';
export { type Trial, tryProposal } from './dry/try-proposal.ts';
export type { Advice, Adviser } from './advice/advice.ts';
export { type GivenAdvice, adviceFor, advisers } from './advice/index.ts';
export { onDemand } from './on-demand/index.ts';
export { headingText, refusalText, sortMessages, stopText } from './sort/messages.ts';
export { type SortOptions, type Sortable, type SortedFile, sortBlocks, sortText } from './sort/sort-blocks.ts';
export type { BlockName, Heading, Stop, StopReason } from './sort/stops.ts';
export { type Topic, topics } from './sort/topics.ts';
export { inlines } from './inlines/index.ts';
export { refactorings } from './techniques/index.ts';
