/** What a refactoring is: the shape that every technique in `techniques/` has. */
import type { Span } from '@pmtakit/grammar';
import type { Block, Difference, Line, Model, Place, ProjectFile } from '@pmtakit/semantics';

/** What somebody has to do before a proposal is applied. */
export const safeties = [
  /** Nothing: no message is treated otherwise. */
  'safe',
  /** Say yes: it rests on an assumption, or changes what the proposal tells and nothing else. */
  'confirm',
  /** Think about it: it means to change what the server does, for the cases that it lists. */
  'proposal',
] as const;
export type Safety = (typeof safeties)[number];

/** New text for a stretch of one file. Whole lines with their line breaks, where lines go or come. */
export interface FileEdit {
  readonly file: ProjectFile;
  readonly span: Span;
  readonly newText: string;
}

/** A file that was not there. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
  /** The file whose text it takes over: nobody else may read it than could before. */
  readonly besides: ProjectFile;
}

/** One place where something is repeated, and what would take the repetition away. */
export interface Proposal {
  /** What is repeated and what becomes of it, in one line, without its place. */
  readonly message: string;
  /** Where it is told. */
  readonly at: Line | Block;
  /** The name of the macro, pool, list or file that it is about, by which it can be asked for alone. */
  readonly about?: string;
  /** Apart from each other, in any order. */
  readonly edits: readonly FileEdit[];
  readonly creates?: readonly NewFile[];
  /** Where it is another one than that of its refactoring. */
  readonly safety?: Safety;
  /** What to know before it is applied, such as what a later change of a line will do then. */
  readonly notes?: readonly string[];
  /** Which differences are what it is for. All others make it refused. None unless given. */
  readonly isIntended?: (difference: Difference) => boolean;
}

/** What a refactoring does with what is repeated; `inline` is the way back, which is done only when it is asked for. */
export type Way = 'remove' | 'extract' | 'inline';

/** One way to take repetition away, or to bring it back. */
export interface Refactoring {
  /** In lower case with hyphens; the name of its file, its test and its part of docs/dry.md. */
  readonly id: string;
  readonly way: Way;
  /** What it does, as a sentence with a verb. */
  readonly title: string;
  /** Of most of its proposals. */
  readonly safety: Safety;
  /** What somebody who reads the file has of it. */
  readonly gain: string;
  /**
   * What can be done in a configuration of which every file could be read. It has to be precise: what it proposes is
   * proven before it is applied, but a proof that fails takes long.
   */
  readonly find: (model: Model) => Iterable<Proposal>;
}

/** A proposal with what the framework knows of it. */
export interface Found extends Proposal {
  readonly refactoring: Refactoring;
  readonly safety: Safety;
  readonly notes: readonly string[];
  /** Where `at` stands; after a run, where it stood before it. */
  readonly place: Place;
  /** How many lines fewer there are afterwards; less than zero when there are more. */
  readonly saves: number;
}
