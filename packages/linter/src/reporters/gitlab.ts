import type { Severity } from '@pmtakit/grammar';
import type { LintResult } from '../lint.ts';
import { jsonText } from './escape.ts';
import { fingerprints, hash } from './fingerprint.ts';
import type { Reporter } from './report.ts';
import { firstLineOf, linesOf, reportPath } from './words.ts';

const severities: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  hint: 'info',
};

/** The report that GitLab shows as code quality. It wants paths without `./` and compares runs by fingerprints. */
export const gitlabReport: Reporter = (results) => jsonText(results.flatMap(issuesOf));

function issuesOf(result: LintResult) {
  const path = reportPath(result.source.path).replace(/^(?:\.\/+)+/, '');
  const prints = fingerprints(result);
  return result.diagnostics.map((diagnostic, index) => {
    const { first, last } = linesOf(result, diagnostic.span);
    return {
      description: firstLineOf(diagnostic),
      check_name: diagnostic.rule,
      fingerprint: hash(JSON.stringify([path, prints[index]])),
      severity: severities[diagnostic.severity],
      location: { path, lines: { begin: first, end: last } },
    };
  });
}
