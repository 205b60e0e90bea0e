/** The command of Prettier with the plugin as it is built, in the ways that people use it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type RunOptions, type RunResult, folderWith, runNode } from '../../../cli/test/command-line.ts';
import { broken, demo, healthy, mistakes } from '../fixtures.ts';

const command = createRequire(import.meta.url).resolve('prettier/bin/prettier.cjs');
const plugin = fileURLToPath(new URL('../../dist/index.js', import.meta.url));

function run(args: readonly string[], options: RunOptions = {}): RunResult {
  return runNode([command, ...args], { ...options, env: { NO_COLOR: '1' } });
}

const messy = '<domain *>\n  max-smtp-out 5\n type   smtp\n</domain>\n';
const neat = '<domain *>\n    max-smtp-out 5\n    type         smtp\n</domain>\n';

/** A project that has the plugin in its settings. */
function project(files: Readonly<Record<string, string>>, settings: object = {}): string {
  return folderWith({ '.prettierrc.json': `${JSON.stringify({ plugins: [plugin], ...settings })}\n`, ...files });
}

describe('a project with the plugin in its settings', () => {
  it('has its files checked', () => {
    const cwd = project({ 'a.pmta': messy, 'b.pmta': neat, 'pmta/config': messy, 'nginx.conf': messy });
    const { code, stderr } = run(['--check', '*.pmta', 'pmta', 'nginx.conf', '--ignore-unknown'], { cwd });
    expect(code).toBe(1);
    expect(stderr.match(/(?<=\[warn\] )\S+(?=\n)/g)).toEqual(['a.pmta', 'pmta/config']);
  });

  it('has them listed', () => {
    const cwd = project({ 'a.pmta': messy, 'b.pmta': neat });
    expect(run(['--list-different', 'a.pmta', 'b.pmta'], { cwd })).toMatchObject({ code: 1, stdout: 'a.pmta\n' });
    expect(run(['--list-different', 'b.pmta'], { cwd })).toMatchObject({ code: 0, stdout: '' });
  });

  it('has them written', () => {
    const cwd = project({ 'a.pmta': messy, 'pmta/config': messy, 'nginx.conf': messy });
    expect(run(['--write', '.'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    const [file, config, other] = ['a.pmta', 'pmta/config', 'nginx.conf'].map((name) =>
      readFileSync(join(cwd, name), 'utf8'),
    );
    expect([file, config, other]).toEqual([neat, neat, messy]);
    expect(run(['--check', '.'], { cwd }).code).toBe(0);
  });

  it('has overrides for its other files, as docs/editors/prettier.md shows', () => {
    const page = readFileSync(fileURLToPath(new URL('../../../../docs/editors/prettier.md', import.meta.url)), 'utf8');
    const shown: unknown = JSON.parse(/"overrides": (\[[^]*?\n {2}\])/.exec(page)?.[1] ?? '');
    const cwd = project({ 'mail/a.conf': messy, 'mail/b.inc': messy, 'nginx.conf': messy }, { overrides: shown });
    run(['--write', '.'], { cwd });
    const texts = ['mail/a.conf', 'mail/b.inc', 'nginx.conf'].map((name) => readFileSync(join(cwd, name), 'utf8'));
    expect(texts).toEqual([neat, neat, messy]);
  });

  it('has the options of its settings and of .editorconfig', () => {
    const editorconfig = '[*.pmta]\nindent_style = space\nindent_size = 2\nend_of_line = crlf\n';
    const cwd = project({ '.editorconfig': editorconfig, 'a.pmta': messy }, { pmtaAlign: false });
    expect(run(['a.pmta'], { cwd }).stdout).toBe('<domain *>\r\n  max-smtp-out 5\r\n  type smtp\r\n</domain>\r\n');
  });

  it('leaves out what .prettierignore names', () => {
    const cwd = project({ '.prettierignore': 'a.pmta\n', 'a.pmta': messy });
    expect(run(['--check', 'a.pmta'], { cwd }).code).toBe(0);
  });

  it('has standard input formatted by a name', () => {
    const cwd = project({});
    expect(run(['--stdin-filepath', 'x.pmta'], { cwd, input: messy }).stdout).toBe(neat);
    expect(run(['--stdin-filepath', 'pmta/config'], { cwd, input: messy }).stdout).toBe(neat);
    expect(run(['--stdin-filepath', 'config'], { cwd, input: messy })).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('the plugin on the command line', () => {
  const withPlugin = ['--plugin', plugin, '--no-config', '--no-editorconfig'];

  it('formats standard input', () => {
    expect(run([...withPlugin, '--parser', 'pmta'], { input: messy }).stdout).toBe(neat);
  });

  it('takes options', () => {
    const args = ['--parser', 'pmta', '--use-tabs', '--no-pmta-align', '--pmta-keyword-case', 'lower'];
    const result = run([...withPlugin, ...args, '--pmta-booleans=yes-no'], {
      input: '<Domain *>\nTYPE smtp\nuse-starttls true\n</domain>\n',
    });
    expect(result).toMatchObject({
      stdout: '<domain *>\n\ttype smtp\n\tuse-starttls yes\n</domain>\n',
      stderr: '',
    });
  });

  it('is in the help', () => {
    const { stdout } = run([...withPlugin, '--help']);
    expect(stdout).toMatch(/--no-pmta-align +Do not align/);
    expect(stdout).toMatch(/--pmta-keyword-case <keep\|lower>\n/);
    expect(stdout).toMatch(/--pmta-booleans <keep\|yes-no\|true-false>\n/);
    expect(run([...withPlugin, '--help', 'pmta-booleans']).stdout).toContain('Default: keep');
  });

  it('formats a range', () => {
    const args = ['--parser', 'pmta', '--range-start', '14', '--range-end', '15'];
    const result = run([...withPlugin, ...args], { input: messy });
    expect(result.stdout).toBe('<domain *>\n    max-smtp-out 5\n type   smtp\n</domain>\n');
  });

  it('tells where the cursor is', () => {
    const result = run([...withPlugin, '--parser', 'pmta', '--cursor-offset', '13'], { input: messy });
    expect(result).toMatchObject({ stdout: neat, stderr: '15\n' });
  });

  it('reads and writes pragmas', () => {
    const args = [...withPlugin, '--parser', 'pmta'];
    expect(run([...args, '--require-pragma'], { input: messy }).stdout).toBe(messy);
    expect(run([...args, '--insert-pragma'], { input: messy }).stdout).toBe(`# @format\n\n${neat}`);
    const ignored = `# @noprettier\n${messy}`;
    expect(run([...args, '--check-ignore-pragma'], { input: ignored }).stdout).toBe(ignored);
  });

  it('passes the check of Prettier on every fixture, which compares the trees', () => {
    const texts = [...healthy, ...broken, ...mistakes, ...demo];
    const files = Object.fromEntries(texts.map(({ text }, index) => [`${index}.pmta`, text]));
    const cwd = folderWith(files);
    const options = ['--pmta-keyword-case', 'lower', '--pmta-booleans', 'true-false', '--end-of-line', 'auto'];
    for (const more of [[], options]) {
      const { code, stdout, stderr } = run([...withPlugin, '--debug-check', '.', ...more], { cwd });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.trim().split('\n')).toHaveLength(texts.length);
    }
  });
});
