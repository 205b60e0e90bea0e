/** The other end of the pool: does jobs in a thread of its own. */
import { parentPort } from 'node:worker_threads';
import { type FormatJob, doJob } from './format-job.ts';

/** What such a thread is started with. To ask Node whether this is one loads more of it, in every run. */
export const WORKER_ARGUMENT = '--as-worker';

/** Does what the thread that started this one asks for. False when none did. */
export function serveJobs(): boolean {
  const port = process.argv[2] === WORKER_ARGUMENT ? parentPort : null;
  port?.on('message', async (job: FormatJob) => port.postMessage(await doJob(withKnownDirectives(job)), []));
  return port !== null;
}

let known: FormatJob['directives'] = [];

/** Each message brings a copy of the directives; the same list as before needs no new catalogue. */
function withKnownDirectives(job: FormatJob): FormatJob {
  if (JSON.stringify(job.directives) !== JSON.stringify(known)) known = job.directives;
  return { ...job, directives: known };
}
