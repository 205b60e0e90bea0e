import type { SourceFile, Span } from '@pmtakit/grammar';
import type { Block } from '@pmtakit/semantics';

/** Why lines are not moved past a place. */
export type StopReason =
  | 'section'
  | 'include'
  | 'unknown'
  | 'bad-value'
  | 'broken-line'
  | 'shared-line'
  | 'foreign'
  | 'stray-tag'
  | 'kept'
  | 'suppression'
  | 'lone-comment'
  | 'heading'
  | 'elsewhere'
  /** From here on, the whole section is left. */
  | 'not-closed'
  | 'braces'
  | 'misplaced'
  | 'unknown-section';

/** A place that lines would have been moved past. */
export interface Stop {
  readonly source: SourceFile;
  /** What is in the way: a line, a comment or a tag. */
  readonly span: Span;
  readonly reason: StopReason;
  /** The name of the directive or section in the way; empty for comments and what has no name. */
  readonly name: string;
  /** The section whose lines were to be sorted. */
  readonly block: BlockName;
}

/** A section, as people name it. */
export interface BlockName {
  readonly name: string;
  /** What stands behind the name in its tag. */
  readonly argument: string;
  /** Counts from 1. */
  readonly line: number;
}

export function blockName({ name, argument, place: { line } }: Block): BlockName {
  return { name, argument, line };
}

/** A comment above several lines, the first of which is another one now. */
export interface Heading {
  readonly source: SourceFile;
  readonly span: Span;
  /** The names of the directives directly below it. */
  readonly before: string;
  readonly after: string;
}
