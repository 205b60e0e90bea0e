import type { Diagnostic, Span } from '@pmtakit/grammar';

/** What a comment does: `pmtalint-disable-line` is `line`, `pmtalint-disable` is `block`. */
export type SuppressionForm = 'line' | 'next-line' | 'block' | 'file' | 'enable';

export const formsByCommand: ReadonlyMap<string, SuppressionForm> = new Map([
  ['pmtalint-disable-line', 'line'],
  ['pmtalint-disable-next-line', 'next-line'],
  ['pmtalint-disable', 'block'],
  ['pmtalint-disable-file', 'file'],
  ['pmtalint-enable', 'enable'],
]);

/** Stands for every rule in the place of a name. */
export const ALL_RULES = 'all';

/** A rule that a comment names. */
export interface Mention {
  readonly rule: string;
  /** Whether there is such a rule. */
  readonly isKnown: boolean;
  readonly span: Span;
}

/** What the words of a comment say. A comment may hold several of these, each behind its own `#`. */
export interface SuppressionWords {
  /** Undefined for a command that does not exist, such as `pmtalint-disable-lines`. */
  readonly form: SuppressionForm | undefined;
  /** The place of `pmtalint-disable-line`. */
  readonly command: Span;
  readonly mentions: readonly Mention[];
  /** Words behind the rules that are no rules and have no `--` before them. They are taken for the reason. */
  readonly unmarked: Span | undefined;
  readonly reason: string | undefined;
  /** From its `#` to its last word. */
  readonly span: Span;
  /** Up to where it goes away when it is removed: the next one in the same comment, or the end of the comment. */
  readonly end: number;
}

/** A comment about rules at its place. */
export interface Suppression extends SuppressionWords {
  readonly comment: Span;
  /** Whether nothing else stands on the line of the comment. */
  readonly isAlone: boolean;
  /** The line it is about, when it is about one; undefined where no line follows. */
  readonly line: number | undefined;
  /** For those about more than a line: the offsets from which it holds and at which it does no longer. */
  readonly from: number;
  readonly until: number;
}

/** A finding that a comment of the configuration passes over. */
export interface SuppressedFinding {
  readonly diagnostic: Diagnostic;
  readonly reason: string | undefined;
  /** The comment. */
  readonly place: Span;
}
