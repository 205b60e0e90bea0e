import { spawn, spawnSync } from 'node:child_process';
import { openSync, closeSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { median } from './statistics.ts';

/** Figures of one case: medians over all samples, milliseconds and MiB. */
export interface Figures {
  readonly name: string;
  readonly ms: number;
  readonly warmMs?: number | undefined;
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
}

const inProcessScript = fileURLToPath(new URL('in-process.js', import.meta.url));
// Reading the certificates of a host takes longer than a small file does, and nothing here goes to a network.
const { NODE_EXTRA_CA_CERTS: _unused, ...environment } = process.env;

/** One sample of a case that runs inside a fresh Node process. */
export function sampleInProcess({ name, task, file, coldOnly, messages = 0 }: InProcessCase): Figures {
  const argv = [inProcessScript, task, file, coldOnly ? 'cold-only' : '', String(messages)];
  const { stdout, stderr, status } = spawnSync(process.execPath, argv, { encoding: 'utf8', env: environment });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  const { cold, warm, peakMiB } = JSON.parse(stdout);
  return { name, ms: cold, warmMs: warm, peakMiB };
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

/** One sample of a whole command, from its start to its exit; its output is thrown away. */
export async function sampleWholeProcess({ name, command, cwd, input, ok = [0] }: WholeProcessCase): Promise<Figures> {
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

/** The most memory a running process has had, where the system tells (Linux). */
function highWater(pid: number | undefined): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kib = /VmHWM:\s+(\d+)/.exec(status)?.[1];
    return kib === undefined ? undefined : Number(kib) / 1024;
  } catch {
    return undefined;
  }
}

/** The medians of several samples of one case. */
export function combine(samples: readonly Figures[]): Figures {
  const middle = (pick: (figures: Figures) => number | undefined) => {
    const values = samples.map(pick).filter((value) => value !== undefined);
    return values.length > 0 ? median(values) : undefined;
  };
  return {
    name: samples[0]?.name ?? '',
    ms: middle(({ ms }) => ms) ?? Number.NaN,
    warmMs: middle(({ warmMs }) => warmMs),
    peakMiB: middle(({ peakMiB }) => peakMiB),
  };
}
