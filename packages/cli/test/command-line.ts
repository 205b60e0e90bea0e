/** Runs the commands as people do. They have to be built: `npm test` builds first. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export type CommandName = 'pmtalint' | 'pmtafmt' | 'pmtakit' | 'pmtasim';

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as it came. */
  readonly bytes: Buffer;
}

const bin = fileURLToPath(new URL('../bin/', import.meta.url));

/** The root may read and write everything, so tests of permissions are left out for it. */
export const isRoot: boolean = process.getuid?.() === 0;

export function scriptOf(command: CommandName | 'start'): string {
  return join(bin, `${command}.cjs`);
}

/** What a run of a command with these arguments gives; colours are asked for with `env` only. */
export function run(command: CommandName, args: readonly string[], options: RunOptions = {}): RunResult {
  return runNode([scriptOf(command), ...args], options);
}

export function runNode(args: readonly string[], options: RunOptions = {}): RunResult {
  return runProgram(process.execPath, args, options);
}

export function runProgram(program: string, args: readonly string[], options: RunOptions = {}): RunResult {
  const { cwd, input = '', env = {} } = options;
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, input, env: cleanEnv(env), maxBuffer: 1 << 28 });
  return { code: status, stdout: stdout.toString(), stderr: stderr.toString(), bytes: stdout };
}

/** A line for a shell; programs that not every system has are looked for with `hasProgram`. */
export function shell(line: string, options: RunOptions = {}): RunResult {
  return runProgram('sh', ['-c', line], options);
}

export function hasProgram(name: string): boolean {
  return shell(`command -v ${name}`).code === 0;
}

/** How a shell starts a command. */
export function inShell(command: CommandName): string {
  return `"${process.execPath}" "${scriptOf(command)}"`;
}

/** Runs a command whose reader goes away after the first piece, as `| head -1` does. */
export function runIntoClosedPipe(command: CommandName, args: readonly string[]): Promise<RunResult> {
  const child = spawn(process.execPath, [scriptOf(command), ...args], { env: cleanEnv({}) });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (stderr += piece));
  child.stdin.end();
  child.stdout.once('data', () => child.stdout.destroy());
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, stdout: '', stderr, bytes: Buffer.of() }));
  });
}

/** What decides on colours is not inherited from the terminal of whoever runs the tests. */
export function cleanEnv(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _force, NO_COLOR: _no, ...rest } = process.env;
  return { ...rest, ...env };
}

/** A new folder with these files, which goes when the test ends. */
export function folderWith(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'pmtakit-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** All names in a folder, in order. */
export function namesIn(folder: string): string[] {
  return readdirSync(folder).sort();
}
