import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inlines, onDemand, refactorings } from '@pmtakit/refactor';
import { readInput } from '../src/input.ts';
import { writeAllBack } from '../src/output.ts';
import { folderWith, namesIn, run, shell } from './command-line.ts';

const copies = {
  config: 'include a.conf\n\n<domain b.com>\n    max-smtp-out 20\n    retry-after  3m\n</domain>\n',
  'a.conf': '<domain a.com>\n  retry-after 3m\n  max-smtp-out 20\n</domain>\n',
};
const once = {
  // It was formatted, so it is afterwards.
  config: 'include a.conf\n\n<domain b.com>\n    retry-after 3m\n</domain>\n',
  'a.conf': '<domain a.com>\n  retry-after 3m\n</domain>\n',
};

const textsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(namesIn(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const proven = '2 changes would be made in 2 files, proven to change nothing; 10 lines before, 8 after';

describe('pmtakit dry', () => {
  it('lists what is repeated, what it saves and what a reader has of it', () => {
    const { code, stdout, stderr } = run('pmtakit', ['dry', 'config'], { cwd: folderWith(copies) });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('remove-inherited: saves 2 lines\n');
    expect(stdout).toContain('What is left in a section is what makes it different.');
    expect(stdout).toContain('config:4:5: 1 line of <domain b.com> repeats the default of PowerMTA 5.0: max-smtp-out');
    expect(stdout).toContain('saves 2 lines of 10 in all. Nothing is proven yet');
  });

  it('gives the list to other programs', () => {
    const { stdout } = run('pmtakit', ['dry', 'config', '--json'], { cwd: folderWith(copies) });
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({ id: 'remove-inherited', file: 'a.conf', line: 3, class: 'safe', saves: 1, notes: [] }),
      expect.objectContaining({ id: 'remove-inherited', file: 'config', line: 4 }),
    ]);
  });

  it('shows a diff that git apply takes, and what is proven', () => {
    const folder = folderWith(copies);
    const { code, stdout, stderr } = run('pmtakit', ['dry', '-n', 'config'], { cwd: folder });
    expect({ code, stderr }).toEqual({ code: 0, stderr: `pmtakit: ${proven}\n` });
    expect(textsIn(folder)).toEqual(copies);
    expect(shell('git apply -', { cwd: folder, input: stdout }).stderr).toBe('');
    expect(textsIn(folder)).toEqual(once);
  });

  it('changes all files, and finds nothing more', () => {
    const folder = folderWith(copies);
    const { code, stderr } = run('pmtakit', ['dry', '--write', 'config'], { cwd: folder });
    expect({ code, stderr }).toEqual({ code: 0, stderr: `pmtakit: ${proven.replace('would be made', 'made')}\n` });
    expect(textsIn(folder)).toEqual(once);
    const again = run('pmtakit', ['dry', '--write', 'config'], { cwd: folder });
    expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 0, stderr: 'pmtakit: nothing to change\n' });
    expect(run('pmtakit', ['dry', 'config'], { cwd: folder }).stdout).toBe(
      'Nothing is said twice that could be said once.\n',
    );
  });

  it('takes what somebody has to agree to only when it is asked for', () => {
    const text = '<domain a.com>\n    max-smtp-out 3\n    max-smtp-out 4\n</domain>\n';
    const folder = folderWith({ config: text });
    expect(run('pmtakit', ['dry', '-w', 'config'], { cwd: folder }).stderr).toBe('pmtakit: nothing to change\n');
    expect(run('pmtakit', ['dry', '-w', 'config', '--class', 'safe,confirm'], { cwd: folder }).code).toBe(0);
    expect(textsIn(folder)).toEqual({ config: '<domain a.com>\n    max-smtp-out 4\n</domain>\n' });
  });

  it('finds nothing where an include cannot be read, and exits with 1', () => {
    const folder = folderWith({ config: `include missing.conf\n${copies['a.conf']}` });
    const { code, stderr } = run('pmtakit', ['dry', '-n', 'config'], { cwd: folder });
    expect(code).toBe(1);
    expect(stderr).toContain('nothing can be proven, since these includes cannot be read: missing.conf');
    const list = run('pmtakit', ['dry', 'config'], { cwd: folder });
    expect({ code: list.code, stdout: list.stdout }).toEqual({ code: 1, stdout: '' });
    expect(list.stderr).toContain('nothing is looked for');
  });

  it.each([
    [['--only', 'remove-inheritd'], 'remove-inheritd is no refactoring; did you mean remove-inherited? there are '],
    [['--class', 'sure'], 'sure is no class'],
    [['-n', '-w'], '--dry-run only shows what --write does; name one of them'],
    [['--config', 'config'], 'the main file is named twice; leave --config out'],
  ])('says what is wrong with %j', (args, message) => {
    const { code, stderr } = run('pmtakit', ['dry', 'config', ...args], { cwd: folderWith(copies) });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('standard input', () => {
  it('is looked over, and not written', () => {
    const options = { input: copies['a.conf'], cwd: folderWith({}) };
    expect(run('pmtakit', ['dry', '-'], options).stdout).toContain('remove-inherited');
    expect(run('pmtakit', ['dry', '-w', '-'], options)).toMatchObject({
      code: 2,
      stderr: 'pmtakit: standard input cannot be written in place; name a file\n',
    });
  });
});

describe('pmtakit extract source-defaults', () => {
  const source = (network: string): string => `<source ${network}>\n    log-connections yes\n</source>\n`;

  it('tells what it changes on purpose', () => {
    const folder = folderWith({ config: source('10.0.0.0/8') + source('192.0.2.0/24') });
    const { code, stderr } = run('pmtakit', ['extract', 'source-defaults', '-w', 'config'], { cwd: folder });
    expect(code).toBe(0);
    expect(stderr).toContain('proven to change nothing but what is told below');
    expect(stderr).toContain('changes on purpose: log-connections of the client 0.0.0.0 would be yes instead of false');
    expect(textsIn(folder)['config']).toContain('\n<source 0/0>\n    log-connections yes\n</source>\n');
  });
});

describe('what can be called by its name', () => {
  const namesOf = (command: string): string[] =>
    [...run('pmtakit', [command, '--help']).stdout.matchAll(/^ {2}([a-z]+(?:-[a-z]+)*) {2,}[A-Z]/gm)].map(
      ([, name = '']) => name,
    );

  it('is all that moves something to one place', () => {
    const ids = [...refactorings, ...onDemand].filter(({ way }) => way === 'extract').map(({ id }) => id);
    expect(namesOf('extract').sort()).toEqual(ids.sort());
  });

  it('and all ways back', () => {
    expect(
      namesOf('inline')
        .map((name) => `inline-${name}`)
        .sort(),
    ).toEqual(inlines.map(({ id }) => id).sort());
  });

  it('does its work', () => {
    const text = 'domain-macro slow a.example, b.example\n<domain $slow>\n    max-smtp-out 1\n</domain>\n';
    const folder = folderWith({ config: text });
    expect(run('pmtakit', ['inline', 'macros', '-w', 'config'], { cwd: folder }).code).toBe(0);
    expect(textsIn(folder)['config']).toContain('<domain a.example>\n    max-smtp-out 1\n</domain>\n');
  });
});

describe('writing several files', () => {
  const rewrites = async (folder: string): Promise<Parameters<typeof writeAllBack>[0]> =>
    Promise.all(
      Object.entries(once).map(async ([name, newText]) => ({ input: await readInput(join(folder, name)), newText })),
    );

  it('keeps their modes, and leaves nothing else behind', async () => {
    const folder = folderWith(copies);
    chmodSync(join(folder, 'config'), 0o640);
    await writeAllBack(await rewrites(folder));
    expect(textsIn(folder)).toEqual(once);
    expect(statSync(join(folder, 'config')).mode & 0o777).toBe(0o640);
  });

  it.each([
    [
      'one of them changed meanwhile',
      'changed while it was looked over',
      (folder: string) => shell('echo >> config', { cwd: folder }),
    ],
    ['one of them is read-only', 'is read-only', (folder: string) => chmodSync(join(folder, 'config'), 0o400)],
    ['one of them is gone', 'is gone since it was read', (folder: string) => shell('rm config', { cwd: folder })],
  ])('writes none of them when %s', async (_, message, spoil) => {
    const folder = folderWith(copies);
    const wanted = await rewrites(folder);
    spoil(folder);
    const before = textsIn(folder);
    await expect(writeAllBack(wanted)).rejects.toThrow(message);
    expect(textsIn(folder)).toEqual(before);
  });
});
