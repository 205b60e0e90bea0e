import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, run, runProgram } from './command-line.ts';

const TWICE = '<domain *>\n  max-smtp-out 5\n  max-smtp-out 5\n</domain>\n';
const ONCE = '<domain *>\n  max-smtp-out 5\n</domain>\n';
const HOUR = '<domain *>\n  max-msg-rate 100/hour\n</domain>\n';

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

describe('pmtalint --fix', () => {
  it('writes what changes nothing, and reports the rest', () => {
    const cwd = folderWith({ 'a.conf': TWICE, 'b.conf': HOUR });
    const { code, stdout, stderr } = run('pmtalint', ['--fix', 'a.conf', 'b.conf'], { cwd });
    expect([read(cwd, 'a.conf'), read(cwd, 'b.conf')]).toEqual([ONCE, HOUR]);
    expect(stdout).toContain('b.conf:2:16: error max-msg-rate: 100/hour is written 100/h. [bad-value]');
    expect(stderr).toBe(
      'pmtalint: 1 fix applied in 1 file\npmtalint: 1 suggestion is left; --fix-suggestions applies them\n',
    );
    expect(code).toBe(1);
  });

  it('applies suggestions when they are asked for', () => {
    const cwd = folderWith({ 'a.conf': HOUR });
    const { code, stderr } = run('pmtalint', ['--fix-suggestions', 'a.conf'], { cwd });
    expect(read(cwd, 'a.conf')).toBe(HOUR.replace('/hour', '/h'));
    expect([code, stderr]).toEqual([0, 'pmtalint: 1 fix applied in 1 file\n']);
  });

  it('changes nothing the second time', () => {
    const cwd = folderWith({ 'a.conf': TWICE });
    run('pmtalint', ['--fix', 'a.conf'], { cwd });
    expect(run('pmtalint', ['--fix', 'a.conf'], { cwd }).stderr).toBe('pmtalint: nothing to fix\n');
    expect(read(cwd, 'a.conf')).toBe(ONCE);
  });

  it('mends included files, and each once when two configurations include it', () => {
    const cwd = folderWith({ 'a.conf': 'include c/x.conf\n', 'b.conf': 'include c/x.conf\n', 'c/x.conf': TWICE });
    const { stderr } = run('pmtalint', ['--fix', 'a.conf', 'b.conf'], { cwd });
    expect(read(cwd, 'c/x.conf')).toBe(ONCE);
    expect(stderr).toContain('1 fix applied in 1 file');
  });

  it('leaves line ends and bytes that are not UTF-8 as they are', () => {
    const bytes = Buffer.from(`# caf\xe9\r\n${TWICE.replaceAll('\n', '\r\n')}`, 'latin1');
    const cwd = folderWith({ 'a.conf': bytes });
    run('pmtalint', ['--fix', 'a.conf'], { cwd });
    const expected = Buffer.from(`# caf\xe9\r\n${ONCE.replaceAll('\n', '\r\n')}`, 'latin1');
    expect(readFileSync(join(cwd, 'a.conf'))).toEqual(expected);
  });

  it('prints standard input as it is then', () => {
    const { code, stdout, stderr } = run('pmtalint', ['--fix'], { input: TWICE });
    expect([code, stdout, stderr]).toEqual([0, ONCE, 'pmtalint: 1 fix applied in 1 file\n']);
    expect(run('pmtalint', ['--fix'], { input: 'a b c\n' }).stdout).toBe('a b c\n');
  });

  it('proves nothing where an include is missing, and says so', () => {
    const cwd = folderWith({ 'a.conf': `include gone.conf\n${TWICE}` });
    const { stderr } = run('pmtalint', ['--fix', 'a.conf'], { cwd });
    expect(read(cwd, 'a.conf')).toContain(TWICE);
    expect(stderr).toContain(
      'a.conf:4: duplicate-directive: not fixed, since these includes cannot be read: gone.conf',
    );
  });
});

describe('pmtalint that only shows', () => {
  it('says with --fix-dry-run what would be left', () => {
    const cwd = folderWith({ 'a.conf': TWICE });
    const { code, stdout, stderr } = run('pmtalint', ['--fix-dry-run', 'a.conf'], { cwd });
    expect([code, stdout]).toEqual([0, 'no findings in 1 file\n']);
    expect(stderr).toBe('pmtalint: 1 fix would be applied in 1 file\n');
    expect(read(cwd, 'a.conf')).toBe(TWICE);
  });

  it('prints with --diff what git apply takes', () => {
    const cwd = folderWith({ 'd/a b.conf': TWICE, 'c.conf': `${HOUR}x` });
    const { code, stdout } = run('pmtalint', ['--diff', '--fix-suggestions', '.'], { cwd });
    expect(code).toBe(1);
    expect(read(cwd, 'd/a b.conf')).toBe(TWICE);
    writeFileSync(join(cwd, 'patch'), stdout);
    expect(runProgram('git', ['apply', 'patch'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    expect([read(cwd, 'd/a b.conf'), read(cwd, 'c.conf')]).toEqual([ONCE, `${HOUR.replace('/hour', '/h')}x`]);
  });

  it('prints no diff when there is nothing to fix', () => {
    const { code, stdout } = run('pmtalint', ['--diff'], { input: ONCE });
    expect([code, stdout]).toEqual([0, '']);
  });

  it('takes one way of showing', () => {
    const { code, stderr } = run('pmtalint', ['--diff', '--fix-dry-run'], { input: ONCE });
    expect([code, stderr]).toEqual([2, 'pmtalint: --diff and --fix-dry-run both only show; name one of them\n']);
  });
});
