/** One run of pmtafmt, from its options to its exit code. */
import type { Named } from '../running.ts';
import type { FormatCommandOptions } from './called-with.ts';
import type { Outcome } from './outcome.ts';
import { outcomesOf } from './outcomes.ts';
import { planOf } from './plan.ts';
import { Progress } from './progress.ts';
import { Report } from './report.ts';
import type { Verb } from './summary.ts';

const formatting: Verb = { done: 'formatted', advice: 'pmtafmt --write formats' };

export async function formatFiles(
  command: Named,
  paths: readonly string[],
  options: FormatCommandOptions,
): Promise<void> {
  const { jobs, ignored } = await planOf(command, paths, options);
  const report = new Report(command.name());
  const progress = new Progress(jobs.length, options.progress && !options.quiet);
  try {
    for await (const outcome of outcomesOf(jobs, options.jobs)) {
      if (progress.isWanted && writesToTerminal(outcome)) progress.hide();
      report.tell(outcome);
      await progress.tick();
    }
  } finally {
    progress.hide();
  }
  report.finish(ignored, options, formatting);
}

function writesToTerminal(outcome: Outcome): boolean {
  return outcome.kind === 'failed' || (outcome.output !== undefined && process.stdout.isTTY);
}
