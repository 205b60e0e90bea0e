/** Jobs done by several threads at once. */
import type { Worker } from 'node:worker_threads';
import { type FormatJob, failure } from './format-job.ts';
import type { Outcome } from './outcome.ts';

/**
 * What comes of each job, in their order. A thread that dies costs the job it was at; another one takes its place. A
 * signal to stop takes effect when all threads are between two jobs, so that no file is half done.
 */
export async function* poolOutcomes(
  jobs: readonly FormatJob[],
  count: number,
  start: () => Worker,
): AsyncGenerator<Outcome> {
  const pool = new Pool(jobs, start);
  const done = pool.work(count);
  try {
    for (const outcome of pool.outcomes) yield await outcome;
  } finally {
    pool.stop();
    await done;
  }
}

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

class Pool {
  readonly outcomes: readonly Promise<Outcome>[];
  readonly #waiting: IterableIterator<readonly [FormatJob, (outcome: Outcome) => void]>;
  readonly #start: () => Worker;
  #isStopped = false;

  constructor(jobs: readonly FormatJob[], start: () => Worker) {
    const pending = jobs.map((job) => ({ job, ...Promise.withResolvers<Outcome>() }));
    this.outcomes = pending.map(({ promise }) => promise);
    this.#waiting = pending.map(({ job, resolve }) => [job, resolve] as const).values();
    this.#start = start;
  }

  async work(count: number): Promise<void> {
    const heard: NodeJS.Signals[] = [];
    const stop = (signal: NodeJS.Signals): void => {
      heard.push(signal);
      this.stop();
    };
    for (const signal of stopSignals) process.on(signal, stop);
    await Promise.all(Array.from({ length: count }, () => this.#serve()));
    for (const signal of stopSignals) process.off(signal, stop);
    for (const signal of heard) process.kill(process.pid, signal);
  }

  /** No more jobs are given out. */
  stop(): void {
    this.#isStopped = true;
  }

  /** One thread after the other, should they die, until no job is left. */
  async #serve(): Promise<void> {
    let worker: ThreadWithJobs | undefined;
    for (const [job, finish] of this.#waiting) {
      worker = worker?.isAlive ? worker : new ThreadWithJobs(this.#start());
      finish(await worker.do(job));
      if (this.#isStopped) break;
    }
    await worker?.end();
  }
}

/** A thread that does one job at a time. */
class ThreadWithJobs {
  isAlive = true;
  readonly #worker: Worker;
  #answer: ((outcome: Outcome) => void) | undefined;
  #job: FormatJob | undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (outcome: Outcome) => this.#answer?.(outcome));
    worker.on('error', (error) => this.#die(error instanceof Error ? (error.stack ?? error.message) : String(error)));
    worker.on('exit', (code) => this.#die(`its thread ended with ${code}`));
  }

  do(job: FormatJob): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#job = job;
      this.#answer = resolve;
      this.#worker.postMessage(job, []);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #die(reason: string): void {
    this.isAlive = false;
    if (this.#job) this.#answer?.(failure(this.#job, reason));
  }
}
