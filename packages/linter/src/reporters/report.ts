import type { Diagnostic, SourceFile } from '@pmtakit/grammar';
import type { LintResult } from '../lint.ts';
import type { TextReportOptions } from './text.ts';

/** What a report tells besides the findings. */
export interface ReportContext {
  /** The version of pmtalint. */
  readonly version: string;
  /** How the report for people looks. */
  readonly text: TextReportOptions;
  /** What the run ends with. */
  readonly exitCode?: number | undefined;
  /** What kept the run from looking at everything, such as a file that cannot be read. */
  readonly problems?: readonly string[] | undefined;
  /** The page of a rule as Markdown, for formats that carry one. */
  readonly pageOf?: ((rule: string) => string | undefined) | undefined;
}

/** Writes one format. The same results give the same text, and no results a valid document. */
export type Reporter = (results: readonly LintResult[], context: ReportContext) => string;

/** One finding with the text it is in. */
export interface Finding {
  readonly source: SourceFile;
  readonly diagnostic: Diagnostic;
}

export function findingsOf(results: readonly LintResult[]): Finding[] {
  return results.flatMap(({ source, diagnostics }) => diagnostics.map((diagnostic) => ({ source, diagnostic })));
}
