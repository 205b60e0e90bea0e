import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { sweepVariants } from '../../src/simulate/sweep-command.ts';
import { cleanEnv, folderWith, isRoot, namesIn } from '../command-line.ts';
import { config, files, pmtasim, script } from './pmtasim.ts';

const acctFile = '<acct-file /var/log/pmta/acct.csv>\n    records d\n</acct-file>\n';

describe('files that a run writes', () => {
  it('are records of all that happened', () => {
    const cwd = folderWith(files);
    expect(pmtasim(['run', 'scenario.yaml', '--acct', 'all.csv'], { cwd }).code).toBe(0);
    const rows = readFileSync(join(cwd, 'all.csv'), 'utf8').trimEnd().split('\r\n');
    const count = (type: string): number => rows.filter((row) => row.startsWith(`${type},`)).length;
    expect({ all: rows.length, r: count('r'), d: count('d') }).toEqual({ all: 2001, r: 1000, d: 1000 });
  });

  it('are those that the configuration writes, in a folder that is made', () => {
    const cwd = folderWith({ ...files, config: config + acctFile });
    expect(pmtasim(['run', 'scenario.yaml', '--acct-dir', 'out/acct'], { cwd }).code).toBe(0);
    expect(namesIn(join(cwd, 'out/acct'))).toEqual(['acct-2027-01-04-0000.csv']);
  });

  it('are a report that holds all it needs', () => {
    const cwd = folderWith(files);
    expect(pmtasim(['run', 'scenario.yaml', '--report', 'report.html'], { cwd }).code).toBe(0);
    const page = readFileSync(join(cwd, 'report.html'), 'utf8');
    expect(page).toContain('<title>campaign');
    expect(page).toContain('uPlot');
    expect(page).not.toMatch(/\b(?:src|href)="https?:/);
  });

  it.each<[string, readonly string[], RegExp]>([
    ['records over the scenario', ['--acct', 'scenario.yaml'], /scenario\.yaml: is a file that this run reads/],
    ['records over the messages', ['--acct', './messages.csv'], /messages\.csv: is a file that this run reads/],
    ['a report over the configuration', ['--report', 'config'], /config: is a file that this run reads/],
    [
      'records in a folder that is not there',
      ['--acct', 'no/all.csv'],
      /no\/all\.csv: there is no folder no; make it first/,
    ],
    ['a report in such a folder', ['--report', 'no/r.html'], /no\/r\.html: there is no folder no; make it first/],
    ['a report in the place of a folder', ['--report', '.'], /\.: is a folder/],
    [
      'two in one place',
      ['--acct', 'out.html', '--report', './out.html'],
      /out\.html: would be written twice; name another/,
    ],
    ['files of a configuration that has none', ['--acct-dir', 'out'], /has no <acct-file>/],
  ])('are not %s', (_, args, expected) => {
    const cwd = folderWith({
      config,
      'scenario.yaml': 'streams: [{ messages: messages.csv }]\n',
      'messages.csv': 'time,to\n0,a@list.example\n',
    });
    const before = readFileSync(join(cwd, 'messages.csv'), 'utf8');
    const { code, stderr } = pmtasim(['run', 'scenario.yaml', ...args], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(expected);
    expect(readFileSync(join(cwd, 'messages.csv'), 'utf8')).toBe(before);
    expect(readFileSync(join(cwd, 'config'), 'utf8')).toBe(config);
  });

  it.each([
    ['a folder that is not there', 'no/report.html'],
    ['a folder', '.'],
  ])('are asked for before the run, which may take long, here %s', (_, report) => {
    const scenario = 'streams: [{ rate: 50/s, end: 3650d, recipients: list.example }]\n';
    const cwd = folderWith({ config, 'scenario.yaml': scenario });
    const { code, stdout } = pmtasim(['run', 'scenario.yaml', '--report', report], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it.runIf(existsSync('/dev/null'))('may be devices', () => {
    expect(pmtasim(['run', 'scenario.yaml', '--report', '/dev/null'], { cwd: folderWith(files) }).stderr).toBe('');
  });

  it.skipIf(isRoot)('are told when they cannot be written (skipped for the root)', () => {
    const { code, stderr } = pmtasim(['run', 'scenario.yaml', '--acct', '/all.csv'], { cwd: folderWith(files) });
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('/all.csv: permission denied') });
  });
});

/** So much that it is not over before somebody gets tired of it. */
const endless = 'streams: [{ rate: 2/s, end: 3650d, recipients: list.example }]\n';

describe('Ctrl-C', () => {
  it('ends a run with what is known', async () => {
    const cwd = folderWith({ config, 'scenario.yaml': endless });
    const records = join(cwd, 'all.csv');
    const child = spawn(process.execPath, [script, 'run', 'scenario.yaml', '--json', '--acct', records], {
      cwd,
      env: cleanEnv({}),
    });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => (stdout += piece));
    // Records are written once it is under way.
    const timer = setInterval(() => {
      if (!existsSync(records) || statSync(records).size === 0) return;
      clearInterval(timer);
      child.kill('SIGINT');
    }, 20);
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(130);
    const { ended, total } = JSON.parse(stdout);
    expect(ended).toBe('interrupted');
    expect(total.injected).toBeGreaterThan(0);
    expect(readFileSync(records, 'utf8').endsWith('\r\n')).toBe(true);
  });

  it('ends a sweep with the variants that were ready, and says so', async () => {
    const cwd = folderWith({ config, 'scenario.yaml': endless });
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
    onTestFinished(() => {
      vi.restoreAllMocks();
      process.exitCode = undefined;
    });
    const others = new Set(process.listeners('SIGINT'));
    const timer = setInterval(() => {
      for (const stop of process.listeners('SIGINT')) if (!others.has(stop)) stop('SIGINT');
    }, 50);
    const options = {
      config: join(cwd, 'config'),
      set: ['* max-msg-rate=5/h,6/h'],
      jobs: '1',
      color: 'never' as const,
    };
    await sweepVariants('pmtasim', join(cwd, 'scenario.yaml'), options);
    clearInterval(timer);
    expect(told.mock.calls).toEqual([['pmtasim: interrupted; 0 of 2 variants were ready']]);
    expect(process.exitCode).toBe(130);
  });
});
