import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, hasProgram, inShell, isRoot, run, runIntoClosedPipe, shell } from './command-line.ts';

const GOOD = 'host-name mail.example.com\n';
const BAD = 'no-such-name 1\n';
/** A pattern that cannot be checked is only a hint. */
const HINT = '<bounce-category-patterns>\n/(?R)/ other\n</bounce-category-patterns>\n';

const found = (path: string) => `${path}:1:1: error no-such-name is no PowerMTA directive. [unknown-directive]\n`;

/** title, arguments, the paths that are reported on */
type Row = [string, string[], string[]];

const inputs: Row[] = [
  ['a file', ['a.conf'], ['a.conf']],
  ['several files, in the order given', ['b.conf', 'a.conf'], ['b.conf', 'a.conf']],
  ['a file named twice, once', ['a.conf', './a.conf'], ['a.conf']],
  ['a folder with all below it', ['d'], ['d/config', 'd/e/config-defaults', 'd/e/x.pmta', 'd/x.conf']],
  ['a folder with a slash', ['d/e/'], ['d/e/config-defaults', 'd/e/x.pmta']],
  [
    'the folder one is in',
    ['.'],
    ['a.conf', 'b.conf', 'd/config', 'd/e/config-defaults', 'd/e/x.pmta', 'd/x.conf', 'z[1].conf'],
  ],
  ['a pattern', ['*.conf'], ['a.conf', 'b.conf', 'z[1].conf']],
  ['a pattern over folders', ['**/x.*'], ['d/e/x.pmta', 'd/x.conf']],
  ['a pattern with alternatives', ['{b,a}.conf'], ['a.conf', 'b.conf']],
  ['a file whose name looks like a pattern', ['z[1].conf'], ['z[1].conf']],
  ['a file of any name', ['d/notes.txt'], ['d/notes.txt']],
  ['a file in a folder and by its name', ['a.conf', '*.conf'], ['a.conf', 'b.conf', 'z[1].conf']],
];

const tree = {
  'a.conf': BAD,
  'b.conf': BAD,
  'z[1].conf': BAD,
  'd/config': BAD,
  'd/notes.txt': BAD,
  'd/x.conf': BAD,
  'd/e/config-defaults': BAD,
  'd/e/x.pmta': BAD,
  'node_modules/m/x.conf': BAD,
  'd/.git/config': BAD,
};

