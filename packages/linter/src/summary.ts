import type { Severity } from '@pmtakit/grammar';
import type { LintResult } from './lint.ts';

export interface Summary {
  readonly files: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly hint: number;
  /** Findings that comments pass over. */
  readonly suppressed: number;
}

/** How many findings of each severity there are. */
export function summarize(results: readonly LintResult[]): Summary {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { diagnostics } of results) {
    for (const { severity } of diagnostics) counts[severity]++;
  }
  const suppressed = results.reduce((sum, result) => sum + result.suppressed.length, 0);
  return { files: results.length, ...counts, suppressed };
}

/** `2 errors and 1 warning in 3 files, 4 suppressed`. */
export function summaryLine(summary: Summary): string {
  const counts = [
    counted(summary.error, 'error'),
    counted(summary.warning, 'warning'),
    counted(summary.info, 'note'),
    counted(summary.hint, 'hint'),
  ].filter((text) => text !== undefined);
  const passed = summary.suppressed > 0 ? `, ${summary.suppressed} suppressed` : '';
  const files = `${counted(summary.files, 'file') ?? 'no files'}${passed}`;
  if (counts.length === 0) return `no findings in ${files}`;
  const last = counts.pop();
  return `${counts.length > 0 ? `${counts.join(', ')} and ` : ''}${last} in ${files}`;
}

function counted(count: number, word: string): string | undefined {
  if (count === 0) return undefined;
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
