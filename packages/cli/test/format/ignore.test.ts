import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, isRoot, run } from '../command-line.ts';

const MESSY = 'a-b   1\n';
const NEAT = 'a-b 1\n';

describe('.pmtafmtignore', () => {
  it.each<[string, string, string[]]>([
    ['a file', 'a.conf\n', ['d/a.conf', 'd/e/b.conf']],
    ['a file of the top only', '/a.conf\n', ['d/a.conf', 'd/e/b.conf']],
    ['a folder', 'd/\n', ['a.conf']],
    ['a pattern', '*.conf\n', []],
    ['a pattern with exceptions', '*.conf\n!b.conf\n', ['d/e/b.conf']],
    ['a comment and a blank line', '# a.conf\n\n', ['a.conf', 'd/a.conf', 'd/e/b.conf']],
    ['CRLF and a byte order mark', '\uFEFFd/\r\n', ['a.conf']],
    ['what is no pattern', '[z-a]\n\\\n[\nd/\n', ['a.conf']],
  ])('leaves out %s', (what, patterns, left) => {
    const cwd = folderWith({ '.pmtafmtignore': patterns, 'a.conf': MESSY, 'd/a.conf': MESSY, 'd/e/b.conf': MESSY });
    const wanted = what === 'a file' ? left.filter((path) => !path.endsWith('a.conf')) : left;
    expect(run('pmtafmt', ['-c', '.'], { cwd }).stdout.split('\n').filter(Boolean)).toEqual(wanted);
  });

  it('counts from its own folder, also when it is above', () => {
    const cwd = folderWith({ '.pmtafmtignore': '/d/a.conf\n', 'd/a.conf': MESSY, 'd/b.conf': MESSY });
    expect(run('pmtafmt', ['-c', '.'], { cwd: join(cwd, 'd') }).stdout).toBe('b.conf\n');
  });

  it('has no say about files outside of its folder', () => {
    const cwd = folderWith({ 'd/.pmtafmtignore': '*\n', 'a.conf': MESSY, 'd/b.conf': MESSY });
    expect(run('pmtafmt', ['-c', '../a.conf', 'b.conf'], { cwd: join(cwd, 'd') }).stdout).toBe('../a.conf\n');
  });

  it('leaves out what is named, for hooks that name every file', () => {
    const cwd = folderWith({ '.pmtafmtignore': 'a.conf\n', 'a.conf': MESSY, 'b.conf': MESSY });
    expect(run('pmtafmt', ['-w', 'a.conf', 'b.conf'], { cwd })).toMatchObject({
      code: 0,
      stderr: '1 file formatted now\n',
    });
    expect(readFileSync(join(cwd, 'a.conf'), 'utf8')).toBe(MESSY);
  });

  it.each<[string[], string]>([
    [['a.conf'], '1 file'],
    [['-c', '.'], '2 files'],
    [['-w', '.'], '2 files'],
    [['-d', '.'], '2 files'],
  ])('says so when nothing is left to do: %j', (args, files) => {
    const cwd = folderWith({ '.pmtafmtignore': '*.conf\n', 'a.conf': MESSY, 'b.conf': MESSY });
    const stderr = `nothing to do: ${files} ignored; --no-ignore takes all\n`;
    expect(run('pmtafmt', args, { cwd })).toMatchObject({ code: 0, stdout: '', stderr });
    expect(run('pmtafmt', [...args, '-q'], { cwd })).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  it('lets the one file be printed that is left', () => {
    const cwd = folderWith({ '.pmtafmtignore': 'b.conf\n', 'a.conf': MESSY, 'b.conf': MESSY });
    expect(run('pmtafmt', ['.'], { cwd })).toMatchObject({ code: 0, stdout: NEAT });
  });

  it('passes standard input on as it is, when its name is ignored', () => {
    const cwd = folderWith({ '.pmtafmtignore': 'd/\n' });
    const args = ['--stdin-filename', 'd/a.conf'];
    expect(run('pmtafmt', args, { cwd, input: MESSY })).toMatchObject({ code: 0, stdout: MESSY, stderr: '' });
    expect(run('pmtafmt', [...args, '--no-ignore'], { cwd, input: MESSY }).stdout).toBe(NEAT);
    expect(run('pmtafmt', [...args, '-c'], { cwd, input: MESSY })).toMatchObject({ code: 0, stdout: '' });
    expect(run('pmtafmt', ['--stdin-filename', 'a.conf'], { cwd, input: MESSY }).stdout).toBe(NEAT);
  });

  it('is not read with --no-ignore', () => {
    const cwd = folderWith({ '.pmtafmtignore': '*\n', 'a.conf': MESSY });
    expect(run('pmtafmt', ['--no-ignore', '-c', '.'], { cwd }).stdout).toBe('a.conf\n');
  });

  it('may have another name', () => {
    const cwd = folderWith({ '.pmtafmtignore': 'b.conf\n', 'd/mine': 'a.conf\n', 'd/a.conf': MESSY, 'b.conf': MESSY });
    expect(run('pmtafmt', ['--ignore-path', 'd/mine', '-c', '.'], { cwd }).stdout).toBe('b.conf\n');
  });

  it('that is named has to be there', () => {
    expect(run('pmtafmt', ['--ignore-path', 'nope'], { input: MESSY })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'pmtafmt: nope: no such file; check the path\n',
    });
  });

  it.skipIf(isRoot)('that cannot be read ends the run', () => {
    const cwd = folderWith({ '.pmtafmtignore': 'b.conf\n', 'a.conf': MESSY });
    chmodSync(join(cwd, '.pmtafmtignore'), 0);
    expect(run('pmtafmt', ['-w', 'a.conf'], { cwd })).toMatchObject({ code: 2, stdout: '' });
    expect(readFileSync(join(cwd, 'a.conf'), 'utf8')).toBe(MESSY);
  });

  it('has a twin in pmtakit.config.json', () => {
    const config = '{"format": {"ignore": ["a.conf"]}}';
    const cwd = folderWith({ 'pmtakit.config.json': config, 'a.conf': MESSY, 'b.conf': MESSY });
    expect(run('pmtafmt', ['-c', '.'], { cwd }).stdout).toBe('b.conf\n');
    expect(run('pmtafmt', ['--no-ignore', '-c', '.'], { cwd }).stdout).toBe('a.conf\nb.conf\n');
  });
});
