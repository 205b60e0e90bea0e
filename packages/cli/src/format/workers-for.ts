/** Whether other threads pay. */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { STDIN } from '../input.ts';
import type { FormatJob } from './format-job.ts';

/** A thread that starts and gets up to speed takes about as long as this one needs for so much text. */
const BYTES_FOR_WORKER = 4_000_000;

/** How many threads do these jobs; 1 stands for this thread alone. Standard input can be read by it only. */
export function workersFor(jobs: readonly FormatJob[], wanted: number | undefined): number {
  if (jobs.length < 2 || jobs.some(({ path }) => path === STDIN)) return 1;
  if (wanted !== undefined) return Math.min(wanted, jobs.length);
  return Math.max(1, Math.min(availableParallelism(), jobs.length, Math.floor(sizeOf(jobs) / BYTES_FOR_WORKER)));
}

function sizeOf(jobs: readonly FormatJob[]): number {
  return jobs.reduce((sum, { path }) => sum + bytesIn(path), 0);
}

/** What cannot be looked at is told when it is read. */
function bytesIn(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
