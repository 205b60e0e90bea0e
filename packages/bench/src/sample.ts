import { spawn, spawnSync } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sampleServed } from './editing/served.ts';
import { environment, highWater } from './processes.ts';
import { median } from './statistics.ts';

/** Figures of one case: medians over all samples, milliseconds and MiB. */
export interface Figures {
  readonly name: string;
  readonly ms: number;
  readonly warmMs?: number | undefined;
  /** What 99 of 100 runs do not exceed, where each counts. */
  readonly p99Ms?: number | undefined;
  readonly peakMiB: number | undefined;
}

interface AnyCase {
  readonly name: string;
  /** How many messages it is about, where times are told for each. */
  readonly messages?: number;
  /** Takes minutes: only when asked for, and once. */
  readonly isSlow?: boolean;
}

export interface InProcessCase extends AnyCase {
  readonly task: string;
  readonly file: string;
  readonly coldOnly?: boolean;
  /** So many runs are timed, and the slow ones among them count: people wait for each. */
  readonly each?: number;
}

export interface WholeProcessCase extends AnyCase {
  readonly command: readonly [string, ...string[]];
  /** Where it is started. */
  readonly cwd?: string;
  /** A file for its standard input. */
  readonly input?: string;
  /** Exit codes that mean it did its work. */
  readonly ok?: readonly number[];
}

/** The language server, with a document that an editor opens, asks about and edits. */
export interface ServedCase extends AnyCase {
  readonly served: string;
}

export type BenchCase = InProcessCase | WholeProcessCase | ServedCase;

/** For the median of a case that is run again in the same process. */
const WARM_RUNS = 5;

const inProcessScript = fileURLToPath(new URL('in-process.js', import.meta.url));

/** One sample of a case; some give several figures. */
export async function sampled(one: BenchCase): Promise<Figures[]> {
  if ('served' in one) return sampleServed(one);
  return ['task' in one ? sampleInProcess(one) : await sampleWholeProcess(one)];
}

/** One sample of a case that runs inside a fresh Node process. */
function sampleInProcess({ name, task, file, coldOnly, each, messages = 0 }: InProcessCase): Figures {
  const warmRuns = coldOnly ? 0 : (each ?? WARM_RUNS);
  const argv = [inProcessScript, task, file, String(warmRuns), String(messages)];
  const { stdout, stderr, status } = spawnSync(process.execPath, argv, { encoding: 'utf8', env: environment });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  const { cold, warm, p99, coldMiB, peakMiB } = JSON.parse(stdout);
  if (each !== undefined) return { name, ms: cold, warmMs: warm, p99Ms: p99, peakMiB };
  return { name, ms: cold, warmMs: warm, peakMiB: coldMiB };
}

/** One sample of a whole command, from its start to its exit; its output is thrown away. */
async function sampleWholeProcess({ name, command, cwd, input, ok = [0] }: WholeProcessCase): Promise<Figures> {
  const [program, ...argv] = command;
  const stdin = input === undefined ? 'ignore' : openSync(input, 'r');
  const start = performance.now();
  const child = spawn(program, argv, { cwd, stdio: [stdin, 'ignore', 'ignore'], env: environment });
  let peakMiB: number | undefined;
  const watch = setInterval(() => (peakMiB = highWater(child.pid) ?? peakMiB), 10);
  const status = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? -1));
  });
  const ms = performance.now() - start;
  clearInterval(watch);
  if (typeof stdin === 'number') closeSync(stdin);
  if (!ok.includes(status)) throw new Error(`${name}: exit code ${status}`);
  return { name, ms, peakMiB };
}

/** The medians of all samples of each case, in the order in which they came first. */
export function combined(samples: readonly Figures[]): Figures[] {
  return Array.from(Map.groupBy(samples, ({ name }) => name).values(), combine);
}

function combine(samples: readonly Figures[]): Figures {
  const middle = (pick: (figures: Figures) => number | undefined) => {
    const values = samples.map(pick).filter((value) => value !== undefined);
    return values.length > 0 ? median(values) : undefined;
  };
  return {
    name: samples[0]?.name ?? '',
    ms: middle(({ ms }) => ms) ?? Number.NaN,
    warmMs: middle(({ warmMs }) => warmMs),
    p99Ms: middle(({ p99Ms }) => p99Ms),
    peakMiB: middle(({ peakMiB }) => peakMiB),
  };
}
