import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, rmSync, utimesSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readInput } from '../src/input.ts';
import { replaceFile, writeBack } from '../src/output.ts';
import { cleanEnv, folderWith, namesIn, run, scriptOf, shell } from './command-line.ts';
import type { ErrorCode, HookPoint } from './fs-hook.ts';
import { canMount, runHooked } from './hooked-run.ts';

const OLD = '<domain a.com>\nmax-smtp-out   3\n</domain>\n';
const NEW = '<domain a.com>\n    max-smtp-out 3\n</domain>\n';
const LARGE = OLD.repeat(20_000);
const temporaryName = /^\.pmtakit-[\da-z]+\.tmp$/;

const BUSY = 'is mounted by itself, as in a container, so it cannot be replaced; change it where it is mounted from';
const names = Array.from({ length: 40 }, (_, index) => `${100 + index}.conf`);

const textIn = (folder: string, name = 'a.conf'): string => readFileSync(join(folder, name), 'utf8');

/** What happens in the folder while one file is written, in this order, which is the order that a power cut needs. */
const calls = [
  'openSync a.conf',
  'closeSync a.conf',
  'openSync TEMPORARY',
  'writeFileSync TEMPORARY',
  'fchmodSync TEMPORARY',
  'fsyncSync TEMPORARY',
  'closeSync TEMPORARY',
  'openSync a.conf',
  'closeSync a.conf',
  'renameSync TEMPORARY',
  'openSync .',
  'fsyncSync .',
  'closeSync .',
];
const firstWithNew = calls.indexOf('renameSync TEMPORARY');

describe('writing in place', () => {
  it('flushes the new file before the rename, and the folder behind it', () => {
    const folder = folderWith({ 'a.conf': OLD });
    const wanted = { code: 0, signal: null, stderr: '1 file formatted now\n', calls };
    expect(runHooked(folder, ['-w', '.'])).toMatchObject(wanted);
  });

  const points = calls.flatMap((line, call) => [
    { line, call, when: 'before' as const, isNew: call > firstWithNew },
    { line, call, when: 'after' as const, isNew: call >= firstWithNew },
  ]);

  it.each(points)('is whole when killed $when call $call, $line', ({ call, when, isNew }) => {
    const folder = folderWith({ 'a.conf': OLD });
    expect(runHooked(folder, ['-w', '.'], { call, when, action: { kind: 'kill' } }).signal).toBe('SIGKILL');
    expect(textIn(folder)).toBe(isNew ? NEW : OLD);
    expectNextRun(folder);
  });

  it('is whole when killed in the middle of the bytes', () => {
    const folder = folderWith({ 'a.conf': OLD });
    const at: HookPoint = { call: 'writeFileSync TEMPORARY', when: 'before', action: { kind: 'kill-halfway' } };
    expect(runHooked(folder, ['-w', '.'], at).signal).toBe('SIGKILL');
    expect(textIn(folder)).toBe(OLD);
    const [leftOver = ''] = namesIn(folder);
    expect(leftOver).toMatch(temporaryName);
    expect(textIn(folder, leftOver)).toBe(NEW.slice(0, NEW.length >> 1));
    expectNextRun(folder);
  });

  it('is whole whenever it is killed', async () => {
    const folder = folderWith({ 'a.conf': LARGE });
    const path = join(folder, 'a.conf');
    const started = Date.now();
    run('pmtafmt', ['-w', path]);
    const duration = Date.now() - started;
    const formatted = readFileSync(path, 'utf8');
    expect(formatted).not.toBe(LARGE);

    const seen = { old: 0, new: 0, torn: 0 };
    for (let kill = 0; kill < 10; kill++) {
      writeFileSync(path, LARGE);
      // Every other time it is killed while it writes, which a kill at any moment would rarely hit.
      const moment = kill % 2 === 0 ? sleep(duration * Math.random() * 1.1) : firstWriteIn(folder, duration);
      await killAt(path, moment);
      const text = readFileSync(path, 'utf8');
      seen[text === LARGE ? 'old' : text === formatted ? 'new' : 'torn']++;
      const others = readdirSync(folder).filter((name) => name !== 'a.conf');
      expect(others.length).toBeLessThanOrEqual(1);
      for (const name of others) rmSync(join(folder, name));
    }
    expect(seen.torn).toBe(0);
    expect(seen.old).toBeGreaterThan(0);
  });
});

