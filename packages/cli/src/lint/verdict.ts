import { type Severity, severities } from '@pmtakit/grammar';
import { type FailLevel, type LintResult, summarize } from '@pmtakit/linter';
import { exitCodes } from '../exit-codes.ts';

export interface VerdictOptions {
  /** From which severity on a finding makes pmtalint end with 1. */
  readonly failOn: FailLevel;
  /** Up to this number warnings are let pass; more are not, whatever `failOn` says. */
  readonly maxWarnings?: number | undefined;
}

export function exitCodeFor(results: readonly LintResult[], { failOn, maxWarnings }: VerdictOptions): number {
  const counts = summarize(results);
  const counted = new Set<Severity>(failOn === 'never' ? [] : severities.slice(0, severities.indexOf(failOn) + 1));
  if (maxWarnings !== undefined) counted.add('warning');
  const most = (severity: Severity): number => (severity === 'warning' ? (maxWarnings ?? 0) : 0);
  return [...counted].some((severity) => counts[severity] > most(severity)) ? exitCodes.findings : exitCodes.clean;
}
