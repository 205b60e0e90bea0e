import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { WORKER_ARGUMENT } from './worker.ts';

/** Starts the command itself, seen from the bundle, as a thread that does jobs. */
export function startWorker(): Worker {
  return new Worker(join(import.meta.dirname, '../../bin/pmtafmt.cjs'), { argv: [WORKER_ARGUMENT] });
}