/** What a killed run leaves is in nobody's way, and is taken away when no run can still need it. */
function expectNextRun(folder: string): void {
  const leftOver = namesIn(folder).filter((name) => name !== 'a.conf');
  expect(leftOver.length).toBeLessThanOrEqual(1);
  for (const name of leftOver) expect(name).toMatch(temporaryName);
  const word = textIn(folder) === NEW ? 'already' : 'now';
  expect(run('pmtafmt', ['-w', join(folder, '*')])).toMatchObject({ code: 0, stderr: `1 file formatted ${word}\n` });
  expect(textIn(folder)).toBe(NEW);
  expect(namesIn(folder)).toEqual([...leftOver, 'a.conf']);
}

describe('a temporary file that was left over', () => {
  it.each<[string, string, number, boolean]>([
    ['is taken away by the next write when it is old', '.pmtakit-1a2b.tmp', 7_200, false],
    ['stays when it may be of a run that goes on', '.pmtakit-1a2b.tmp', 600, true],
    ['is known by its whole name', '.pmtakit-1a2b.tmp.conf', 7_200, true],
  ])('%s', (_, name, seconds, stays) => {
    const folder = folderWith({ 'a.conf': OLD, [name]: OLD });
    const then = Date.now() / 1_000 - seconds;
    utimesSync(join(folder, name), then, then);
    expect(run('pmtafmt', ['-w', join(folder, 'a.conf')]).code).toBe(0);
    expect(existsSync(join(folder, name))).toBe(stays);
  });

  it('may be a folder that somebody called so', () => {
    const folder = folderWith({ 'a.conf': OLD, '.pmtakit-1a2b.tmp/b': '' });
    utimesSync(join(folder, '.pmtakit-1a2b.tmp'), 1, 1);
    expect(run('pmtafmt', ['-w', folder]).code).toBe(0);
    expect(namesIn(join(folder, '.pmtakit-1a2b.tmp'))).toEqual(['b']);
    expect(textIn(folder)).toBe(NEW);
  });
});

describe('a signal to stop while a file is written', () => {
  const rows: { signal: NodeJS.Signals; call: string }[] = [
    { signal: 'SIGINT', call: 'openSync TEMPORARY' },
    { signal: 'SIGINT', call: 'renameSync TEMPORARY' },
    { signal: 'SIGINT', call: 'closeSync .' },
    { signal: 'SIGTERM', call: 'fsyncSync TEMPORARY' },
    { signal: 'SIGHUP', call: 'fsyncSync TEMPORARY' },
  ];

  it.each(rows)('$signal at $call ends the run behind the file', ({ signal, call }) => {
    const folder = folderWith({ 'a.conf': OLD, 'b.conf': OLD });
    const result = runHooked(folder, ['-w', '.'], { call, when: 'before', action: { kind: 'signal', signal } });
    expect(result).toMatchObject({ code: null, signal });
    expect([textIn(folder), textIn(folder, 'b.conf')]).toEqual([NEW, OLD]);
    expect(namesIn(folder)).toEqual(['a.conf', 'b.conf']);
  });
});

