/** How the commands of pmtakit find a configuration, read it and say what they could not read. */
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { assumptionNames, assumptionTable } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { folderWith, isRoot, run } from './command-line.ts';

const limit = (count: number): string => `<domain example.com>\n    max-smtp-out ${count}\n</domain>\n`;

/** The value of max-smtp-out for example.com, which tells what was read. */
function asked(cwd: string, args: readonly string[] = [], input?: string) {
  const { code, stdout, stderr } = run('pmtakit', ['explain', 'example.com', 'max-smtp-out', '--json', ...args], {
    cwd,
    ...(input !== undefined && { input }),
  });
  return { code, stderr, setting: stdout === '' ? undefined : JSON.parse(stdout).settings[0] };
}

/** Where the line of max-smtp-out stands. */
function origin(cwd: string, args: readonly string[] = []) {
  const { code, stderr, setting } = asked(cwd, args);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return setting.origin;
}

describe('the main file', () => {
  it.each<[string, Record<string, string>, string, string]>([
    ['config', { config: limit(1), 'pmta.conf': limit(2) }, '.', 'config'],
    ['pmta.conf', { 'pmta.conf': limit(1) }, '.', 'pmta.conf'],
    ['pmta/config', { 'pmta/config': limit(1) }, '.', 'pmta/config'],
    ['etc/pmta/config', { 'etc/pmta/config': limit(1) }, '.', 'etc/pmta/config'],
    ['that of the nearest folder', { 'pmta.conf': limit(1), 'a/b/pmta.conf': limit(2) }, 'a/b', 'pmta.conf'],
    [
      'what pmtakit.config.json names',
      { 'pmtakit.config.json': '{"main":"x/y"}', 'x/y': limit(1), config: '' },
      '.',
      'x/y',
    ],
  ])('is %s', (_, files, folder, path) => {
    const cwd = join(folderWith(files), folder);
    expect(origin(cwd)).toEqual({ file: path, line: 2, column: 5 });
  });

  it.each<[string, Record<string, string>]>([
    ['config', { config: limit(1) }],
    ['sub/main', { 'pmtakit.config.json': '{"main":"sub/main"}', 'sub/main': limit(1) }],
  ])('%s is found from a folder below', (name, files) => {
    const folder = folderWith(files);
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    expect(origin(join(folder, 'a/b')).file).toMatch(new RegExp(`/${name}$`));
  });

  it('is what --config names, whatever else there is', () => {
    const files = { config: limit(1), 'other.conf': limit(2), 'pmtakit.config.json': '{"main":"config"}' };
    expect(origin(folderWith(files), ['--config', 'other.conf'])).toMatchObject({ file: 'other.conf' });
  });

  it('may be standard input', () => {
    expect(asked(folderWith(), ['--config', '-'], limit(3))).toMatchObject({ code: 0, setting: { value: '3' } });
  });

  it('is no folder called config', () => {
    expect(origin(folderWith({ 'config/notes': '', 'pmta.conf': limit(1) }))).toMatchObject({ file: 'pmta.conf' });
  });

  it('that is not UTF-8 is read all the same', () => {
    const cwd = folderWith({ config: Buffer.from(`# caf\xE9\n${limit(1)}`, 'latin1') });
    expect(asked(cwd)).toMatchObject({ code: 0, setting: { value: '1' } });
  });

  it.each<[string, string[], string]>([
    [
      'nothing is there',
      [],
      'no configuration here or in a folder above (pmtakit.config.json, config, pmta.conf, pmta/config, etc/pmta/config); name the main file with --config FILE',
    ],
    ['it is missing', ['--config', 'nope'], 'nope: no such file; check the path'],
    ['it is a folder', ['--config', '.'], '.: is a folder; name the files in it or a pattern such as "DIR/**/*.conf"'],
    ['it is UTF-16 text', ['--config', 'utf16'], 'utf16: is UTF-16 text; save it as UTF-8'],
  ])('when %s ends the command with 2', (_, args, message) => {
    const cwd = folderWith({ utf16: Buffer.from('\uFEFFa', 'utf16le') });
    expect(asked(cwd, args)).toEqual({ code: 2, stderr: `pmtakit: ${message}\n`, setting: undefined });
  });
});