describe('pmtalint reads', () => {
  it.each(inputs)('%s', (_, args, paths) => {
    const { code, stdout, stderr } = run('pmtalint', args, { cwd: folderWith(tree) });
    expect(stderr).toBe('');
    expect(stdout.split('\n').slice(0, -2)).toEqual(paths.map((path) => found(path).trimEnd()));
    expect(code).toBe(1);
  });

  it.each([
    ['-', ['-'], '<stdin>'],
    ['standard input when nothing is named', [], '<stdin>'],
    ['standard input under a name', ['--stdin-filename', 'pmta/config'], 'pmta/config'],
    ['- under a name', ['-', '--stdin-filename=c'], 'c'],
  ])('%s', (_, args, path) => {
    const { code, stdout } = run('pmtalint', args, { input: BAD });
    expect(stdout).toBe(`${found(path)}1 error in 1 file\n`);
    expect(code).toBe(1);
  });

  it('standard input among files', () => {
    const { stdout } = run('pmtalint', ['a.conf', '-'], { cwd: folderWith({ 'a.conf': BAD }), input: BAD });
    expect(stdout).toBe(`${found('a.conf')}${found('<stdin>')}2 errors in 2 files\n`);
  });

  it('a file once that a symbolic link names again', () => {
    const cwd = folderWith({ 'a.conf': BAD, 'd/x.conf': BAD });
    symlinkSync('../a.conf', join(cwd, 'd/link.conf'));
    symlinkSync('.', join(cwd, 'd/z'));
    expect(run('pmtalint', ['.'], { cwd }).stdout).toBe(`${found('a.conf')}${found('d/x.conf')}2 errors in 2 files\n`);
  });

  it.each<[string, string | Buffer]>([
    ['an empty file', ''],
    ['Latin-1', Buffer.from('# caf\xE9\n', 'latin1')],
    ['a byte order mark', `\uFEFF${GOOD}`],
    ['a file without a final line break', GOOD.trimEnd()],
    ['CRLF', GOOD.replaceAll('\n', '\r\n')],
    ['NUL in a comment', '# \0\n'],
  ])('%s', (_, content) => {
    const result = run('pmtalint', ['x'], { cwd: folderWith({ x: content }) });
    expect(result).toMatchObject({ code: 0, stdout: 'no findings in 1 file\n', stderr: '' });
  });

  it('NUL bytes as text that nobody knows, and keeps them from the terminal', () => {
    const { code, stdout } = run('pmtalint', ['--frames', 'always'], { input: '\0\0\0\n\u001B[2J x\n' });
    expect(code).toBe(1);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});

describe('pmtalint exits', () => {
  it.each<[number, string, string]>([
    [0, 'nothing found', GOOD],
    [0, 'hints only', HINT],
    [1, 'errors', BAD],
    [1, 'warnings', '<domain a.com>\nroute b.com\n</domain>\n'],
  ])('with %i on %s', (code, _, input) => {
    expect(run('pmtalint', [], { input }).code).toBe(code);
  });

  it.each<[string, string[], string]>([
    ['an unknown option', ['--nope'], "pmtalint: unknown option '--nope'\nTry pmtalint --help.\n"],
    [
      'an option without its value',
      ['--format'],
      "pmtalint: option '-f, --format <format>' argument missing\nTry pmtalint --help.\n",
    ],
    [
      'an unknown format',
      ['--format', 'xml'],
      "pmtalint: option '-f, --format <format>' argument 'xml' is invalid. Allowed choices are text, compact, markdown, json, sarif, github, gitlab, junit, checkstyle, rdjson.\nTry pmtalint --help.\n",
    ],
    ['a missing file', ['nope.conf'], 'pmtalint: nope.conf: no such file; check the path\n'],
    ['an empty name', [''], 'pmtalint: : no such file; check the path\n'],
    ['a file used as a folder', ['good.conf/x'], 'pmtalint: good.conf/x: no such file; check the path\n'],
    ['a pattern without matches', ['*.nope'], 'pmtalint: *.nope: no file matches\n'],
    [
      'a folder without configuration',
      ['empty'],
      'pmtalint: empty: no configuration files (**/*.conf, **/config, **/config-defaults, **/*.pmta) in it\n',
    ],
    [
      'a folder that is named like a file',
      ['folder.conf'],
      'pmtalint: folder.conf: no configuration files (**/*.conf, **/config, **/config-defaults, **/*.pmta) in it\n',
    ],
    ['a symbolic link to itself', ['loop'], 'pmtalint: loop: too many symbolic links encountered\n'],
    ['a symbolic link to nothing', ['dangling'], 'pmtalint: dangling: no such file; check the path\n'],
    ['a name that is too long', ['x'.repeat(300)], `pmtalint: ${'x'.repeat(300)}: name too long\n`],
    ['UTF-16 text', ['utf16.conf'], 'pmtalint: utf16.conf: is UTF-16 text; save it as UTF-8\n'],
  ])('with 2 and one clear message on %s', (_, args, message) => {
    const cwd = folderWith({
      'good.conf': GOOD,
      'empty/notes.txt': '',
      'utf16.conf': Buffer.from(`\uFEFF${GOOD}`, 'utf16le'),
    });
    mkdirSync(join(cwd, 'folder.conf'));
    symlinkSync('loop', join(cwd, 'loop'));
    symlinkSync('nothing', join(cwd, 'dangling'));
    expect(run('pmtalint', args, { cwd })).toMatchObject({ code: 2, stdout: '', stderr: message });
  });

  it('with 2 on a folder as standard input', () => {
    expect(shell(`${inShell('pmtalint')} < .`, { cwd: folderWith() })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'pmtalint: <stdin>: is a folder; name it as an argument\n',
    });
  });

  // The root may read everything.
  it.skipIf(isRoot)('with 2 on a file that nobody may read', () => {
    const cwd = folderWith({ 'a.conf': GOOD });
    chmodSync(join(cwd, 'a.conf'), 0);
    expect(run('pmtalint', ['a.conf'], { cwd })).toMatchObject({
      code: 2,
      stderr: 'pmtalint: a.conf: permission denied; check who may read and write it\n',
    });
  });

  it('with 2 when files among others cannot be read, of which nothing is lost', () => {
    const args = ['nope', 'a.conf', 'utf16.conf', 'b.conf', '*.nope'];
    const utf16 = Buffer.from(`\uFEFF${GOOD}`, 'utf16le');
    const result = run('pmtalint', args, { cwd: folderWith({ 'a.conf': BAD, 'b.conf': BAD, 'utf16.conf': utf16 }) });
    expect(result.stdout).toBe(`${found('a.conf')}${found('b.conf')}2 errors in 2 files\n`);
    expect(result.stderr).toBe(
      'pmtalint: nope: no such file; check the path\npmtalint: *.nope: no file matches\npmtalint: utf16.conf: is UTF-16 text; save it as UTF-8\n',
    );
    expect(result.code).toBe(2);
  });

  it('with 2 when one file cannot be read and nothing is found in the others', () => {
    const result = run('pmtalint', ['a.conf', 'nope'], { cwd: folderWith({ 'a.conf': GOOD }) });
    expect(result).toMatchObject({ code: 2, stdout: 'no findings in 1 file\n' });
  });

  it('with a whole JSON report all the same', () => {
    const { code, stdout } = run('pmtalint', ['nope', '-f', 'json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ files: [], summary: { files: 0 } });
  });

  it.each(['text', 'json'])('quietly when the reader of its %s goes away', async (format) => {
    const cwd = folderWith({ 'a.conf': BAD.repeat(3_000) });
    const { code, stderr } = await runIntoClosedPipe('pmtalint', ['-f', format, join(cwd, 'a.conf')]);
    expect(stderr).toBe('');
    expect(code).toBe(1);
  });

  it.runIf(process.platform === 'linux')('with 2 when its output has no room', () => {
    expect(shell(`${inShell('pmtalint')} > /dev/full`, { input: BAD })).toMatchObject({
      code: 2,
      stderr: 'pmtalint: standard output: no space left on device\n',
    });
  });
});

describe('pmtalint reports', () => {
  it('as JSON', () => {
    const { code, stdout } = run('pmtalint', ['--format', 'json'], { input: BAD });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      files: [{ path: '<stdin>', diagnostics: [{ rule: 'unknown-directive', severity: 'error' }] }],
      summary: { files: 1, error: 1, warning: 0, info: 0, hint: 0 },
    });
  });

  it('with the source where frames are asked for', () => {
    const { stdout } = run('pmtalint', ['--frames', 'always', '--format', 'text'], { input: BAD });
    expect(stdout).toContain('\n  1 | no-such-name 1\n    | ^^^^^^^^^^^^\n  = PowerMTA stops');
  });

  it('never a secret', () => {
    const input = 'password hunter2\nsmtp-server-tls-certificate /x hunter2 more\ndb-password hunter2\n';
    for (const args of [[], ['--frames', 'always'], ['-f', 'json']]) {
      const { stdout, code } = run('pmtalint', args, { input });
      expect(stdout).not.toContain('hunter2');
      expect(code).toBe(1);
    }
  });

  const ESCAPE = '\u001B[';

  it.each<[string, boolean, string[], Record<string, string>]>([
    ['none in a pipe', false, [], {}],
    ['none in a pipe when it is to find out itself', false, ['--color', 'auto'], {}],
    ['some when told so', true, ['--color', 'always'], {}],
    ['some when told so, whatever NO_COLOR says', true, ['--color', 'always'], { NO_COLOR: '1' }],
    ['none when told so', false, ['--color', 'never'], {}],
    ['none when told so, whatever FORCE_COLOR says', false, ['--color', 'never'], { FORCE_COLOR: '1' }],
    ['some by FORCE_COLOR', true, [], { FORCE_COLOR: '1' }],
    ['some by an empty FORCE_COLOR', true, [], { FORCE_COLOR: '' }],
    ['none by FORCE_COLOR=0', false, [], { FORCE_COLOR: '0' }],
    ['none by NO_COLOR', false, [], { NO_COLOR: '1' }],
    ['some by FORCE_COLOR, which wins over NO_COLOR', true, [], { FORCE_COLOR: '1', NO_COLOR: '1' }],
    ['none in JSON', false, ['--color', 'always', '-f', 'json'], {}],
  ])('with colours: %s', (_, coloured, args, env) => {
    const { stdout, stderr } = run('pmtalint', args, { input: BAD, env });
    expect(stdout.includes(ESCAPE)).toBe(coloured);
    expect(stderr).toBe('');
    expect(stdout).not.toContain(' | ');
  });

  const hasScript = hasProgram('script');

  /** On a terminal, as far as the program `script` can play one. */
  function onTerminal(columns: number, args: string, env: Record<string, string>): string {
    const cwd = folderWith({ 'a.conf': `${'x'.repeat(100)} 1\n` });
    const line = `stty cols ${columns}; ${inShell('pmtalint')} a.conf ${args}`;
    return shell(`script -qc '${line}' /dev/null`, { cwd, env: { TERM: 'xterm', ...env } }).stdout;
  }

  it.runIf(hasScript)('with colours and frames as wide as the terminal', () => {
    const report = onTerminal(40, '', {});
    expect(report).toContain('\u001B[31merror');
    expect(report).toContain(`\r\n  1 | ${'x'.repeat(33)}…\r\n`);
  });

  it.runIf(hasScript)('without colours on a terminal that has none', () => {
    expect(onTerminal(40, '', { TERM: 'dumb' })).not.toContain(ESCAPE);
    expect(onTerminal(40, '', { NO_COLOR: '1' })).not.toContain(ESCAPE);
    expect(onTerminal(40, '', { NO_COLOR: '' })).toContain(ESCAPE);
  });

  it.runIf(hasScript)('on a terminal that does not know its width', () => {
    expect(onTerminal(0, '--frames never', {})).not.toContain(' | ');
    expect(onTerminal(0, '', {})).toContain(`  1 | ${'x'.repeat(100)} 1\r\n`);
  });
});
