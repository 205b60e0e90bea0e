/**
 * For tests of configurations in editors: what a hover says, what completion offers, where a name is defined. Throws an
 * `AssertionError`, so that any test runner takes it.
 */
export { type Marked, readMarks } from './marks.ts';
export { type MarkedFile, type MarkedOptions, openMarked } from './open-marked.ts';
export {
  type ExpectedCompletion,
  expectCompletion,
  expectDefinition,
  expectHover,
  expectReferences,
  expectRename,
} from './expect.ts';
