import type { LintResult, ReportContext } from '@pmtakit/linter';
import { bundledPages } from '../commands/rule-pages.ts';
import { paletteFor } from '../palette.ts';
import { type ReportJob, writeReports } from '../reports.ts';
import { terminalWidth } from '../text/excerpt.ts';
import { version } from '../version.ts';
import type { LintCommandOptions } from './options.ts';

/** Writes the reports. @param exitCode what the run ends with */
export async function showResults(
  results: readonly LintResult[],
  jobs: readonly ReportJob[],
  options: LintCommandOptions,
  exitCode: number,
): Promise<void> {
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
