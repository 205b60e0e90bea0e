/** Findings of the linter as diagnostics of the protocol. */
import type { Diagnostic as Finding, RelatedPlace, Severity, SourceFile } from '@pmtakit/grammar';
import type { LintResult } from '@pmtakit/linter';
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from 'vscode-languageserver-types';
import type { ClientView } from './context.ts';
import { Positions } from './positions.ts';

/** The name under which editors show findings. */
export const DIAGNOSTIC_SOURCE = 'pmtalint';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Rules whose findings editors fade out or strike through. */
const tags: ReadonlyMap<string, DiagnosticTag> = new Map([
  ['deprecated-directive', DiagnosticTag.Deprecated],
  ['legacy-tuning', DiagnosticTag.Deprecated],
  ['redundant-override', DiagnosticTag.Unnecessary],
  ['source-unreachable', DiagnosticTag.Unnecessary],
  ['pattern-unreachable', DiagnosticTag.Unnecessary],
  ['http-access-shadowed', DiagnosticTag.Unnecessary],
  ['suppression-unused', DiagnosticTag.Unnecessary],
  ['unused-definition', DiagnosticTag.Unnecessary],
]);

/** All findings of a file. Their words never hold a secret. */
export function diagnostics({ source, diagnostics: found }: LintResult, view: ClientView): Diagnostic[] {
  return diagnosticsOf(found, source, view);
}

/** Some findings of a file. */
export function diagnosticsOf(found: readonly Finding[], source: SourceFile, view: ClientView): Diagnostic[] {
  const positions = new Positions(source, view.encoding);
  return found.map((finding) => diagnosticOf(finding, positions, (place) => related(place, source, view)));
}

function diagnosticOf(
  finding: Finding,
  positions: Positions,
  relate: (place: RelatedPlace) => DiagnosticRelatedInformation,
): Diagnostic {
  const tag = tags.get(finding.rule);
  return {
    range: positions.range(finding.span),
    severity: severities[finding.severity],
    code: finding.rule,
    source: DIAGNOSTIC_SOURCE,
    message: finding.message,
    ...(tag !== undefined && { tags: [tag] }),
    ...(finding.related && { relatedInformation: finding.related.map(relate) }),
  };
}

function related(
  { span, message, source: other }: RelatedPlace,
  source: SourceFile,
  { encoding, uriOf }: ClientView,
): DiagnosticRelatedInformation {
  const of = other ?? source;
  return { location: { uri: uriOf(of.path), range: new Positions(of, encoding).range(span) }, message };
}
