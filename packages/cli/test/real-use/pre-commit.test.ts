/** The hooks of this repository, run by pre-commit itself as docs/ci.md says. */
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { type RunResult, folderWith, hasProgram, run, scriptOf, shell } from '../command-line.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const MESSY = '<domain a.com>\nmax-smtp-out   3\n  retry-after 10m\n  </domain>\n';
const NEAT = '<domain a.com>\n    max-smtp-out 3\n    retry-after  10m\n</domain>\n';

const page = readFileSync(join(root, 'docs/ci.md'), 'utf8');
const [, onPage = ''] = /^## pre-commit\n[\s\S]*?^```yaml\n([\s\S]*?)^```$/m.exec(page) ?? [];
const [, address = ''] = /^ *- repo: (https:\S+)$/m.exec(onPage) ?? [];

/** What `.dev/run.mjs` does once everything is built. */
const runBuilt = `#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
const [command, ...args] = process.argv.slice(2);
const script = ${JSON.stringify(scriptOf('pmtafmt'))}.replace('pmtafmt', command);
process.exitCode = spawnSync(${JSON.stringify(process.execPath)}, [script, ...args], { stdio: 'inherit' }).status ?? 1;
`;

const isHere = hasProgram('pre-commit') && hasProgram('git');

describe.skipIf(!isHere)('pre-commit (skipped where it is not installed)', () => {
  let home = '';
  let checkout = '';

  /** A repository whose commits the hooks of the page look at; the address on the page leads to a clone of ours. */
  beforeEach(() => {
    const hooks = folderWith({
      '.pre-commit-hooks.yaml': readFileSync(join(root, '.pre-commit-hooks.yaml')),
      '.dev/run.mjs': runBuilt,
    });
    chmodSync(join(hooks, '.dev/run.mjs'), 0o755);
    home = folderWith({
      '.gitconfig': `[user]\nname = x\nemail = x@example.com\n[url "file://${hooks}"]\ninsteadOf = ${address}\n`,
    });
    checkout = folderWith();
    const tag = /^ *rev: (\S+)$/m.exec(onPage)?.[1] ?? '';
    ok(`cd '${hooks}' && git init -q && git add -A && git commit -qm hooks && git tag ${tag}`);
    ok('git init -q -b main && pre-commit install');
  });

  const inCheckout = (line: string): RunResult => {
    const env = { HOME: home, XDG_CONFIG_HOME: home, PRE_COMMIT_HOME: join(home, 'cache'), PRE_COMMIT_COLOR: 'never' };
    return shell(line, { cwd: checkout, env: { ...env, LC_ALL: 'C.UTF-8' } });
  };

  function ok(line: string): string {
    const { code, stdout, stderr } = inCheckout(line);
    if (code !== 0) throw new Error(`${line}: ${stdout}${stderr}`);
    return stdout;
  }

  function write(files: Readonly<Record<string, string | Buffer>>): void {
    const from = folderWith(files);
    ok(`cp -R '${from}/.' .`);
  }

  const read = (name: string): string => readFileSync(join(checkout, name), 'latin1');

  /** A configuration with some of our hooks. */
  const withHooks = (...lines: readonly string[]): string =>
    `${onPage.slice(0, onPage.indexOf('hooks:'))}hooks:\n${lines.map((line) => `      - ${line}\n`).join('')}`;

  it('lets a commit pass once pmtafmt has laid out what it holds', () => {
    write({ '.pre-commit-config.yaml': onPage, 'pmta/config': MESSY, 'notes.txt': MESSY, 'b.conf': NEAT });
    const first = inCheckout('git add -A && git commit -m one');
    expect(first.code).toBe(1);
    expect(first.stderr).toMatch(/pmtafmt\.+Failed\n- hook id: pmtafmt\n- files were modified by this hook\n/);
    expect(first.stderr).toContain('1 of 2 files formatted now');
    expect([read('pmta/config'), read('notes.txt'), read('b.conf')]).toEqual([NEAT, MESSY, NEAT]);
    expect(inCheckout('git log').code).not.toBe(0);

    const second = inCheckout('git add -A && git commit -m one');
    expect(second.stderr).toMatch(/pmtafmt\.+Passed\npmtalint\.+Passed\n/);
    expect(second.code).toBe(0);
    expect(ok('git show HEAD:pmta/config')).toBe(NEAT);
  });

  it('stops a commit for what pmtalint finds, with the arguments of the page', () => {
    write({ '.pre-commit-config.yaml': onPage, 'a.conf': NEAT.replace('10m', 'soon') });
    const { code, stderr } = inCheckout('git add -A && git commit -m one');
    expect(code).toBe(1);
    expect(stderr).toMatch(/pmtafmt\.+Passed\npmtalint\.+Failed\n- hook id: pmtalint\n- exit code: 1\n/);
    expect(stderr).toContain('a.conf:3:18: error retry-after: soon');
  });

  it('only names files with pmtafmt-check', () => {
    write({ '.pre-commit-config.yaml': withHooks('id: pmtafmt-check'), 'a.conf': MESSY, 'b.conf': NEAT });
    const { code, stderr } = inCheckout('git add -A && git commit -m one');
    expect(code).toBe(1);
    expect(stderr).toMatch(/pmtafmt --check\.+Failed\n- hook id: pmtafmt-check\n- exit code: 1\n\n(.*\n)*a\.conf\n/);
    expect(stderr).not.toContain('b.conf');
    expect(read('a.conf')).toBe(MESSY);
    write({ 'a.conf': NEAT });
    expect(inCheckout('git add -A && git commit -m one').code).toBe(0);
  });

  it.each([['pmtafmt'], ['pmtafmt-check'], ['pmtalint'], ['pmtalint-fix']])(
    'gives all names to %s as they are',
    (id) => {
      const names = ['-x.conf', '--write.conf', 'a b.conf', "it's $HOME.conf", 'ü/é\u0301.pmta', '*.conf', '-d/config'];
      const bad = MESSY.replace('10m', 'soon');
      write({
        '.pre-commit-config.yaml': withHooks(`id: ${id}`),
        ...Object.fromEntries(names.map((name) => [name, bad])),
      });
      const { code, stdout } = inCheckout('git add -A && pre-commit run --all-files');
      expect(code).toBe(1);
      expect(stdout).not.toContain('option');
      const neat = NEAT.replace('10m', 'soon');
      if (id === 'pmtafmt') for (const name of names) expect(read(name)).toBe(neat);
      else for (const name of names) expect(stdout).toContain(name);
    },
  );

  it('changes nothing but the bytes of blank space', () => {
    const files = {
      'latin1.conf': Buffer.from(`# caf\xE9  \n${MESSY}`, 'latin1'),
      'crlf.conf': Buffer.from(MESSY.replaceAll('\n', '\r\n')),
      'mark.conf': Buffer.from(`\uFEFF${MESSY}`),
    };
    write({ '.pre-commit-config.yaml': withHooks('id: pmtafmt'), ...files });
    expect(inCheckout('git add -A && git commit -m one').code).toBe(1);
    for (const [name, before] of Object.entries(files)) {
      expect(read(name)).toBe(run('pmtafmt', [], { input: before }).bytes.toString('latin1'));
    }
    expect(inCheckout('git add -A && git commit -m one').code).toBe(0);
  });

  describe('with a file that is staged in part', () => {
    const far = '\n# one\n# two\n# three\n# four\n';

    it('lays out what is staged and keeps the rest', () => {
      write({ '.pre-commit-config.yaml': withHooks('id: pmtafmt'), 'a.conf': `${MESSY}${far}` });
      ok('git add -A');
      write({ 'a.conf': `${MESSY}${far}# later   \n` });
      const { code, stderr } = inCheckout('git commit -m one');
      expect(code).toBe(1);
      expect(stderr).toContain('files were modified by this hook');
      expect(read('a.conf')).toBe(`${NEAT}${far}# later   \n`);
      expect(ok('git show :a.conf')).toBe(`${MESSY}${far}`);
    });

    it('looks at what is staged only', () => {
      write({ '.pre-commit-config.yaml': withHooks('id: pmtafmt'), 'a.conf': NEAT });
      ok('git add -A');
      write({ 'a.conf': MESSY });
      expect(inCheckout('git commit -m one').code).toBe(0);
      expect(read('a.conf')).toBe(MESSY);
      expect(ok('git show HEAD:a.conf')).toBe(NEAT);
    });

    it('loses nothing when both are about the same line', () => {
      write({ '.pre-commit-config.yaml': withHooks('id: pmtafmt'), 'a.conf': MESSY });
      ok('git add -A');
      const later = MESSY.replace('out   3', 'out   4');
      write({ 'a.conf': later });
      const { code, stderr } = inCheckout('git commit -m one');
      expect(code).toBe(1);
      expect(stderr).toContain('Rolling back fixes');
      expect(read('a.conf')).toBe(later);
      expect(ok('git show :a.conf')).toBe(MESSY);
    });
  });

  it('stops a commit when pmtafmt cannot do its work', () => {
    write({ '.pre-commit-config.yaml': withHooks('id: pmtafmt', 'args: [--wirte]').replace('- args', '  args') });
    write({ 'a.conf': MESSY });
    const { code, stderr } = inCheckout('git add -A && git commit -m one');
    expect(code).toBe(1);
    expect(stderr).toMatch(/- exit code: 2\n\npmtafmt: unknown option '--wirte'/);
    expect(read('a.conf')).toBe(MESSY);
  });

  it('does nothing about a file that is deleted or renamed without a change', () => {
    write({ '.pre-commit-config.yaml': withHooks('id: pmtafmt'), 'a.conf': NEAT, 'b.conf': NEAT });
    ok('git add -A && git commit -m one');
    const { code, stderr } = inCheckout('git rm -q a.conf && git mv b.conf -- -b.conf && git commit -m two');
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/pmtafmt\.+Passed/) });
    expect(read('-b.conf')).toBe(NEAT);
  });
});
