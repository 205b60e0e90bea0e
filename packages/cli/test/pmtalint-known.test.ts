import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, namesIn, run } from './command-line.ts';

const BAD = 'no-such-name 1\n';
const TWICE = '<domain *>\n  max-smtp-out 5\n  max-smtp-out 6\n</domain>\n';

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');
const write = (folder: string, name: string, text: string): void => writeFileSync(join(folder, name), text);

describe('a baseline', () => {
  const update = (cwd: string) => run('pmtalint', ['--baseline=known.json', '--update-baseline', 'a.conf'], { cwd });
  const lint = (cwd: string) => run('pmtalint', ['--baseline=known.json', 'a.conf'], { cwd });

  it('takes out what is known, wherever it moves, and leaves what is new', () => {
    const cwd = folderWith({ 'a.conf': BAD + TWICE });
    expect(update(cwd)).toMatchObject({ code: 0, stderr: 'pmtalint: known.json holds the 2 findings of today\n' });
    expect(lint(cwd)).toMatchObject({ code: 0, stdout: 'no findings in 1 file\n', stderr: '' });
    write(cwd, 'a.conf', `# moved\n${TWICE}${BAD}${BAD}`);
    const { code, stdout } = lint(cwd);
    expect([code, stdout.split('\n').length]).toEqual([1, 3]);
    expect(stdout).toContain('[unknown-directive]');
  });

  it('tells what is gone, and takes it out when it is written again', () => {
    const cwd = folderWith({ 'a.conf': `${BAD}other-name 1\n` });
    update(cwd);
    write(cwd, 'a.conf', BAD);
    expect(lint(cwd).stderr).toBe('pmtalint: 1 entry of the baseline is gone; --update-baseline takes it out\n');
    update(cwd);
    expect(lint(cwd).stderr).toBe('');
    expect(read(cwd, 'known.json')).not.toContain('other-name');
  });

  it('may be named in the configuration file, from where its paths count', () => {
    const cwd = folderWith({ 'c/a.conf': BAD, 'pmtakit.config.json': '{"lint": {"baseline": "c/known.json"}}' });
    run('pmtalint', ['--update-baseline', 'c/a.conf'], { cwd });
    expect(run('pmtalint', ['a.conf'], { cwd: join(cwd, 'c') })).toMatchObject({ code: 0, stderr: '' });
    expect(namesIn(join(cwd, 'c'))).toEqual(['a.conf', 'known.json']);
  });

  it.each([
    ['that is not there', undefined, 'known.json: no such file; check the path; --update-baseline makes it'],
    ['that is no JSON', '{', 'known.json: is no JSON'],
  ])('%s ends with 2 and what to do', (_, text, words) => {
    const cwd = folderWith({ 'a.conf': BAD, ...(text !== undefined && { 'known.json': text }) });
    const { code, stderr } = lint(cwd);
    expect([code, stderr.startsWith(`pmtalint: ${words}`)]).toEqual([2, true]);
  });

  it('needs a name to be written', () => {
    const { code, stderr } = run('pmtalint', ['--update-baseline'], { input: BAD });
    expect([code, stderr]).toEqual([2, 'pmtalint: --update-baseline needs --baseline FILE\n']);
  });
});

describe('--add-suppressions', () => {
  const args = ['--add-suppressions', '--reason', 'as it was', 'a.conf'];

  it('writes a comment with the reason for every finding', () => {
    const cwd = folderWith({ 'a.conf': `${BAD}host-name mail.example.com\n` });
    expect(run('pmtalint', args, { cwd })).toMatchObject({ code: 0, stderr: 'pmtalint: 1 finding suppressed\n' });
    expect(read(cwd, 'a.conf')).toBe(
      'no-such-name 1  # pmtalint-disable-line unknown-directive -- as it was\nhost-name mail.example.com\n',
    );
    expect(run('pmtalint', ['a.conf'], { cwd }).stdout).toBe('no findings in 1 file, 1 suppressed\n');
  });

  it('shows with --diff what it would write', () => {
    const cwd = folderWith({ 'a.conf': BAD });
    const { stdout } = run('pmtalint', [...args, '--diff'], { cwd });
    expect(stdout).toContain('+no-such-name 1  # pmtalint-disable-line unknown-directive -- as it was');
    expect(read(cwd, 'a.conf')).toBe(BAD);
  });

  it('asks for a reason', () => {
    const { code, stderr } = run('pmtalint', ['--add-suppressions'], { input: BAD });
    expect(code).toBe(2);
    expect(stderr).toBe('pmtalint: --add-suppressions needs --reason "why this is passed over"\n');
  });
});
