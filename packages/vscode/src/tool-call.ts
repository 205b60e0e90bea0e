/** How a command of pmtakit is run, and what its end means. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';

export type ToolName = 'pmtakit' | 'pmtafmt' | 'pmtasim';

export interface ToolRun {
  readonly name: ToolName;
  readonly args: readonly string[];
  readonly cwd: string;
  /** What it reads from standard input. */
  readonly input?: string;
  /** Exit codes other than 0 with which it has done what it was asked for. */
  readonly alsoGood?: readonly number[];
}

/** Says in one line what a command has told. */
export class ToolError extends Error {}

/** Where a command is in the folder of the package `@pmtakit/cli`. */
export function scriptIn(folder: string, name: ToolName): string {
  return join(folder, 'bin', `${name}.cjs`);
}

/** What a command prints. @throws ToolError with what it has told when it could not do its work */
export function runScript(script: string, { args, cwd, input = '', alsoGood = [] }: ToolRun): Promise<string> {
  // VS Code is a program of its own, which is Node when this variable says so.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1' };
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [script, ...args],
      { cwd, env, maxBuffer: 1 << 28 },
      (error, stdout, stderr) => {
        if (!error || alsoGood.some((code) => code === error.code)) resolve(stdout);
        else reject(new ToolError(firstLine(stderr) ?? error.message));
      },
    );
    // A command that ends at once does not read its input.
    child.stdin?.on('error', () => {}).end(input);
  });
}

function firstLine(text: string): string | undefined {
  return text.split(/\r?\n/).find((line) => line.trim() !== '');
}

/** What the commands say when no main file is found, see `findMain` of the commands. */
export function saysNoMain(error: unknown): boolean {
  return error instanceof ToolError && error.message.includes('no configuration here or in a folder above');
}
