/** What advice is: something that no refactoring does, since it would change what the server does, or needs a human. */
import type { Block, Line, Model } from '@pmtakit/semantics';

/** One thing to think about. */
export interface Advice {
  /** What there is, and what one could do, with its numbers before and after. One line, without its place. */
  readonly message: string;
  readonly at: Line | Block;
}

/** A kind of advice. It makes no edits. */
export interface Adviser {
  /** In lower case with hyphens; the name of its file and its part of docs/dry.md. */
  readonly id: string;
  /** What it is about, as a sentence. */
  readonly title: string;
  readonly find: (model: Model) => Iterable<Advice>;
}
