import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, run } from '../command-line.ts';

const MIXED = '<domain a.com>\n    retry-after 1h\n    max-smtp-out 3\n</domain>\n';
const SORTED = '<domain a.com>\n    max-smtp-out 3\n    retry-after 1h\n</domain>\n';
const STOPPED = '<domain a.com>\n    retry-after 1h\n    no-such-name 1\n    max-smtp-out 3\n</domain>\n';

describe('pmtafmt sort', () => {
  it('prints the sorted file', () => {
    const cwd = folderWith({ 'a.conf': MIXED });
    expect(run('pmtafmt', ['sort', 'a.conf'], { cwd })).toMatchObject({ code: 0, stdout: SORTED, stderr: '' });
    expect(readFileSync(join(cwd, 'a.conf'), 'utf8')).toBe(MIXED);
  });

  it.each([[['sort']], [['sort', '-']]])('takes standard input: %j', (args) => {
    expect(run('pmtafmt', args, { input: MIXED })).toMatchObject({ code: 0, stdout: SORTED });
  });

  it('lists with --check what is not sorted', () => {
    const cwd = folderWith({ 'a.conf': MIXED, 'b.conf': SORTED });
    expect(run('pmtafmt', ['sort', '--check', '.'], { cwd })).toMatchObject({
      code: 1,
      stdout: 'a.conf\n',
      stderr: '1 of 2 files not sorted; pmtafmt sort --write sorts in place\n',
    });
    expect(run('pmtafmt', ['sort', '--check', 'b.conf'], { cwd })).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '1 file sorted already\n',
    });
  });

  it('writes with --write', () => {
    const cwd = folderWith({ 'a.conf': MIXED, 'b.conf': SORTED });
    expect(run('pmtafmt', ['sort', '-w', '.'], { cwd })).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '1 of 2 files sorted now\n',
    });
    expect(readFileSync(join(cwd, 'a.conf'), 'utf8')).toBe(SORTED);
  });

  it('shows with --diff what would move', () => {
    const lines = [
      ' <domain a.com>',
      '-    retry-after 1h',
      '     max-smtp-out 3',
      '+    retry-after 1h',
      ' </domain>',
    ];
    expect(run('pmtafmt', ['sort', '-d', '--stdin-filename', 'a.conf'], { input: MIXED })).toMatchObject({
      code: 1,
      stdout: ['--- a/a.conf', '+++ b/a.conf', '@@ -1,4 +1,4 @@', ...lines, ''].join('\n'),
    });
  });

  it('says where it stopped and why, unless it is told to be quiet', () => {
    const { code, stdout, stderr } = run('pmtafmt', ['sort', '--stdin-filename', 'a.conf'], { input: STOPPED });
    expect(stdout).toBe(STOPPED);
    expect(stderr).toMatch(/^pmtafmt: a\.conf:3: not sorted past no-such-name, .*\n$/);
    expect(code).toBe(0);
    expect(run('pmtafmt', ['sort', '-q'], { input: STOPPED }).stderr).toBe('');
  });

  it('sorts what is named, with all of its configuration in view', () => {
    const main = `include a.conf\n${MIXED.replace('a.com', 'b.com')}`;
    const cwd = folderWith({ config: main, 'a.conf': MIXED });
    expect(run('pmtafmt', ['sort', '--config', 'config', '-w', 'a.conf'], { cwd }).stderr).toBe('1 file sorted now\n');
    expect(readFileSync(join(cwd, 'a.conf'), 'utf8')).toBe(SORTED);
    expect(readFileSync(join(cwd, 'config'), 'utf8')).toBe(main);
    expect(run('pmtafmt', ['sort', '--config', 'config', '-c'], { cwd }).stdout).toBe('config\n');
  });

  it('leaves out what is ignored', () => {
    const cwd = folderWith({ '.pmtafmtignore': 'a.conf\n', 'a.conf': MIXED });
    expect(run('pmtafmt', ['sort', '-c', '.'], { cwd })).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'nothing to do: 1 file ignored; --no-ignore takes all\n',
    });
    expect(run('pmtafmt', ['sort', '--no-ignore', '-c', '.'], { cwd }).stdout).toBe('a.conf\n');
    expect(run('pmtafmt', ['sort', '--stdin-filename', 'a.conf'], { cwd, input: MIXED })).toMatchObject({
      code: 0,
      stdout: MIXED,
      stderr: '',
    });
  });

  it('is no file: that is called ./sort', () => {
    const cwd = folderWith({ sort: '  a-b   1\n' });
    expect(run('pmtafmt', ['./sort'], { cwd }).stdout).toBe('a-b 1\n');
    expect(run('pmtafmt', ['-c', 'nope', 'sort'], { cwd }).stdout).toBe('sort\n');
  });

  it.each<[string, string[], string]>([
    ['options before it', ['-w', 'sort', 'a.conf'], '--write stands before sort; options of sort stand behind it'],
    ['--write with --check', ['sort', '-w', '-c', 'a.conf'], '--write goes without --check and --diff'],
    ['--write of standard input', ['sort', '-w'], '--write needs files; standard input cannot be written'],
    ['to print several files', ['sort', '.'], 'only one file can be printed, not 2; use --write, --diff or --check'],
    ['a missing file', ['sort', 'nope'], 'nope: no such file; check the path'],
    ['a missing configuration', ['sort', '--config', 'nope', 'a.conf'], 'nope: no such file; check the path'],
    ['an unknown option', ['sort', '--range', '1'], "unknown option '--range'\nTry pmtafmt sort --help."],
    [
      'an unknown assumption',
      ['sort', '--pmta-version', '3', 'a.conf'],
      "option '--pmta-version <version>' argument '3' is invalid. Allowed choices are 4.5, 5.0.\nTry pmtafmt sort --help.",
    ],
  ])('refuses %s', (_, args, message) => {
    const cwd = folderWith({ 'a.conf': MIXED, 'b.conf': MIXED });
    expect(run('pmtafmt', args, { cwd })).toMatchObject({ code: 2, stdout: '', stderr: `pmtafmt: ${message}\n` });
    expect(readFileSync(join(cwd, 'a.conf'), 'utf8')).toBe(MIXED);
  });
});
