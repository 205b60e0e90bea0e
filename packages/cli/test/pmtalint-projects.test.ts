/** pmtalint over configurations of several files. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, run } from './command-line.ts';

const BAD = 'no-such-name 1\n';
/** Without them a file is taken for a part of something, of which not all can be said. */
const SERVER = 'log-file /var/log/pmta/log\n<spool /var/spool/pmta>\n</spool>\n';
/** Wrong only when nobody else can define the virtual MTA. */
const REFERS = '<source 0/0>\n    default-virtual-mta nobody\n</source>\n';

const found = (path: string, line = 1): string =>
  `${path}:${line}:1: error no-such-name is no PowerMTA directive. [unknown-directive]`;

function lint(args: readonly string[], files: Record<string, string | Buffer>, input?: string) {
  const { stdout, stderr, code } = run('pmtalint', args, {
    cwd: folderWith(files),
    ...(input !== undefined && { input }),
  });
  const lines = stdout.trimEnd().split('\n');
  return { code, stderr, findings: lines.slice(0, -1), summary: lines.at(-1) };
}

describe('pmtalint follows includes', () => {
  it.each<[string, string[], Record<string, string>, string[], string]>([
    [
      'and tells what is wrong there',
      ['config'],
      { config: 'include a.conf\n', 'a.conf': BAD },
      [found('a.conf')],
      '1 error in 2 files',
    ],
    [
      'at any depth',
      ['d/config'],
      { 'd/config': 'include e/a.conf\n', 'd/e/a.conf': 'include b.conf\n', 'd/b.conf': BAD },
      [found('d/b.conf')],
      '1 error in 3 files',
    ],
    [
      'the main file first, whatever is named first',
      ['a.conf', 'config'],
      { config: `include a.conf\n${BAD}`, 'a.conf': BAD },
      [found('config', 2), found('a.conf')],
      '2 errors in 2 files',
    ],
    [
      'and takes each file of a folder once',
      ['.'],
      { config: 'include d/*.conf\n', 'd/a.conf': BAD, 'd/b.conf': BAD, 'other.conf': BAD },
      [found('d/a.conf'), found('d/b.conf'), found('other.conf')],
      '3 errors in 4 files',
    ],
    [
      'and takes a file once that two configurations include',
      ['a', 'b'],
      { a: 'include x.conf\n', b: 'include x.conf\n', 'x.conf': BAD },
      [found('x.conf')],
      '1 error in 3 files',
    ],
    [
      'in files that include each other, of which the first named is the main one',
      ['b', 'a'],
      { a: `${BAD}`, b: `${BAD}` },
      [found('b'), found('a')],
      '2 errors in 2 files',
    ],
  ])('%s', (_, args, files, findings, summary) => {
    expect(lint(args, files)).toEqual({ code: 1, stderr: '', findings, summary });
  });

  it('and the defaults of the vendor, which are read behind config', () => {
    const files = { 'd/config': SERVER, 'd/config-defaults': BAD };
    const wanted = { code: 1, stderr: '', findings: [found('d/config-defaults')], summary: '1 error in 2 files' };
    expect(lint(['d/config'], files)).toEqual(wanted);
    expect(lint(['d'], files)).toEqual(wanted);
    expect(lint(['d/config-defaults', 'd/config'], files)).toEqual(wanted);
  });

  it('in a circle, and says so', () => {
    const files = { a: `include b\n${BAD}`, b: `include a\n${BAD}` };
    const { code, stderr, findings, summary } = lint(['a', 'b'], files);
    expect({ code, stderr, summary }).toEqual({ code: 1, stderr: '', summary: '3 errors in 2 files' });
    expect(findings).toEqual([
      found('a', 2),
      expect.stringMatching(/^b:1:1: error .*\[include-missing\]$/),
      found('b', 2),
    ]);
  });

  it('and takes a section that begins in one file and ends in another for what it is', () => {
    const files = { config: 'include a.conf\nmax-smtp-out 3\n</domain>\n', 'a.conf': '<domain a.example>\n' };
    expect(lint(['config'], files)).toMatchObject({ code: 0, findings: [], summary: 'no findings in 2 files' });
    expect(lint(['a.conf'], files).code).toBe(1);
  });

  it('and judges a part by where it is included', () => {
    const files = { config: '<domain a.example>\ninclude a.conf\n</domain>\n', 'a.conf': 'max-smtp-out 3\n' };
    expect(lint(['config', 'a.conf'], files)).toMatchObject({ code: 0, summary: 'no findings in 2 files' });
  });

  it('that are no UTF-8', () => {
    const files = { config: 'include a.conf\n', 'a.conf': Buffer.from(`# caf\xE9\n${BAD}`, 'latin1') };
    expect(lint(['config'], files)).toMatchObject({ code: 1, findings: [found('a.conf', 2)] });
  });

  it('through symbolic links, each file once', () => {
    const cwd = folderWith({ 'd/a.conf': BAD, config: 'include link.conf\n' });
    symlinkSync('d/a.conf', join(cwd, 'link.conf'));
    const { stdout } = run('pmtalint', ['config', 'd/a.conf'], { cwd });
    expect(stdout).toBe(`${found('link.conf')}\n1 error in 2 files\n`);
  });

  it('of standard input, from the folder of its name', () => {
    const files = { 'd/a.conf': BAD, 'a.conf': '' };
    expect(lint(['--stdin-filename', 'd/config'], files, 'include a.conf\n')).toMatchObject({
      code: 1,
      findings: [found('d/a.conf')],
    });
    expect(lint(['-'], files, 'include a.conf\n')).toMatchObject({ code: 0, summary: 'no findings in 2 files' });
  });

  it('back to what comes from standard input, not to the older text on disk', () => {
    const files = { config: BAD, 'a.conf': 'include config\n' };
    const { findings } = lint(['--stdin-filename', 'config'], files, 'include a.conf\n');
    expect(findings).toEqual([expect.stringMatching(/^a\.conf:1:1: error .*\[include-missing\]$/)]);
  });

  it.each<[string, string[], Record<string, string>]>([
    ['--map', ['config', '--map', '/etc/pmta=here'], {}],
    ['--base', ['config', '--base', 'here'], {}],
    ['map in pmtakit.config.json', ['config'], { 'pmtakit.config.json': '{"map":{"/etc/pmta":"here"}}' }],
    ['base in pmtakit.config.json', ['config'], { 'pmtakit.config.json': '{"base":"here"}' }],
  ])('with %s', (title, args, files) => {
    const target = title.includes('map') ? '/etc/pmta/a.conf' : 'a.conf';
    const result = lint(args, { config: `include ${target}\n`, 'here/a.conf': BAD, ...files });
    expect(result).toMatchObject({ code: 1, stderr: '', findings: [found('here/a.conf')] });
  });

  it('that are missing, which is a finding', () => {
    const result = lint(['config'], { config: `${SERVER}include /etc/x/nope.conf\n` });
    expect(result).toMatchObject({ code: 1, stderr: '' });
    expect(result.findings).toEqual([expect.stringMatching(/^config:4:1: error .*\[include-missing\]$/)]);
  });
});

