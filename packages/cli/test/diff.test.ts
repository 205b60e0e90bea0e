/** `pmtakit diff`: what it compares, how it tells, and what it ends with. docs/diff.md is run as it stands there. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { type RunOptions, type RunResult, folderWith, hasProgram, run, runProgram, shell } from './command-line.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

function diff(args: readonly string[], options: RunOptions = {}): RunResult {
  return run('pmtakit', ['diff', ...args], options);
}

const old = '<domain *>\n    max-smtp-out 2\n</domain>\n';
const changed = old.replace('2', '3');
const rewritten = '# the same\n<DOMAIN *>\nMax-SMTP-Out   2 # as agreed\n</domain>\n<domain example.com>\n</domain>\n';

describe('docs/diff.md', () => {
  const page = readFileSync(`${root}docs/diff.md`, 'utf8');
  const [before = '', after = ''] = [...page.matchAll(/^```pmta\n([^`]*)^```$/gm)].map(([, text = '']) => text);
  const [, output = ''] = /^```\n\$ pmtakit diff old\.conf new\.conf\n([^`]*)^```$/m.exec(page) ?? [];
  const [, json = ''] = /^```json\n([^`]*)^```$/m.exec(page) ?? [];
  const files = { 'old.conf': before, 'new.conf': after };

  it('has the session as it is', () => {
    const { code, stdout, stderr } = diff(['old.conf', 'new.conf'], { cwd: folderWith(files) });
    expect({ code, stderr, stdout }).toEqual({ code: 1, stderr: '', stdout: output });
  });

  it('has the JSON as it is', () => {
    const { stdout } = diff(['old.conf', 'new.conf', '--json', '--setting', 'reply'], { cwd: folderWith(files) });
    expect(JSON.parse(stdout)).toEqual(JSON.parse(json));
  });
});

describe('pmtakit diff ends with', () => {
  it.each<[string, number, Record<string, string>, string[], string]>([
    ['0 when both do the same', 0, { a: old, b: rewritten }, ['a', 'b'], 'Both do the same with every message.\n'],
    ['1 when they do not', 1, { a: old, b: changed }, ['a', 'b'], '1 change.\n'],
    [
      '2 when nobody can tell',
      2,
      { a: old, b: `${old}include gone.conf\n` },
      ['a', 'b'],
      'Not compared\n  + b:4: include gone.conf\n\nNothing that can be seen differs, but not everything could be compared.\n',
    ],
    [
      '2 for a line that PowerMTA is not known to take',
      2,
      { a: old, b: `${old}frobnicate 1\n` },
      ['a', 'b'],
      '+ b:4: frobnicate 1, which PowerMTA is not known to take\n\nNothing that can be seen differs, but not everything could be compared.\n',
    ],
    [
      '1 when something differs and something could not be compared',
      1,
      { a: old, b: `${changed}include gone.conf\n` },
      ['a', 'b'],
      '1 change; not everything could be compared.\n',
    ],
    [
      '0 for the same in a broken file',
      0,
      { a: '<domain\n(', b: '<domain\n(' },
      ['a', 'b'],
      'Both do the same with every message.\n',
    ],
  ])('%s', (_, code, files, args, end) => {
    const result = diff(args, { cwd: folderWith(files) });
    expect(result.code).toBe(code);
    expect(result.stdout.slice(-end.length)).toBe(end);
  });

  it.each<[string, string[], string]>([
    [
      'no file',
      ['nothing', 'a'],
      'pmtakit: nothing: no such file; no checkout of git is here, so it is no revision either\n',
    ],
    ['one file', ['a'], 'pmtakit: a is no revision of git; name what it is compared with too\n'],
    ['standard input twice', ['-', '-'], 'pmtakit: only one configuration can be standard input\n'],
    ['two forms', ['a', 'a', '--json', '--markdown'], 'pmtakit: --json and --markdown do not go together\n'],
    ['an assumption that there is not', ['a', 'a', '--assume', 'x=y'], 'pmtakit: x is no assumption; '],
    [
      'a virtual MTA that there is not',
      ['a', 'a', '--vmta', 'x'],
      'pmtakit: no virtual MTA is called x; there are {default}\n',
    ],
    [
      'a setting that there is not',
      ['a', 'a', '--setting', 'max-smtp-otu'],
      'pmtakit: max-smtp-otu is no PowerMTA directive; did you mean max-smtp-out?\n',
    ],
    ['a pattern for a domain', ['a', 'a', '--domain', '*'], 'pmtakit: * is no domain; name one, such as example.com\n'],
    [
      'a folder without a configuration',
      ['empty', 'a'],
      'pmtakit: empty: no configuration in it (config, pmta.conf, pmta/config, etc/pmta/config, *.conf, *.pmta); name the main file\n',
    ],
    [
      'a folder with several',
      ['several', 'a'],
      'pmtakit: several: several files could be the main one (several/x.conf, several/y.conf); name one of them\n',
    ],
    ['an option that there is not', ['a', 'a', '--frobnicate'], "pmtakit: unknown option '--frobnicate'\n"],
    ['nothing at all', [], "pmtakit: missing required argument 'old'\n"],
  ])('3 for %s', (_, args, message) => {
    const cwd = folderWith({ a: old, 'empty/x.txt': '', 'several/x.conf': old, 'several/y.conf': old });
    const { code, stdout, stderr } = diff(args, { cwd });
    expect({ code, stdout, stderr: stderr.slice(0, message.length) }).toEqual({ code: 3, stdout: '', stderr: message });
  });

  it('0 for its help', () => {
    expect(diff(['--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('nobody can tell') });
  });
});

describe('pmtakit diff takes', () => {
  const heads = (result: RunResult): string[] => result.stdout.split('\n').slice(0, 2);

  it('folders, by the names of their main files', () => {
    const cwd = folderWith({
      'a/pmta.conf': 'include limits.conf\n',
      'a/limits.conf': old,
      'b/main.conf': 'include limits.conf\n',
      'b/limits.conf': changed,
      'c/pmtakit.config.json': '{ "main": "x/y" }',
      'c/x/y': old,
      'd/one.conf': old,
      'd/two.conf': `${old}spool /var/spool\n`,
    });
    expect(heads(diff(['a', 'b'], { cwd }))).toEqual(['- a/pmta.conf (2 files)', '+ b/main.conf (2 files)']);
    expect(heads(diff(['c', 'd/'], { cwd }))).toEqual(['- c/x/y (1 file)', '+ d/two.conf (1 file)']);
  });

  it('standard input', () => {
    const { code, stdout } = diff(['-', 'a'], { cwd: folderWith({ a: old }), input: changed });
    expect(code).toBe(1);
    expect(stdout).toContain('max-smtp-out 3 -> 2\n');
  });

  it('the mappings and assumptions of all commands', () => {
    const cwd = folderWith({ a: 'include /etc/pmta/x.conf\n', b: changed, 'here/x.conf': old });
    expect(diff(['a', 'b', '--map', '/etc/pmta=here'], { cwd }).stdout).toContain('max-smtp-out 2 -> 3\n');
    const twice = folderWith({ a: '<domain *>\nmax-smtp-out 2\nmax-smtp-out 3\n</domain>\n', b: old });
    expect(diff(['a', 'b'], { cwd: twice }).code).toBe(1);
    expect(diff(['a', 'b', '--assume', 'repeated-lines=first'], { cwd: twice }).code).toBe(0);
  });
});

describe.skipIf(!hasProgram('git'))('pmtakit diff takes revisions', () => {
  /** A checkout in which `pmta/config` has changed since the first commit, and on the disk again. */
  function checkout(): string {
    const cwd = folderWith({ 'pmta/config': 'include conf.d/*.conf\n', 'pmta/conf.d/a.conf': old, 'other.conf': '' });
    const env = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
    const git = (line: string): RunResult =>
      shell(`git -c user.name=Test -c user.email=test@example.com ${line}`, { cwd, env });
    git('init -q');
    git('add .');
    git('commit -q -m first');
    git('tag v1');
    shell(
      "printf '<domain *>\\nmax-smtp-out 5\\n</domain>\\n' > pmta/conf.d/a.conf; printf '<domain x.example>\\nretry-after 1h\\n</domain>\\n' > pmta/conf.d/b.conf",
      { cwd },
    );
    git('add .');
    expect(git('commit -q -m second').code).toBe(0);
    shell("printf '<domain *>\\nmax-smtp-out 7\\n</domain>\\n' > pmta/conf.d/a.conf", { cwd });
    return cwd;
  }

  it.each<[string, string[], string[], string]>([
    [
      'both with --config',
      ['v1', 'HEAD', '--config', 'pmta/config'],
      ['- v1:pmta/config (2 files)', '+ HEAD:pmta/config (3 files)'],
      '2 -> 5',
    ],
    [
      'one against the disk',
      ['HEAD', '--config', 'pmta/config'],
      ['- HEAD:pmta/config (3 files)', '+ pmta/config (3 files)'],
      '5 -> 7',
    ],
    [
      'with their paths',
      ['v1:pmta/config', 'pmta/config'],
      ['- v1:pmta/config (2 files)', '+ pmta/config (3 files)'],
      '2 -> 7',
    ],
    ['with a folder', ['HEAD~1:pmta', 'pmta'], ['- HEAD~1:pmta/config (2 files)', '+ pmta/config (3 files)'], '2 -> 7'],
    [
      'with a path from here',
      ['HEAD~1:./pmta/config', 'HEAD'],
      ['- HEAD~1:pmta/config (2 files)', '+ HEAD:pmta/config (3 files)'],
      '2 -> 5',
    ],
  ])('%s', (_, args, heads, values) => {
    const { code, stdout, stderr } = diff(args, { cwd: checkout() });
    expect({ code, stderr, heads: stdout.split('\n').slice(0, 2) }).toEqual({ code: 1, stderr: '', heads });
    expect(stdout).toContain(`max-smtp-out ${values}\n`);
  });

  it('from a folder inside', () => {
    const { stdout } = diff(['v1', '--config', 'config'], { cwd: join(checkout(), 'pmta') });
    expect(stdout.split('\n').slice(0, 2)).toEqual(['- v1:config (2 files)', '+ config (3 files)']);
    expect(stdout).toContain('conf.d/a.conf:2:5, in <domain *>');
  });

  it.each<[string, string[], string]>([
    ['that there are not', ['v9', 'HEAD'], 'pmtakit: v9: no such file; no revision of git either\n'],
    [
      'that do not have the file',
      ['v1:pmta/conf.d/b.conf', 'HEAD'],
      'pmtakit: pmta/conf.d/b.conf is not in v1; name a file of that revision, as in v1:path/config\n',
    ],
    ['that look like options', ['--', '-v1:x', 'HEAD'], 'pmtakit: -v1:x: no such file; no revision of git either\n'],
  ])('but not those %s', (_, args, message) => {
    expect(diff(args, { cwd: checkout() })).toMatchObject({ code: 3, stdout: '', stderr: message });
  });

  it('and says so where git is not installed', () => {
    const cwd = checkout();
    const script = fileURLToPath(new URL('../bin/pmtakit.cjs', import.meta.url));
    const { code, stderr } = runProgram(process.execPath, [script, 'diff', 'v1', 'HEAD'], { cwd, env: { PATH: cwd } });
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: 'pmtakit: v1: no such file; git is not installed, so it is no revision either\n',
    });
  });
});

