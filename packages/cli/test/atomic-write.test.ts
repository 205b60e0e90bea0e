import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { cleanEnv, folderWith, run, scriptOf } from './command-line.ts';

const KILLS = 18;
const OLD = '<domain a.com>\nmax-smtp-out   3\n</domain>\n'.repeat(20_000);

describe('pmtafmt --write', () => {
  it('leaves the old or the new file when it is killed, and at most one other', async () => {
    const folder = folderWith({ 'a.conf': OLD });
    const path = join(folder, 'a.conf');
    const started = Date.now();
    run('pmtafmt', ['-w', path]);
    const duration = Date.now() - started;
    const NEW = readFileSync(path, 'utf8');
    expect(NEW).not.toBe(OLD);

    const seen = { old: 0, new: 0, torn: 0 };
    for (let kill = 0; kill < KILLS; kill++) {
      writeFileSync(path, OLD);
      // Every other time it is killed while it writes, which a kill at any moment would rarely hit.
      const moment = kill % 2 === 0 ? sleep(duration * Math.random() * 1.1) : firstWriteIn(folder, duration);
      await killAt(path, moment);
      const text = readFileSync(path, 'utf8');
      seen[text === OLD ? 'old' : text === NEW ? 'new' : 'torn']++;
      const others = readdirSync(folder).filter((name) => name !== 'a.conf');
      expect(others.length).toBeLessThanOrEqual(1);
      for (const name of others) rmSync(join(folder, name));
    }
    expect(seen.torn).toBe(0);
    expect(seen.old).toBeGreaterThan(0);
  });
});

/** Starts a run and kills it at a moment; resolves when it is gone. */
async function killAt(path: string, moment: Promise<unknown>): Promise<void> {
  const child = spawn(process.execPath, [scriptOf('pmtafmt'), '-w', path], { env: cleanEnv({}), stdio: 'ignore' });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  await Promise.race([moment, gone]);
  child.kill('SIGKILL');
  await gone;
}

/** Resolves when something in the folder is written, a little later by chance, or when nothing is for long. */
async function firstWriteIn(folder: string, duration: number): Promise<void> {
  const end = new AbortController();
  const written = new Promise<void>((resolve) => {
    watch(folder, { signal: end.signal }, () => resolve());
  });
  await Promise.race([written, sleep(duration * 3, undefined, { ref: false })]);
  end.abort();
  if (Math.random() < 0.5) await sleep(Math.random() * 3);
}