describe('pmtalint --config', () => {
  /** The findings of these rules: a file that is no server has others too once it is known to be whole. */
  const told = (args: readonly string[], files: Record<string, string>, input?: string): string[] =>
    lint(args, files, input).findings.filter((line) => /\[(?:undefined-virtual-mta|unknown-directive)\]$/.test(line));
  const refers = (path: string): string =>
    `${path}:2:25: error No virtual MTA or pool is called nobody. [undefined-virtual-mta]`;

  it('takes its file for a whole configuration', () => {
    const files = { 'pmta.conf': REFERS };
    expect(told(['pmta.conf'], files)).toEqual([]);
    expect(told(['--config', 'pmta.conf'], files)).toEqual([refers('pmta.conf')]);
  });

  it('has that of pmtakit.config.json too, when it is named', () => {
    const files = { 'pmtakit.config.json': '{"main":"main.conf"}', 'main.conf': REFERS, 'other.conf': REFERS };
    expect(told(['main.conf', 'other.conf'], files)).toEqual([refers('main.conf')]);
  });

  it('is a main file although another one includes it', () => {
    const files = { 'pmta.conf': REFERS, other: 'include pmta.conf\n' };
    expect(told(['other', 'pmta.conf'], files)).toEqual([]);
    expect(told(['other', '--config', 'pmta.conf'], files)).toEqual([refers('pmta.conf')]);
  });

  it('reads it beside what is named, and standard input only when asked', () => {
    const files = { 'pmta.conf': 'include a.conf\n', 'a.conf': BAD, 'b.conf': BAD };
    expect(told(['--config', 'pmta.conf'], files, BAD)).toEqual([found('a.conf')]);
    expect(told(['--config', 'pmta.conf', 'b.conf', 'a.conf'], files, BAD)).toEqual([found('a.conf'), found('b.conf')]);
    expect(told(['--config', 'pmta.conf', '-'], files, BAD)).toEqual([found('a.conf'), found('<stdin>')]);
  });

  it('may be standard input', () => {
    expect(told(['--config', '-'], {}, REFERS)).toEqual([refers('<stdin>')]);
  });

  it.each<[string, string[], string]>([
    ['a missing file', ['--config', 'nope'], 'nope: no such file; check the path'],
    ['a wrong mapping', ['--config', 'config', '--map', 'x'], '--map is written FROM=TO, not x'],
    [
      'a wrong assumption',
      ['config', '--assume', 'rate-model=x'],
      'x is no answer to rate-model; there are window, window-5m, gcra',
    ],
  ])('with %s ends with 2', (_, args, message) => {
    const { code, stderr } = lint(args, { config: '' });
    expect({ code, stderr }).toEqual({ code: 2, stderr: `pmtalint: ${message}\n` });
  });

  it('is not needed for a mistake in pmtakit.config.json to be told', () => {
    expect(lint(['config'], { config: '', 'pmtakit.config.json': '{"mian":"config"}' })).toMatchObject({
      code: 2,
    });
    const { stderr } = lint(['config'], { config: '', 'pmtakit.config.json': '{"mian":"config"}' });
    expect(stderr).toMatch(/^pmtalint: pmtakit\.config\.json: mian: no such key; did you mean main\? there are /);
  });
});

describe('pmtalint tells of other files', () => {
  const files = {
    config: `${SERVER}include a.conf\ninclude b.conf\n`,
    'a.conf': '<virtual-mta v>\n</virtual-mta>\n',
    'b.conf': '<virtual-mta v>\n</virtual-mta>\n',
  };

  it('by their path in JSON', () => {
    const { stdout } = run('pmtalint', ['config', '-f', 'json'], { cwd: folderWith(files) });
    const report = JSON.parse(stdout);
    expect(report.files.map(({ path }: { path: string }) => path)).toEqual(['config', 'a.conf', 'b.conf']);
    const related = report.files.flatMap((file: { path: string; diagnostics: { related?: { path?: string }[] }[] }) =>
      file.diagnostics.flatMap((one) => (one.related ?? []).map(({ path }) => [file.path, path])),
    );
    expect(related).toContainEqual(['b.conf', 'a.conf']);
  });

  it('by their path in text', () => {
    const { stdout } = run('pmtalint', ['config', '--frames', 'always'], { cwd: folderWith(files) });
    expect(stdout).toMatch(/^ {2}= a\.conf:1:14: /m);
  });
});
