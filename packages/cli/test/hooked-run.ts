/** Runs of pmtafmt that are disturbed, or that have fewer rights. */
import { spawnSync } from 'node:child_process';
import { chownSync, lchownSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { type RunResult, cleanEnv, isRoot, scriptOf, shell } from './command-line.ts';
import type { HookPoint } from './fs-hook.ts';

export interface HookedRun extends RunResult {
  readonly signal: NodeJS.Signals | null;
  /** What was done in the folder. */
  readonly calls: readonly string[];
}

/** Somebody who owns nothing. */
export const nobody = { uid: 65_534, gid: 65_534 } as const;

export const canMount: boolean =
  isRoot && shell('place=$(mktemp -d) && mount -t tmpfs none "$place" && umount "$place" && rmdir "$place"').code === 0;

/** Whoever is not root runs without the rights of root; root can lend them, if others can read the commands. */
export const canRunAsUser: boolean = !isRoot || spawnAsUser(['--version'], tmpdir()).status === 0;

/** Runs pmtafmt in a folder, with something happening at one of the calls by which it reads and writes there. */
export function runHooked(folder: string, args: readonly string[], at?: HookPoint): HookedRun {
  const logs = mkdtempSync(join(tmpdir(), 'pmtakit-log-'));
  onTestFinished(() => rmSync(logs, { recursive: true, force: true }));
  const log = join(logs, 'calls');
  writeFileSync(log, '');
  // The cache of compiled code is written with the same calls.
  const env = { PMTAKIT_FS_HOOK: JSON.stringify({ folder, log, at }), NODE_DISABLE_COMPILE_CACHE: '1' };
  const hook = fileURLToPath(new URL('fs-hook.ts', import.meta.url));
  const nodeArgs = ['--import', hook, scriptOf('pmtafmt'), ...args];
  const result = spawnSync(process.execPath, nodeArgs, { cwd: folder, env: cleanEnv(env), input: '' });
  const calls = readFileSync(log, 'utf8').split('\n').slice(0, -1);
  return { ...resultOf(result), signal: result.signal, calls };
}

/** Runs pmtafmt without the rights of root in a folder, which is given to that user first, with all that is in it. */
export function runAsUser(folder: string, args: readonly string[]): RunResult {
  return resultOf(spawnAsUser(args, folder));
}

export function giveToUser(folder: string): void {
  if (!isRoot) return;
  chownSync(folder, nobody.uid, nobody.gid);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(folder, name), nobody.uid, nobody.gid);
  }
}

function spawnAsUser(args: readonly string[], cwd: string) {
  const env = cleanEnv({ NODE_DISABLE_COMPILE_CACHE: '1' });
  return spawnSync(process.execPath, [scriptOf('pmtafmt'), ...args], { cwd, env, input: '', ...(isRoot && nobody) });
}

function resultOf({ status, stdout, stderr }: ReturnType<typeof spawnAsUser>): RunResult {
  return { code: status, stdout: stdout.toString(), stderr: stderr.toString(), bytes: stdout };
}