describe('what pmtafmt formats', () => {
  it.each([
    'agency',
    'platform',
    'regional-sender',
    'small-sender/pmta.conf',
    'mistakes/lost-mail.conf',
    'broken/bad-values.conf',
    'broken/messy-layout.conf',
    'broken/unclosed-tags.conf',
  ])('of %s is equal', (name) => {
    const cwd = folderWith();
    cpSync(`${root}fixtures/${name}`, join(cwd, 'old', name), { recursive: true });
    cpSync(`${root}fixtures/${name}`, join(cwd, 'new', name), { recursive: true });
    expect(run('pmtafmt', ['--write', '--indent', 'tab', '--no-align', 'new'], { cwd }).code).toBe(0);
    expect(diff([`old/${name}`, `new/${name}`], { cwd })).toMatchObject({ code: 0 });
  });
});

describe('pmtakit diff --json', () => {
  const schema = JSON.parse(readFileSync(new URL('../schema/diff.schema.json', import.meta.url), 'utf8'));
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);

  it.each<[string, string[]]>([
    ['the same', ['fixtures/agency', 'fixtures/agency']],
    ['unrelated ones', ['fixtures/agency', 'fixtures/regional-sender/config']],
    ['those with lists and clients', ['fixtures/small-sender', 'fixtures/platform/config']],
    ['broken ones', ['fixtures/broken/bad-values.conf', 'fixtures/broken/brace-dialect.conf']],
  ])('has the shape of its schema for %s', (_, args) => {
    const { stdout } = diff([...args, '--json'], { cwd: root });
    validate(JSON.parse(stdout));
    expect(validate.errors).toBeNull();
  });

  it('leaves nothing out', () => {
    const files = (from: number): string =>
      Array.from(
        { length: 100 },
        (_, index) => `<domain d${index}.example>\nmax-smtp-out ${index + from}\n</domain>\n`,
      ).join('');
    const cwd = folderWith({ a: files(1), b: files(2) });
    expect(JSON.parse(diff(['a', 'b', '--json'], { cwd }).stdout).changes.length).toBe(100);
    const { stdout } = diff(['a', 'b'], { cwd });
    expect(stdout).toContain('\n70 more changes are not shown; --all shows them.\n');
    expect(stdout.match(/^max-smtp-out /gm)?.length).toBe(30);
    expect(diff(['a', 'b', '--all'], { cwd }).stdout.match(/^max-smtp-out /gm)?.length).toBe(100);
  });

  it('shows no secrets', () => {
    const secret = (word: string): string => `<domain *>\nauth-password ${word}\n</domain>\n`;
    const cwd = folderWith({ a: secret('hunter2'), b: secret('hunter3') });
    for (const form of [[], ['--json'], ['--markdown'], ['--traces']]) {
      const { code, stdout } = diff(['a', 'b', ...form], { cwd });
      expect(code).toBe(1);
      expect(stdout).not.toContain('hunter');
    }
  });
});

