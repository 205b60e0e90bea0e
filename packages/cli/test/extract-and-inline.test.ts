import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInput } from '../src/input.ts';
import { writeAllBack } from '../src/output.ts';
import { folderWith, namesIn, run, shell } from './command-line.ts';

const domain = (name: string): string => `<domain ${name}>\n    max-smtp-out 3\n    retry-after  20m\n</domain>\n`;
const whole = { config: `log-file /l\n\n${domain('a.com')}\n${domain('b.com')}` };
const split = {
  config: 'log-file /l\n\ninclude domains.conf\n',
  'domains.conf': `${domain('a.com')}\n${domain('b.com')}`,
};

const textsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(namesIn(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

describe('pmtakit extract includes', () => {
  it('makes new files that nobody else can read, together with the change of the main file', () => {
    const folder = folderWith(whole);
    chmodSync(join(folder, 'config'), 0o640);
    const { code, stderr } = run('pmtakit', ['extract', 'includes', '-w', 'config'], { cwd: folder });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'pmtakit: 1 change made in 2 files, proven to change nothing; 11 lines before, 12 after\n',
    });
    expect(textsIn(folder)).toEqual(split);
    expect(statSync(join(folder, 'domains.conf')).mode & 0o777).toBe(0o640);
  });

  it('shows a diff with new files that git apply takes', () => {
    const folder = folderWith(whole);
    const { code, stdout } = run('pmtakit', ['extract', 'includes', '-n', 'config'], { cwd: folder });
    expect(code).toBe(0);
    expect(textsIn(folder)).toEqual(whole);
    expect(shell('git apply -', { cwd: folder, input: stdout }).stderr).toBe('');
    expect(textsIn(folder)).toEqual(split);
  });

  it('tells programs which files are new', () => {
    const { stdout } = run('pmtakit', ['extract', 'includes', '-n', '--json', 'config'], { cwd: folderWith(whole) });
    expect(JSON.parse(stdout)).toMatchObject({
      files: [
        { file: 'config', before: whole.config },
        { file: 'domains.conf', before: null },
      ],
    });
  });

  it.each(['-n', '-w'])('overwrites nothing: %s', (way) => {
    const folder = folderWith({ ...whole, 'domains.conf': 'precious\n' });
    const { code, stderr } = run('pmtakit', ['extract', 'includes', way, 'config'], { cwd: folder });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'pmtakit: domains.conf: is there already; move it away or give it another name first\n',
    });
    expect(textsIn(folder)).toEqual({ ...whole, 'domains.conf': 'precious\n' });
  });

  it('overwrites nothing that comes at the last moment', async () => {
    const folder = folderWith({ ...whole, 'domains.conf': 'precious\n' });
    const input = await readInput(join(folder, 'config'));
    const rewrites = [
      { input, newText: 'x', newPath: join(folder, 'domains.conf') },
      { input, newText: 'y' },
    ];
    await expect(writeAllBack(rewrites)).rejects.toThrow('is there already; nothing is written');
    expect(textsIn(folder)).toEqual({ ...whole, 'domains.conf': 'precious\n' });
  });

  it('has a way back', () => {
    const folder = folderWith(split);
    expect(run('pmtakit', ['inline', 'includes', '-w', 'config'], { cwd: folder }).code).toBe(0);
    expect(textsIn(folder)['config']).toBe(whole.config);
  });
});

describe('pmtakit inline', () => {
  const macros = `domain-macro slow a.com, b.com\ndomain-macro fast c.com, d.com\n${domain('$slow')}${domain('$fast')}`;

  it('does what is named and no more', () => {
    const folder = folderWith({ config: macros });
    expect(run('pmtakit', ['inline', 'macros', '--of', 'slow', '-w', 'config'], { cwd: folder }).code).toBe(0);
    expect(textsIn(folder)['config']).toBe(
      `domain-macro fast c.com, d.com\n${domain('a.com')}${domain('b.com')}${domain('$fast')}`,
    );
  });

  it.each([
    [['macros', '--of', 'slwo'], 'nothing to do for slwo; did you mean slow? there are slow, fast'],
    [['pool-domains', '--of', 'x'], 'nothing to do for x; there is nothing to do'],
  ])('says what is wrong with %j', (args, message) => {
    const { code, stderr } = run('pmtakit', ['inline', ...args, 'config'], { cwd: folderWith({ config: macros }) });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('pmtakit dry', () => {
  const agreed = ['a', 'b', 'c'].map(
    (name) => `<domain ${name}.com>\n    max-smtp-out 3\n    retry-after ${name.charCodeAt(0)}m\n</domain>\n`,
  );
  const config = `<domain *>\n    retry-after 15m\n</domain>\n${agreed.join('')}`;

  it('changes what the server does only when it is named', () => {
    const all = ['dry', '-w', 'config', '--class', 'safe,confirm,proposal'];
    const folder = folderWith({ config });
    expect(run('pmtakit', all, { cwd: folder }).stderr).toBe(
      'pmtakit: what is of class proposal is only done when --only names it\npmtakit: nothing to change\n',
    );
    expect(textsIn(folder)).toEqual({ config });
    run('pmtakit', [...all, '--only', 'domain-defaults'], { cwd: folder });
    expect(textsIn(folder)['config']).toContain('<domain *>\n    retry-after 15m\n    max-smtp-out 3\n</domain>');
  });
});

describe('advice of pmtakit dry', () => {
  const config = `domain-macro slow a.com, b.com, c.com\n${domain('$slow')}`;

  it('follows the list', () => {
    const { stdout } = run('pmtakit', ['dry', 'config'], { cwd: folderWith({ config }) });
    expect(stdout).toContain('one-queue: advice\n');
    expect(stdout).toContain('9 connections together; as one queue');
  });

  it('is there for programs, and not where something else is asked for', () => {
    const classes = (...more: readonly string[]): string[] =>
      JSON.parse(run('pmtakit', ['dry', 'config', '--json', ...more], { cwd: folderWith({ config }) }).stdout).map(
        (one: { readonly class: string }) => one.class,
      );
    expect(classes()).toEqual(['advice']);
    expect(classes('--only', 'domain-macro')).toEqual([]);
    expect(classes('--class', 'safe')).toEqual([]);
  });
});

describe('pmtakit extract domain-defaults', () => {
  it('tells for which queues what changes', () => {
    const section = (name: string, value: string): string => `<domain ${name}>\n    ${value}\n</domain>\n`;
    const config = `<domain *>\n    retry-after 15m\n</domain>\n${['a', 'b', 'c'].map((name) => section(`${name}.com`, 'max-smtp-out 3')).join('')}${section('d.com', 'retry-after 9m')}`;
    const { stderr } = run('pmtakit', ['extract', 'domain-defaults', '-n', 'config'], { cwd: folderWith({ config }) });
    expect(stderr).toContain(
      'changes on purpose: max-smtp-out 20 -> 3 for every domain but a.com, b.com and c.com, through every virtual MTA\n',
    );
  });
});
