import type { LintResult, ReportContext } from '@pmtakit/linter';
import { bundledPages } from '../commands/rule-pages.ts';
import { paletteFor } from '../palette.ts';
import { reportJobs, writeReports } from '../reports.ts';
import { terminalWidth } from '../text/excerpt.ts';
import { version } from '../version.ts';
import type { LintCommandOptions } from './options.ts';

interface Outcome {
  readonly exitCode: number;
  /** Whether something else is printed to standard output, so that only reports in files are written. */
  readonly isOutputTaken: boolean;
}

/** Writes all reports that are asked for. */
export async function showResults(
  results: readonly LintResult[],
  options: LintCommandOptions,
  { exitCode, isOutputTaken }: Outcome,
): Promise<void> {
  const jobs = reportJobs(options).filter(({ file }) => file !== undefined || !isOutputTaken);
  const shown = options.quiet ? results.map(errorsOnly) : results;
  await writeReports(jobs, shown, contextOf(options, exitCode));
}

function errorsOnly(result: LintResult): LintResult {
  return { ...result, diagnostics: result.diagnostics.filter(({ severity }) => severity === 'error') };
}

function contextOf({ color, frames }: LintCommandOptions, exitCode: number): ReportContext {
  const isTerminal = process.stdout.isTTY;
  return {
    version,
    exitCode,
    pageOf: (rule) => bundledPages().get(rule),
    text: {
      palette: paletteFor(color),
      frames: frames === 'always' || (frames === 'auto' && isTerminal),
      width: terminalWidth(),
    },
  };
}
