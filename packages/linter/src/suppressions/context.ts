import type { Options, Report } from '@pmtakit/semantics';
import type { Mention, Suppression } from './suppression.ts';

/** What a rule about comments is asked with. */
export interface SuppressionContext<Id extends string> {
  readonly text: string;
  /** All of a file, in the order of the text. */
  readonly suppressions: readonly Suppression[];
  /** Whether a rule passed something over; for an enable comment, whether it ended something. */
  readonly isUsed: (one: Mention | Suppression) => boolean;
  /** Whether a rule could have found something, so that it says something when it did not. */
  readonly isJudged: (mention: Mention) => boolean;
  /** What a comment may name: every rule, and `all`. */
  readonly ruleNames: readonly string[];
  readonly report: Report<Id>;
  readonly options: Options;
}