describe('pmtakit.config.json', () => {
  const withConfig = (json: string, files: Record<string, string> = {}): string =>
    folderWith({ 'pmtakit.config.json': json, config: limit(1), ...files });

  it.each<[string, string, string]>([
    ['no JSON', '{"main":', 'is no JSON: line 1, column 9: expected a value, not the end of the file'],
    ['a list', '[]', 'expected an object, not a list'],
    ['a text', '"config"', 'expected an object, not "config"'],
    [
      'an unknown key',
      '{"mian":"x"}',
      'mian: no such key; did you mean main? there are $schema, $from, extends, main, map, base, pmtaVersion, assumptions, directives, lint',
    ],
    ['a key of every object', '{"toString":"x"}', 'toString: no such key; there are '],
    ['a number for a file', '{"main":3}', 'main: expected a text, not 3'],
    ['an empty file name', '{"main":""}', 'main: expected a text, not ""'],
    ['a list for the base', '{"base":["x"]}', 'base: expected a text, not a list'],
    ['a text for the map', '{"map":"x=y"}', 'map: expected an object, not "x=y"'],
    ['a folder that is none', '{"map":{"/etc/pmta":null}}', 'map["/etc/pmta"]: expected a text, not null'],
    ['an unknown release', '{"pmtaVersion":"6.0"}', 'pmtaVersion: 6.0 is no release that is known; there are 4.5, 5.0'],
    ['a number as release', '{"pmtaVersion":5.0}', 'pmtaVersion: expected a text, not 5'],
    [
      'an object for an answer',
      '{"assumptions":{"resolution":{}}}',
      'assumptions.resolution: expected a text, not an object',
    ],
    [
      'an unknown assumption',
      '{"assumptions":{"resolutoin":"scope-first"}}',
      'assumptions.resolutoin: resolutoin is no assumption; did you mean resolution? there are resolution, source-order,',
    ],
    [
      'an unknown answer',
      '{"assumptions":{"resolution":"both"}}',
      'assumptions.resolution: both is no answer to resolution; there are scope-first, specificity-first',
    ],
  ])('with %s is refused by name and key', (_, json, message) => {
    const { code, stderr } = asked(withConfig(json));
    expect(stderr).toContain(`pmtakit: pmtakit.config.json: ${message}`);
    expect(stderr.split('\n')).toHaveLength(2);
    expect(code).toBe(2);
  });

  it('may be empty, and start with a byte order mark', () => {
    expect(asked(withConfig('\uFEFF{}'))).toMatchObject({ code: 0, setting: { value: '1' } });
  });

  it('makes directives known that are newer than the catalogue', () => {
    const directives = [{ name: 'moon-out', scopes: ['domain'], type: 'integer', default: '5' }];
    const lines = '<domain example.com>\nmoon-out 7\n</domain>\n';
    const cwd = folderWith({ 'pmtakit.config.json': JSON.stringify({ directives }), config: lines });
    const { stdout } = run('pmtakit', ['explain', 'example.com', 'moon-out'], { cwd });
    expect(stdout).toContain('moon-out 7\n    config:2:1, in <domain example.com>');
    expect(run('pmtakit', ['explain', 'example.org', 'moon-out'], { cwd }).stdout).toContain('moon-out 5');
  });

  it('may put another file below itself', () => {
    const cwd = withConfig('{"extends":"d/base.json","main":"other"}', {
      'd/base.json': '{"main":"none","base":"x"}',
      other: 'include a.conf\n',
      'd/x/a.conf': limit(4),
    });
    expect(asked(cwd)).toMatchObject({ code: 0, stderr: '', setting: { value: '4' } });
  });

  it('says where its own paths are, from whatever folder it is asked', () => {
    const json = JSON.stringify({ main: 'server/main', map: { '/etc/pmta': 'server' }, base: 'server/lists' });
    const folder = folderWith({
      'pmtakit.config.json': json,
      'server/main': 'include /etc/pmta/a.conf\ninclude b.conf\n',
      'server/a.conf': limit(1),
      'server/lists/b.conf': limit(2),
      'below/notes': '',
    });
    for (const cwd of [folder, join(folder, 'below')]) {
      expect(asked(cwd)).toMatchObject({ code: 0, stderr: '', setting: { value: '2', shadowed: [{ value: '1' }] } });
    }
  });

  it('sets release and assumptions', () => {
    const rates = '<source 0/0>\nsmtp-service no\n</source>\n<source 192.0.2.0/24>\nsmtp-service yes\n</source>\n';
    const service = (config: string, args: readonly string[] = []): string => {
      const cwd = folderWith({ 'pmtakit.config.json': config, config: rates });
      const { stdout } = run('pmtakit', ['show', 'source', '192.0.2.7', ...args], { cwd });
      return /^smtp-service (.*)$/m.exec(stdout)?.[1] ?? '';
    };
    expect(service('{}')).toBe('yes');
    expect(service('{"pmtaVersion":"4.5"}')).toBe('no');
    expect(service('{"pmtaVersion":"4.5"}', ['--pmta-version', '5.0'])).toBe('yes');
    expect(service('{"assumptions":{"source-order":"first-match"}}')).toBe('no');
    expect(service('{"assumptions":{"source-order":"first-match"}}', ['--assume', 'source-order=most-specific'])).toBe(
      'yes',
    );
  });

  // The root may read everything.
  it.skipIf(isRoot)('that nobody may read is told', () => {
    const cwd = withConfig('{}');
    chmodSync(join(cwd, 'pmtakit.config.json'), 0);
    expect(asked(cwd).stderr).toBe(
      'pmtakit: pmtakit.config.json: permission denied; check who may read and write it\n',
    );
  });
});

