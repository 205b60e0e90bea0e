import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, hasProgram, run, runProgram } from './command-line.ts';

const BAD = 'no-such-name 1\n';
const placesIn = (stdout: string): string[] =>
  stdout.split('\n').flatMap((line) => /^(\S+?:\d+):/.exec(line)?.[1] ?? []);

/** A checkout whose last commit holds these files. */
function checkoutOf(files: Readonly<Record<string, string>>): string {
  const cwd = folderWith(files);
  const git = (...args: string[]): void => {
    const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
    expect(runProgram('git', [...identity, ...args], { cwd })).toMatchObject({ code: 0 });
  };
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-qm', 'first');
  return cwd;
}

describe.skipIf(!hasProgram('git'))('pmtalint --changed (skipped where there is no git)', () => {
  it('reports what is in changed lines', () => {
    const cwd = checkoutOf({ 'a.conf': `${BAD}# one\n${BAD}`, 'b.conf': BAD, 'ä "b.conf': BAD });
    writeFileSync(join(cwd, 'a.conf'), `${BAD}# one\n${BAD}${BAD}`);
    writeFileSync(join(cwd, 'ä "b.conf'), `# new\n${BAD}other-name 1\n`);
    writeFileSync(join(cwd, 'c.conf'), BAD);
    const { code, stdout } = run('pmtalint', ['.', '--changed'], { cwd });
    expect(placesIn(stdout.replace('ä "', ''))).toEqual(['a.conf:4', 'c.conf:1', 'b.conf:3']);
    expect(code).toBe(1);
  });

  it('is content when the changed lines are good', () => {
    const cwd = checkoutOf({ 'a.conf': BAD });
    writeFileSync(join(cwd, 'a.conf'), `# good\n${BAD}`);
    expect(run('pmtalint', ['--changed'], { cwd })).toMatchObject({ code: 0, stdout: 'no findings in 1 file\n' });
  });

  it('looks at the whole configuration all the same', () => {
    const cwd = checkoutOf({
      config: 'include v.conf\nlog-file /l\n<spool /s>\n</spool>\n',
      'v.conf': '<virtual-mta a>\n</virtual-mta>\n',
    });
    writeFileSync(
      join(cwd, 'v.conf'),
      '<virtual-mta a>\n</virtual-mta>\n<virtual-mta-pool p>\n  virtual-mta a\n</virtual-mta-pool>\n',
    );
    expect(placesIn(run('pmtalint', ['--changed', '--fail-on=never'], { cwd }).stdout)).toEqual([]);
  });

  it('takes a revision, and folders below the checkout', () => {
    const cwd = checkoutOf({ 'd/a.conf': BAD });
    writeFileSync(join(cwd, 'd/a.conf'), `${BAD}${BAD}`);
    expect(placesIn(run('pmtalint', ['a.conf', '--changed=main'], { cwd: join(cwd, 'd') }).stdout)).toEqual([
      'a.conf:2',
    ]);
  });

  it('says what is wrong with a revision, and that there is no checkout', () => {
    const cwd = checkoutOf({ 'a.conf': BAD });
    expect(run('pmtalint', ['a.conf', '--changed=nope'], { cwd })).toMatchObject({
      code: 2,
      stderr: 'pmtalint: --changed: nope is no revision of this checkout; paths go before the option\n',
    });
    rmSync(join(cwd, '.git'), { recursive: true });
    const { code, stderr } = run('pmtalint', ['a.conf', '--changed'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^pmtalint: --changed: fatal: not a git repository/);
  });
});
