import type { SourceFile } from './source-file.ts';
import type { Span } from './span.ts';
import type { TextEdit } from './text-edit.ts';

/** From what stops PowerMTA to what a reader may like to know. */
export const severities = ['error', 'warning', 'info', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** Another place that explains a diagnostic, such as "first defined here". */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
  /** The text it is in, when that is another one. */
  readonly source?: SourceFile;
}

/**
 * A change that mends what a diagnostic reports. Safe ones keep the effective settings as they are; who applies one has
 * the model check that.
 */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

/** One finding in one text. The first line of `message` stands alone: many editors show no more. */
export interface Diagnostic {
  readonly rule: string;
  /** Which of the messages of the rule; stays the same when the words change. */
  readonly messageId: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly related?: readonly RelatedPlace[];
  readonly fix?: Fix;
  /** Names of what was assumed, where the vendor's documentation is silent; docs/assumptions.md tells them. */
  readonly assumptions?: readonly string[];
}
