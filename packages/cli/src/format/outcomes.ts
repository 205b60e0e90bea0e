import { type FormatJob, doJob } from './format-job.ts';
import type { Outcome } from './outcome.ts';
import { poolOutcomes } from './pool.ts';
import { startWorker } from './start-worker.ts';
import { workersFor } from './workers-for.ts';

/** What comes of each job, in their order, whichever is done first. */
export async function* outcomesOf(jobs: readonly FormatJob[], wanted: number | undefined): AsyncGenerator<Outcome> {
  const count = workersFor(jobs, wanted);
  if (count > 1) yield* poolOutcomes(jobs, count, startWorker);
  else for (const job of jobs) yield await doJob(job);
}
