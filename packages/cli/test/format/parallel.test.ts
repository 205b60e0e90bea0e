import { spawn } from 'node:child_process';
import { chmodSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanEnv, folderWith, isRoot, namesIn, run, scriptOf } from '../command-line.ts';

const MESSY = '<domain a.com>\nmax-smtp-out   3\n\n\n  </domain>\n';
const NEAT = '<domain a.com>\n    max-smtp-out 3\n</domain>\n';

/** Over a hundred files of many sizes; some are formatted, some cannot be read or written. */
function folderOfMany(): string {
  const files = Array.from({ length: 120 }, (_, index): [string, string | Buffer] => {
    const name = `${index % 4}/${String(index).padStart(3, '0')}.conf`;
    if (index % 17 === 3) return [name, Buffer.from('\uFEFFa', 'utf16le')];
    if (index % 11 === 5) return [name, Buffer.from(`# caf\xE9  \n${MESSY}`, 'latin1')];
    return [name, (index % 3 === 0 ? NEAT : MESSY).repeat(((index * 7) % 23) ** 2 + 1)];
  });
  const cwd = folderWith(Object.fromEntries(files));
  symlinkSync('nowhere', join(cwd, '1/999.conf'));
  if (!isRoot) chmodSync(join(cwd, '2/002.conf'), 0);
  return cwd;
}

function textsIn(cwd: string): Record<string, string> {
  const names = readdirSync(cwd, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.conf'));
  return Object.fromEntries(names.sort().map((name) => [name, readIfPossible(join(cwd, name))]));
}

function readIfPossible(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

describe('several threads', () => {
  it.each([
    [['--check']],
    [['--diff']],
    [['--write']],
    [['--write', '--indent', 'tab']],
    [['--diff', '--color', 'always']],
  ])('do the same as one, byte for byte, with %j', (args) => {
    const results = ['1', '4'].map((jobs) => {
      const cwd = folderOfMany();
      const { code, bytes, stderr } = run('pmtafmt', [...args, '--jobs', jobs, '.', 'nope'], { cwd });
      return { code, stdout: bytes.toString('latin1'), stderr, texts: textsIn(cwd) };
    });
    expect(results[0]?.code).toBe(2);
    expect(results[0]?.stderr.split('\n').length).toBeGreaterThan(8);
    expect(results[1]).toEqual(results[0]);
  });

  it('know the directives that the configuration tells, and only where it does', () => {
    const known = JSON.stringify({
      directives: [{ name: 'new-one', scopes: ['global'], type: 'integer', list: undefined }],
    });
    const cwd = folderWith({
      'k/pmtakit.config.json': known,
      ...Object.fromEntries([...'abcdef'].map((name) => [`k/${name}.conf`, 'New-One 1\n'])),
      ...Object.fromEntries([...'abcdef'].map((name) => [`u/${name}.conf`, 'New-One 1\n'])),
    });
    const { stdout } = run('pmtafmt', ['--keyword-case', 'lower', '-c', '--jobs', '3', '.'], { cwd });
    expect(stdout).toBe([...'abcdef'].map((name) => `k/${name}.conf\n`).join(''));
  });

  it('leave whole files and nothing beside them when they are interrupted', async () => {
    const text = MESSY.repeat(3_000);
    const files = Array.from({ length: 60 }, (_, index) => [`${index}.conf`, text]);
    const cwd = folderWith(Object.fromEntries(files));
    const child = spawn(process.execPath, [scriptOf('pmtafmt'), '-w', '--jobs', '2', '.'], { cwd, env: cleanEnv({}) });
    const ended = new Promise((resolve) => child.on('close', (_, signal) => resolve(signal)));
    const isStarted = (): boolean => readFileSync(join(cwd, '0.conf'), 'utf8') !== text;
    while (!isStarted() && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGINT');
    expect(await ended).toBe('SIGINT');
    expect(namesIn(cwd)).toHaveLength(60);
    const texts = new Set(namesIn(cwd).map((name) => readFileSync(join(cwd, name), 'utf8')));
    expect(texts).toContain(text);
    expect(texts.size).toBe(2);
  });

  it('may be asked for with standard input among the files, which one thread reads', () => {
    const cwd = folderWith({ 'a.conf': MESSY, 'b.conf': NEAT });
    expect(run('pmtafmt', ['-c', '--jobs', '3', 'a.conf', '-', 'b.conf'], { cwd, input: MESSY })).toMatchObject({
      code: 1,
      stdout: 'a.conf\n<stdin>\n',
    });
  });
});