describe('options', () => {
  it.each<[string, string[], string]>([
    ['--map without =', ['--map', '/etc/pmta'], '--map is written FROM=TO, not /etc/pmta'],
    ['--map without a folder', ['--map', '/etc/pmta='], '--map is written FROM=TO, not /etc/pmta='],
    ['--assume without =', ['--assume', 'resolution'], '--assume is written NAME=ANSWER, not resolution'],
    ['--assume of what is none', ['--assume', 'x=y'], `x is no assumption; there are ${assumptionNames.join(', ')}`],
    [
      '--assume with no answer',
      ['--assume', 'rate-model=windw'],
      `windw is no answer to rate-model; did you mean window? there are ${assumptionTable['rate-model'].values.join(', ')}`,
    ],
    [
      'an unknown release',
      ['--pmta-version', '3.5'],
      "option '--pmta-version <version>' argument '3.5' is invalid. Allowed choices are 4.5, 5.0.\nTry pmtakit --help.",
    ],
  ])('%s is refused', (_, args, message) => {
    expect(asked(folderWith({ config: limit(1) }), args)).toEqual({
      code: 2,
      stderr: `pmtakit: ${message}\n`,
      setting: undefined,
    });
  });

  it('win over pmtakit.config.json', () => {
    const json = JSON.stringify({ base: 'x', map: { '/etc/pmta': 'x' }, assumptions: { 'repeated-lines': 'first' } });
    const twice = '<domain example.com>\nmax-smtp-out 3\nmax-smtp-out 4\n</domain>\n';
    const cwd = folderWith({
      'pmtakit.config.json': json,
      config: 'include a.conf\n',
      other: 'include /etc/pmta/a.conf\n',
      'x/a.conf': twice,
      'y/a.conf': limit(2),
    });
    expect(asked(cwd)).toMatchObject({ setting: { value: '3' } });
    expect(asked(cwd, ['--assume', 'repeated-lines=last'])).toMatchObject({ setting: { value: '4' } });
    expect(asked(cwd, ['--base', 'y'])).toMatchObject({ setting: { value: '2' } });
    expect(asked(cwd, ['--config', 'other'])).toMatchObject({ setting: { value: '3' } });
    expect(asked(cwd, ['--config', 'other', '--map', '/etc/pmta=y'])).toMatchObject({ setting: { value: '2' } });
  });

  it('take the last of several folders and answers', () => {
    const cwd = folderWith({ config: 'include /etc/pmta/a.conf\n', 'x/a.conf': limit(1), 'y/a.conf': limit(2) });
    expect(asked(cwd, ['--map', '/etc/pmta=x', '--map', '/etc/pmta=y'])).toMatchObject({ setting: { value: '2' } });
  });
});