describe('pmtakit diff --markdown', () => {
  it('is cut where it gets too long for a comment', () => {
    const list = (word: string): string =>
      Array.from({ length: 2000 }, (_, index) => `<acct-file /${word}-${index}.csv>\n</acct-file>\n`).join('');
    const { stdout } = diff(['a', 'b', '--markdown', '--all'], { cwd: folderWith({ a: list('x'), b: list('y') }) });
    expect(stdout.length).toBeLessThan(65_000);
    expect(stdout).toMatch(/^\d+ more changes are not shown\.$/m);
  });

  it('lets nothing be taken for Markdown', () => {
    const cwd = folderWith({
      a: '',
      b: '<domain *>\nretry-after 1h\n</domain>\n<virtual-mta *a*_b_>\n</virtual-mta>\n',
    });
    const { stdout } = diff(['a', 'b', '--markdown'], { cwd });
    expect(stdout).toContain('- **`virtual MTA *a*_b_ is new`**');
  });
});

describe('pmtakit diff --traces', () => {
  it('tells what each value beats, of queues, virtual MTAs and clients', () => {
    const config = (limit: number): string =>
      `<source 0/0>\nmax-message-size ${limit}M\n</source>\n<virtual-mta a>\nmax-smtp-out ${limit}\n</virtual-mta>\n<domain *>\nretry-after 1h\n</domain>\n<domain a.example>\nretry-after ${limit}m\n</domain>\n`;
    const cwd = folderWith({ a: config(2), b: config(3) });
    const { stdout } = diff(['a', 'b', '--traces'], { cwd });
    expect(stdout).toContain('  - max-message-size 2M\n      <source 0/0>  by the address  a:1:1\n');
    expect(stdout).toContain('not 1h, because <domain a.example> is narrower than <domain *>');
    expect(stdout).toContain('  + max-smtp-out 3 (of the virtual MTA as a whole)');
  });
});

describe('on a terminal', () => {
  it.skipIf(!hasProgram('script'))('lines end where it ends', () => {
    const cwd = folderWith({
      a: old,
      b: `${changed}${Array.from({ length: 9 }, (_, index) => `<domain a-rather-long-name-${index}.example>\n</domain>\n`).join('')}`,
    });
    const script = fileURLToPath(new URL('../bin/pmtakit.cjs', import.meta.url));
    const line = `stty cols 60 && "${process.execPath}" "${script}" diff a b --color never`;
    const { stdout } = shell(`script -qec '${line}' /dev/null`, { cwd });
    const lines = stdout.split(/\r?\n/);
    expect(lines.length).toBeGreaterThan(8);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(60);
  });

  it('colours are asked for', () => {
    const cwd = folderWith({ a: old, b: changed });
    expect(diff(['a', 'b', '--color', 'always'], { cwd }).stdout).toContain('\u001B[1mmax-smtp-out');
    expect(diff(['a', 'b'], { cwd }).stdout).not.toContain('\u001B');
  });
});
