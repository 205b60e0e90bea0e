/** Does variants of a sweep in a thread of its own, and starts such threads. */
import { join } from 'node:path';
import { Worker, parentPort } from 'node:worker_threads';
import { type SweepJob, type SweepOutcome, doSweepJob } from './sweep-job.ts';

/** What such a thread is started with. To ask Node whether this is one loads more of it, in every run. */
const WORKER_ARGUMENT = '--as-worker';

/** Does what the thread that started this one asks for. False when none did. */
export function serveSweeps(): boolean {
  const port = process.argv[2] === WORKER_ARGUMENT ? parentPort : null;
  port?.on('message', async (job: SweepJob) => port.postMessage(await doSweepJob(job), []));
  return port !== null;
}

/** A thread that does one job at a time. */
export class SweepThread {
  readonly #worker = new Worker(join(import.meta.dirname, '../../bin/pmtasim.cjs'), { argv: [WORKER_ARGUMENT] });

  /** Rejects when the thread dies. */
  do(job: SweepJob): Promise<SweepOutcome> {
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      const exited = (code: number): void => reject(new Error(`its thread ended with ${code}`));
      worker.once('error', reject).once('exit', exited);
      worker.once('message', (outcome: SweepOutcome) => {
        worker.off('error', reject).off('exit', exited);
        resolve(outcome);
      });
      worker.postMessage(job, []);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