describe('includes', () => {
  it('are followed, with Latin-1 in them', () => {
    const cwd = folderWith({
      config: 'include d/*.conf\n',
      'd/a.conf': Buffer.from(`# caf\xE9\n${limit(1)}`, 'latin1'),
      'd/b.conf': limit(2),
    });
    expect(asked(cwd)).toMatchObject({
      code: 0,
      stderr: '',
      setting: {
        value: '2',
        origin: { file: 'd/b.conf', line: 2, column: 5 },
        shadowed: [{ value: '1', file: 'd/a.conf', line: 3, column: 5 }],
      },
    });
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'is missing',
      { config: 'include /etc/x/a.conf\n' },
      'config:1: include /etc/x/a.conf: no such file (/etc/x/a.conf); say where its folder is here with --map FROM=TO',
    ],
    [
      'is elsewhere here',
      { config: '\ninclude /etc/x/d/a.conf\n', 'd/a.conf': '' },
      'config:2: include /etc/x/d/a.conf: no such file (/etc/x/d/a.conf); if d/a.conf is meant, say so with --map /etc/x=.',
    ],
    [
      'matches nothing',
      { config: 'include d/*.conf\n' },
      'config:1: include d/*.conf: nothing matches (d/*.conf); say where its folder is here with --map FROM=TO',
    ],
    [
      'is on a web server',
      { config: 'include https://config.example.com/a.conf\n' },
      'config:1: include https://config.example.com/a.conf: is on another server, which is not asked; include a copy instead',
    ],
    [
      'is a folder',
      { config: 'include d\n', 'd/a.conf': '' },
      'config:1: include d: d cannot be read: a folder; check who may read it',
    ],
    [
      'includes itself',
      { config: 'include a.conf\n', 'a.conf': 'include config\n' },
      'a.conf:1: include config: leads back to where it began (config, a.conf); take it out',
    ],
  ])('one that %s is told in one line, and the answer comes all the same', (_, files, message) => {
    const cwd = folderWith({ ...files, config: `${files['config']}${limit(7)}` });
    expect(asked(cwd)).toMatchObject({ code: 0, stderr: `pmtakit: ${message}\n`, setting: { value: '7' } });
  });

  it.each<[string, string, string[], string]>([
    ['an absolute path', '/etc/x/a.conf', [], '/etc/x=.'],
    ['a path of the root', '/a.conf', [], '/=.'],
    ['a path of Windows', 'C:\\pmta\\a.conf', [], 'C:/pmta=.'],
    ['a relative path', 'conf.d/a.conf', [], 'conf.d=.'],
    ['a bare name in another folder', 'a.conf', ['--base', 'd'], 'a.conf=a.conf'],
    ['a path with a blank', '"/etc/my pmta/a.conf"', [], '"/etc/my pmta=."'],
  ])('are found by the advice for %s', (_, target, args, advice) => {
    const cwd = folderWith({ config: `include ${target}\n`, 'a.conf': limit(4), 'd/notes': '' });
    expect(asked(cwd, args).stderr).toContain(`--map ${advice}\n`);
    const map = ['--map', advice.replaceAll('"', '')];
    expect(asked(cwd, [...args, ...map])).toMatchObject({ code: 0, stderr: '', setting: { value: '4' } });
  });

  it('of a file that is included twice are told once', () => {
    const cwd = folderWith({ config: 'include a.conf\ninclude a.conf\n', 'a.conf': 'include nope\n' });
    expect(asked(cwd).stderr.match(/a\.conf:1: include nope/g)).toHaveLength(1);
  });

  it('keep control characters of their names from the terminal', () => {
    const cwd = folderWith({ config: 'include "\u001B[2Ja"\n' });
    expect(asked(cwd).stderr.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  it.each([
    'show settings example.com',
    'show source 192.0.2.1',
    'explain example.com',
    'limits',
    'dead',
    'coverage',
    'graph',
  ])('are told by pmtakit %s too', (line) => {
    const cwd = folderWith({ config: 'include nope\n' });
    const { code, stderr } = run('pmtakit', line.split(' '), { cwd });
    expect(stderr).toMatch(/^pmtakit: config:1: include nope: no such file \(nope\); .*\n$/);
    expect(code).toBe(0);
  });
});
