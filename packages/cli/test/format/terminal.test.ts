import { describe, expect, it } from 'vitest';
import { folderWith, hasProgram, inShell, run, shell } from '../command-line.ts';

const ESCAPE = '\u001B[';
const MESSY = '  a-b   1\n';

describe('pmtafmt --diff has colours:', () => {
  it.each<[string, boolean, string[], Record<string, string>]>([
    ['none in a pipe', false, [], {}],
    ['some when told so', true, ['--color', 'always'], { NO_COLOR: '1' }],
    ['none when told so', false, ['--color', 'never'], { FORCE_COLOR: '1' }],
    ['some by FORCE_COLOR', true, [], { FORCE_COLOR: '1' }],
    ['none by FORCE_COLOR=0', false, [], { FORCE_COLOR: '0' }],
  ])('%s', (_, coloured, args, env) => {
    const { stdout, code } = run('pmtafmt', ['--diff', ...args], { input: MESSY, env });
    expect(stdout.includes(ESCAPE)).toBe(coloured);
    expect(code).toBe(1);
  });

  it.runIf(hasProgram('script')).each<[string, boolean, string, Record<string, string>]>([
    ['some on a terminal', true, '', {}],
    ['none with NO_COLOR', false, '', { NO_COLOR: '1' }],
    ['none on a terminal that knows none', false, '', { TERM: 'dumb' }],
    ['none when it goes to a file', false, '> out; cat out', {}],
  ])('%s', (_, coloured, rest, env) => {
    const line = `${inShell('pmtafmt')} --diff a.conf ${rest}`;
    const { stdout } = shell(`script -qc '${line}' /dev/null`, {
      cwd: folderWith({ 'a.conf': MESSY }),
      env: { TERM: 'xterm', ...env },
    });
    expect(stdout).toContain('--- a/a.conf');
    expect(stdout.includes(ESCAPE)).toBe(coloured);
  });

  it('none in what is printed or listed', () => {
    for (const args of [[], ['--check']]) {
      expect(run('pmtafmt', [...args, '--color', 'always'], { input: MESSY }).stdout).not.toContain(ESCAPE);
    }
  });
});

describe('pmtafmt --quiet', () => {
  it.each<[string[], number, string]>([
    [['--check'], 1, 'a.conf\n'],
    [['--write'], 0, ''],
  ])('with %j tells nothing on standard error', (args, code, stdout) => {
    const cwd = folderWith({ 'a.conf': MESSY });
    expect(run('pmtafmt', [...args, '-q', 'a.conf'], { cwd })).toMatchObject({ code, stdout, stderr: '' });
  });

  it('still tells errors', () => {
    expect(run('pmtafmt', ['-q', 'nope'])).toMatchObject({
      code: 2,
      stderr: 'pmtafmt: nope: no such file; check the path\n',
    });
  });
});
