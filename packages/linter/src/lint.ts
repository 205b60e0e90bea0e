import { type Diagnostic, type SourceFile, type Span, parse, secretSpans } from '@pmtakit/grammar';
import { validate } from '@pmtakit/semantics';
import { hideSecrets } from './hide-secrets.ts';

/** One text with all that was found in it. */
export interface LintResult {
  readonly source: SourceFile;
  /** In the order of the text. Their words never hold a secret. */
  readonly diagnostics: readonly Diagnostic[];
  /** What no report may show. */
  readonly secrets: readonly Span[];
}

/** Looks a text over. Never throws; a part that does not parse is a finding, and the rest is looked over all the same. */
export function lint(source: SourceFile): LintResult {
  const document = parse(source);
  const found = validate(document);
  const secrets = found.length > 0 ? secretSpans(document) : [];
  return { source, diagnostics: hideSecrets(source, found, secrets), secrets };
}
