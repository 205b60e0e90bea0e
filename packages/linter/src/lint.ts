import { type Diagnostic, type SourceFile, type Span, parse, secretSpans } from '@pmtakit/grammar';
import { validate } from '@pmtakit/semantics';

/** One text with all that was found in it. */
export interface LintResult {
  readonly source: SourceFile;
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** What no report may show. */
  readonly secrets: readonly Span[];
}

/** Looks a text over. Never throws; a part that does not parse is a finding, and the rest is looked over all the same. */
export function lint(source: SourceFile): LintResult {
  const document = parse(source);
  const diagnostics = validate(document);
  return { source, diagnostics, secrets: diagnostics.length > 0 ? secretSpans(document) : [] };
}
