import { spawn } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cleanEnv, folderWith, scriptOf } from './command-line.ts';

const GOOD = 'host-name mail.example.com\n';
const BAD = 'no-such-name 1\n';

/** Waits until a command that goes on has said something. */
function watching(cwd: string, args: readonly string[]) {
  const child = spawn(process.execPath, [scriptOf('pmtalint'), ...args], { cwd, env: cleanEnv({}) });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (said += piece));
  const saysAfter = async (words: string, change: () => void): Promise<void> => {
    said = '';
    change();
    while (!said.includes(words)) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  return { child, saysAfter };
}

describe('pmtalint --watch', () => {
  it('looks again when a file changes, also one that is included, until it is ended', async () => {
    const cwd = folderWith({ 'a.conf': `include b.conf\n${GOOD}`, 'b.conf': GOOD });
    const { child, saysAfter } = watching(cwd, ['--watch', 'a.conf']);
    await saysAfter('no findings in 2 files', () => undefined);
    await saysAfter('b.conf:1:1: error', () => writeFileSync(join(cwd, 'b.conf'), BAD));
    await saysAfter('no findings in 2 files', () => {
      writeFileSync(join(cwd, 'new'), GOOD);
      renameSync(join(cwd, 'new'), join(cwd, 'b.conf'));
    });
    await saysAfter('a.conf:1:1: error', () => writeFileSync(join(cwd, 'a.conf'), BAD));
    await saysAfter('no findings in 1 file', () => writeFileSync(join(cwd, 'a.conf'), GOOD));
    const ended = new Promise((resolve) => child.on('close', (_, signal) => resolve(signal)));
    child.kill('SIGINT');
    expect(await ended).toBe('SIGINT');
  });

  it('goes on when the settings cannot be read for now', async () => {
    const cwd = folderWith({ 'a.conf': BAD, 'pmtakit.config.json': '{}' });
    const { saysAfter } = watching(cwd, ['--watch', 'a.conf']);
    await saysAfter('a.conf:1:1: error', () => undefined);
    writeFileSync(join(cwd, 'pmtakit.config.json'), '{');
    await saysAfter('no findings in 1 file', () => {
      writeFileSync(join(cwd, 'pmtakit.config.json'), '{"lint": {"rules": {"unknown-directive": "off"}}}');
    });
  });
});