describe('a disk that does not take the new file', () => {
  const rows: [HookPoint['call'], ErrorCode, string][] = [
    ['openSync TEMPORARY', 'ENOSPC', 'no space left on device'],
    ['openSync TEMPORARY', 'EACCES', 'permission denied; check who may read and write it'],
    ['openSync TEMPORARY', 'EROFS', 'the file system is read-only'],
    ['writeFileSync TEMPORARY', 'ENOSPC', 'no space left on device'],
    ['writeFileSync TEMPORARY', 'EDQUOT', 'the disk quota is used up; make room and try again'],
    ['fchmodSync TEMPORARY', 'EPERM', 'not permitted; check who may read and write it'],
    ['fsyncSync TEMPORARY', 'EIO', 'i/o error'],
    ['fsyncSync TEMPORARY', 'ENOSPC', 'no space left on device'],
    ['closeSync TEMPORARY', 'EDQUOT', 'the disk quota is used up; make room and try again'],
    ['renameSync TEMPORARY', 'EPERM', 'not permitted; check who may read and write it'],
    ['renameSync TEMPORARY', 'EBUSY', BUSY],
  ];

  it.each(rows)('leaves the old one: %s gives %s', (call, code, reason) => {
    const folder = folderWith({ 'a.conf': OLD, 'z.conf': OLD });
    const result = runHooked(folder, ['-w', '.'], { call, when: 'before', action: { kind: 'fail', code } });
    const stderr = `pmtafmt: a.conf: ${reason}\n1 file formatted now\n`;
    expect(result).toMatchObject({ code: 2, stdout: '', stderr });
    expect([textIn(folder), textIn(folder, 'z.conf')]).toEqual([OLD, NEW]);
    expect(namesIn(folder)).toEqual(['a.conf', 'z.conf']);
  });

  it.each<[HookPoint['call'], ErrorCode]>([
    ['openSync .', 'EACCES'],
    ['fsyncSync .', 'EINVAL'],
  ])('but does not flush folders, has the new one: %s gives %s', (call, code) => {
    const folder = folderWith({ 'a.conf': OLD });
    const result = runHooked(folder, ['-w', '.'], { call, when: 'before', action: { kind: 'fail', code } });
    expect(result).toMatchObject({ code: 0, stderr: '1 file formatted now\n' });
    expect(textIn(folder)).toBe(NEW);
  });

  it.runIf(canMount)('because it is full', () => {
    const folder = folderWith();
    mount(`-t tmpfs -o size=64k none "${folder}"`, folder);
    const text = `  # a\n${'#'.repeat(48 * 1_024)}\n`;
    writeFileSync(join(folder, 'a.conf'), text);
    const stderr = 'pmtafmt: a.conf: no space left on device\n';
    expect(run('pmtafmt', ['-w', 'a.conf'], { cwd: folder })).toMatchObject({ code: 2, stdout: '', stderr });
    expect(textIn(folder)).toBe(text);
    expect(namesIn(folder)).toEqual(['a.conf']);
  });

  it.runIf(canMount)('because the file is mounted by itself', () => {
    const folder = folderWith({ 'a.conf': OLD, other: OLD });
    const path = join(folder, 'a.conf');
    mount(`--bind "${join(folder, 'other')}" "${path}"`, path);
    const stderr = `pmtafmt: a.conf: ${BUSY}\n`;
    expect(run('pmtafmt', ['-w', 'a.conf'], { cwd: folder })).toMatchObject({ code: 2, stdout: '', stderr });
    expect(textIn(folder)).toBe(OLD);
    expect(namesIn(folder)).toEqual(['a.conf', 'other']);
  });
});

/** Undone when the test ends. */
function mount(args: string, place: string): void {
  expect(shell(`mount ${args}`)).toMatchObject({ code: 0, stderr: '' });
  onTestFinished(() => void shell(`umount "${place}"`));
}

describe('several files at the same time', () => {
  it('are written by one thread without a word from Node', async () => {
    const folder = folderWith(Object.fromEntries(names.map((name) => [name, OLD])));
    const warnings: Error[] = [];
    const note = (warning: Error): void => void warnings.push(warning);
    process.on('warning', note);
    const before = process.listenerCount('SIGINT');
    const inputs = await Promise.all(names.map((name) => readInput(join(folder, name))));
    await Promise.all(inputs.map((input) => writeBack(input, NEW)));
    await sleep(0);
    process.off('warning', note);
    expect(warnings).toEqual([]);
    expect(process.listenerCount('SIGINT')).toBe(before);
    expect(namesIn(folder)).toEqual(names);
    for (const name of names) expect(textIn(folder, name)).toBe(NEW);
  });

  it('are written by several threads', async () => {
    const folder = folderWith();
    const output = new URL('../src/output.ts', import.meta.url).href;
    const code = `const { workerData } = require('node:worker_threads');
      import(${JSON.stringify(output)}).then(({ replaceFile }) => {
        for (const path of workerData) replaceFile(path, ${JSON.stringify(NEW)}, 'utf8');
      });`;
    const threads = [1, 2, 3].map((thread) => {
      return new Worker(code, { eval: true, workerData: names.map((name) => join(folder, `${thread}-${name}`)) });
    });
    await Promise.all(threads.map((thread) => once(thread, 'exit')));
    const wanted = [1, 2, 3].flatMap((thread) => names.map((name) => `${thread}-${name}`));
    expect(namesIn(folder)).toEqual(wanted);
    for (const name of wanted) expect(textIn(folder, name)).toBe(NEW);
  });

  it('get one of the texts when it is one file', async () => {
    const folder = folderWith({ 'a.conf': OLD });
    const texts = names.map((name) => `# ${name}\n`);
    await Promise.all(texts.map((text) => replaceFile(join(folder, 'a.conf'), text, 'utf8')));
    expect(texts).toContain(textIn(folder));
    expect(namesIn(folder)).toEqual(['a.conf']);
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
