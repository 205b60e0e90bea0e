import type { Diagnostic, RelatedPlace, SourceFile, Span } from '@pmtakit/grammar';
import type { LintResult } from '../lint.ts';
import { summarize } from '../summary.ts';
import { jsonText } from './escape.ts';
import { reportPath } from './words.ts';

/** The version of the shape below. It grows only when a reader could break. */
const REPORT_VERSION = 1;

/** All findings for other programs; the shape is described in docs/commands.md. */
export function jsonReport(results: readonly LintResult[]): string {
  const files = results.map(({ source, diagnostics }) => ({
    path: reportPath(source.path),
    diagnostics: diagnostics.map((diagnostic) => asJson(source, diagnostic)),
  }));
  return jsonText({ version: REPORT_VERSION, files, summary: summarize(results) });
}

function asJson(source: SourceFile, diagnostic: Diagnostic) {
  const { rule, messageId, severity, span, message, related, fix, assumptions } = diagnostic;
  const range = (place: Span) => source.range(place);
  return {
    rule,
    messageId,
    severity,
    message,
    range: range(span),
    ...(related && { related: related.map((place) => relatedAsJson(source, place)) }),
    ...(assumptions && { assumptions }),
    ...(fix && {
      fix: {
        title: fix.title,
        safe: fix.safe,
        edits: fix.edits.map((edit) => ({ range: range(edit.span), newText: edit.newText })),
      },
    }),
  };
}

/** `path` is there for places in other files only. */
function relatedAsJson(source: SourceFile, { message, span, source: other }: RelatedPlace) {
  return { message, range: (other ?? source).range(span), ...(other && { path: reportPath(other.path) }) };
}
