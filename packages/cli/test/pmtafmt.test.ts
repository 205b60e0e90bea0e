import {
  chmodSync,
  chownSync,
  lstatSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type RunResult,
  folderWith,
  hasProgram,
  inShell,
  isRoot,
  namesIn,
  run,
  runIntoClosedPipe,
  runProgram,
  shell,
} from './command-line.ts';

const MESSY = '<domain a.com>\nmax-smtp-out   3\n\n\n  </domain>\n';
const NEAT = '<domain a.com>\n    max-smtp-out 3\n</domain>\n';
const utf16 = Buffer.from(`\uFEFF${MESSY}`, 'utf16le');

describe('pmtafmt prints', () => {
  it('a file', () => {
    const cwd = folderWith({ 'a.conf': MESSY });
    expect(run('pmtafmt', ['a.conf'], { cwd })).toMatchObject({ code: 0, stdout: NEAT, stderr: '' });
    expect(readFileSync(join(cwd, 'a.conf'), 'utf8')).toBe(MESSY);
  });

  it.each([[[]], [['-']], [['--stdin-filename', 'c']]])('standard input, with the arguments %j', (args) => {
    expect(run('pmtafmt', args, { input: MESSY })).toMatchObject({ code: 0, stdout: NEAT, stderr: '' });
  });

  it('the only file of a folder', () => {
    const cwd = folderWith({ 'd/a.conf': MESSY, 'd/notes.txt': '' });
    expect(run('pmtafmt', ['d'], { cwd })).toMatchObject({ code: 0, stdout: NEAT });
  });

  it.each<[string, Buffer, Buffer]>([
    ['Latin-1', Buffer.from('# caf\xE9  \n', 'latin1'), Buffer.from('# caf\xE9\n', 'latin1')],
    ['a byte order mark', Buffer.from(`\uFEFF${MESSY}`), Buffer.from(`\uFEFF${NEAT}`)],
    ['UTF-8', Buffer.from('# \u{1F600}é  \n'), Buffer.from('# \u{1F600}é\n')],
    ['NUL', Buffer.from('# \0  \n'), Buffer.from('# \0\n')],
    ['an empty text', Buffer.of(), Buffer.of()],
  ])('%s byte for byte', (_, before, after) => {
    expect(run('pmtafmt', [], { input: before }).bytes.toString('hex')).toBe(after.toString('hex'));
  });

  it('the same for what it has printed', () => {
    const once = run('pmtafmt', [], { input: MESSY }).stdout;
    expect(run('pmtafmt', [], { input: once }).stdout).toBe(once);
  });

  it('nothing when there are several files, since they would run into one', () => {
    const cwd = folderWith({ 'a.conf': MESSY, 'b.conf': MESSY });
    expect(run('pmtafmt', ['.'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'pmtafmt: only one file can be printed, not 2; use --write, --diff or --check\n',
      bytes: Buffer.of(),
    });
  });

  it('to a reader that goes away, and ends quietly', async () => {
    const cwd = folderWith({ 'a.conf': MESSY.repeat(20_000) });
    expect(await runIntoClosedPipe('pmtafmt', [join(cwd, 'a.conf')])).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('pmtafmt refuses', () => {
  it.each<[string, string[], string]>([
    ['--write with --check', ['-w', '-c', 'a.conf'], '--write goes without --check and --diff'],
    ['--write with --diff', ['-w', '-d', 'a.conf'], '--write goes without --check and --diff'],
    ['--write of standard input', ['-w'], '--write needs files; standard input cannot be written'],
    ['--write of - among files', ['-w', 'a.conf', '-'], '--write needs files; standard input cannot be written'],
    ['a missing file', ['nope'], 'nope: no such file; check the path'],
    ['UTF-16 text, which blanks would break', ['utf16.conf', '-w'], 'utf16.conf: is UTF-16 text; save it as UTF-8'],
    ['an unknown option', ['--wirte'], "unknown option '--wirte'\n(Did you mean --write?)\nTry pmtafmt --help."],
  ])('%s', (_, args, message) => {
    const cwd = folderWith({ 'a.conf': MESSY, 'utf16.conf': utf16 });
    expect(run('pmtafmt', args, { cwd, input: MESSY })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `pmtafmt: ${message}\n`,
    });
    expect(readFileSync(join(cwd, 'a.conf'), 'utf8')).toBe(MESSY);
    expect(readFileSync(join(cwd, 'utf16.conf'))).toEqual(utf16);
  });
});

describe('pmtafmt --check', () => {
  const one = 'pmtafmt --write formats in place';

  it.each<[string, Record<string, string>, number, string, string]>([
    [
      'some files to format',
      { 'a.conf': MESSY, 'b.conf': NEAT, 'c.conf': MESSY },
      1,
      'a.conf\nc.conf\n',
      `2 of 3 files not formatted; ${one}\n`,
    ],
    ['one file to format', { 'a.conf': MESSY }, 1, 'a.conf\n', `1 file not formatted; ${one}\n`],
    ['all of several', { 'a.conf': MESSY, 'b.conf': MESSY }, 1, 'a.conf\nb.conf\n', `2 files not formatted; ${one}\n`],
    ['no file to format', { 'a.conf': NEAT }, 0, '', '1 file formatted already\n'],
    ['no file of several', { 'a.conf': NEAT, 'b.conf': '' }, 0, '', '2 files formatted already\n'],
  ])('with %s', (_, files, code, stdout, stderr) => {
    const cwd = folderWith(files);
    expect(run('pmtafmt', ['--check', '.'], { cwd })).toMatchObject({ code, stdout, stderr });
    for (const [name, text] of Object.entries(files)) expect(readFileSync(join(cwd, name), 'utf8')).toBe(text);
  });

  it('names standard input as it is told to', () => {
    expect(run('pmtafmt', ['-c'], { input: MESSY })).toMatchObject({ code: 1, stdout: '<stdin>\n' });
    expect(run('pmtafmt', ['-c', '--stdin-filename', 'c'], { input: MESSY }).stdout).toBe('c\n');
  });

  it('goes on behind a file that it cannot read, and exits with 2', () => {
    const cwd = folderWith({ 'a.conf': MESSY, 'b.conf': utf16, 'c.conf': MESSY });
    const { code, stdout, stderr } = run('pmtafmt', ['-c', 'nope', '*.conf'], { cwd });
    expect(stdout).toBe('a.conf\nc.conf\n');
    expect(stderr).toContain('pmtafmt: nope: no such file');
    expect(stderr).toContain('pmtafmt: b.conf: is UTF-16 text');
    expect(code).toBe(2);
  });
});

describe('pmtafmt --write', () => {
  it('formats in place, and says how many files', () => {
    const cwd = folderWith({ 'a.conf': MESSY, 'b.conf': NEAT, 'd/c.conf': MESSY });
    expect(run('pmtafmt', ['--write', '.'], { cwd })).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '2 of 3 files formatted now\n',
    });
    for (const name of ['a.conf', 'b.conf', 'd/c.conf']) expect(readFileSync(join(cwd, name), 'utf8')).toBe(NEAT);
    expect(namesIn(cwd)).toEqual(['a.conf', 'b.conf', 'd']);
    expect(run('pmtafmt', ['--write', '.'], { cwd }).stderr).toBe('3 files formatted already\n');
  });

  it('leaves a file alone that is formatted', () => {
    const cwd = folderWith({ 'a.conf': NEAT });
    utimesSync(join(cwd, 'a.conf'), 1e9, 1e9);
    const { ino } = statSync(join(cwd, 'a.conf'));
    expect(run('pmtafmt', ['-w', 'a.conf'], { cwd }).code).toBe(0);
    expect(statSync(join(cwd, 'a.conf'))).toMatchObject({ mtimeMs: 1e12, ino });
  });

  it.each([0o600, 0o640, 0o644, 0o755])('keeps the mode %o', (mode) => {
    const cwd = folderWith({ 'a.conf': MESSY });
    chmodSync(join(cwd, 'a.conf'), mode);
    run('pmtafmt', ['-w', 'a.conf'], { cwd });
    expect(readFileSync(join(cwd, 'a.conf'), 'utf8')).toBe(NEAT);
    expect(statSync(join(cwd, 'a.conf')).mode & 0o777).toBe(mode);
  });

  it.runIf(isRoot)('keeps the owner', () => {
    const cwd = folderWith({ 'a.conf': MESSY });
    chownSync(join(cwd, 'a.conf'), 1234, 5678);
    run('pmtafmt', ['-w', 'a.conf'], { cwd });
    expect(readFileSync(join(cwd, 'a.conf'), 'utf8')).toBe(NEAT);
    expect(statSync(join(cwd, 'a.conf'))).toMatchObject({ uid: 1234, gid: 5678 });
  });

  it('writes through a symbolic link, which stays one', () => {
    const cwd = folderWith({ 'd/real.conf': MESSY });
    symlinkSync('d/real.conf', join(cwd, 'link.conf'));
    expect(run('pmtafmt', ['-w', 'link.conf'], { cwd }).code).toBe(0);
    expect(lstatSync(join(cwd, 'link.conf')).isSymbolicLink()).toBe(true);
    expect(readlinkSync(join(cwd, 'link.conf'))).toBe('d/real.conf');
    expect(readFileSync(join(cwd, 'd/real.conf'), 'utf8')).toBe(NEAT);
    expect(namesIn(join(cwd, 'd'))).toEqual(['real.conf']);
  });

  it('keeps bytes that are no UTF-8', () => {
    const cwd = folderWith({ 'a.conf': Buffer.from(`# caf\xE9 \x93x\x94\n${MESSY}`, 'latin1') });
    run('pmtafmt', ['-w', 'a.conf'], { cwd });
    const wanted = Buffer.from(`# caf\xE9 \x93x\x94\n${NEAT}`, 'latin1');
    expect(readFileSync(join(cwd, 'a.conf')).toString('hex')).toBe(wanted.toString('hex'));
  });

  it('goes on behind a file that it cannot read, and exits with 2', () => {
    const cwd = folderWith({ 'a.conf': MESSY, 'b.conf': utf16, 'c.conf': MESSY });
    const { code, stderr } = run('pmtafmt', ['-w', 'a.conf', 'nope', 'b.conf', 'c.conf'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toBe(
      'pmtafmt: nope: no such file; check the path\npmtafmt: b.conf: is UTF-16 text; save it as UTF-8\n2 files formatted now\n',
    );
    expect(readFileSync(join(cwd, 'c.conf'), 'utf8')).toBe(NEAT);
  });

  // The root may write everything, so the rows with permissions are left out for it.
  const places: [string, (cwd: string) => void][] = [
    ['a file that is read-only', (cwd) => chmodSync(join(cwd, 'd/a.conf'), 0o444)],
    ['a folder that is read-only', (cwd) => chmodSync(join(cwd, 'd'), 0o555)],
  ];
  it.skipIf(isRoot).each(places)('goes on behind %s', (_, protect) => {
    const cwd = folderWith({ 'd/a.conf': MESSY, 'z.conf': MESSY });
    protect(cwd);
    const { code, stderr } = run('pmtafmt', ['-w', '.'], { cwd });
    chmodSync(join(cwd, 'd'), 0o755);
    expect(code).toBe(2);
    expect(stderr).toBe(
      'pmtafmt: d/a.conf: permission denied; check who may read and write it\n1 file formatted now\n',
    );
    expect(namesIn(join(cwd, 'd'))).toEqual(['a.conf']);
    expect(readFileSync(join(cwd, 'd/a.conf'), 'utf8')).toBe(MESSY);
    expect(readFileSync(join(cwd, 'z.conf'), 'utf8')).toBe(NEAT);
  });

  it.runIf(hasProgram('mkfifo'))('does not put a file in the place of a pipe', () => {
    const cwd = folderWith();
    expect(shell(`mkfifo p && ${inShell('pmtafmt')} -w p`, { cwd })).toMatchObject({
      code: 2,
      stderr: 'pmtafmt: p: is no regular file, so it cannot be written in place\n',
    });
    expect(lstatSync(join(cwd, 'p')).isFIFO()).toBe(true);
  });

  it('keeps the whole file when only half of the new one can be written', () => {
    const text = '# as long as it will be \n'.repeat(4_000);
    const cwd = folderWith({ 'a.conf': text });
    // Like a disk that gets full: the first write takes less than it is given, and the next one fails. A signal that
    // comes along may end the command before it can say so.
    const env = { NODE_DISABLE_COMPILE_CACHE: '1' };
    const { code } = shell(`ulimit -f 64; ${inShell('pmtafmt')} -w a.conf`, { cwd, env });
    expect(code).not.toBe(0);
    expect(readFileSync(join(cwd, 'a.conf'), 'utf8')).toBe(text);
    expect(namesIn(cwd)).toEqual(['a.conf']);
  });
});

describe('pmtafmt --diff', () => {
  it('shows what would change and exits with 1', () => {
    const cwd = folderWith({ 'a.conf': MESSY });
    expect(run('pmtafmt', ['--diff', 'a.conf'], { cwd })).toMatchObject({
      code: 1,
      stderr: '',
      stdout: [
        '--- a/a.conf',
        '+++ b/a.conf',
        '@@ -1,5 +1,3 @@',
        ' <domain a.com>',
        '-max-smtp-out   3',
        '-',
        '-',
        '-  </domain>',
        '+    max-smtp-out 3',
        '+</domain>',
        '',
      ].join('\n'),
    });
    expect(readFileSync(join(cwd, 'a.conf'), 'utf8')).toBe(MESSY);
  });

  it('is empty and exits with 0 when nothing would change', () => {
    expect(run('pmtafmt', ['-d'], { input: NEAT })).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  it('goes with --check, which counts', () => {
    const { code, stdout, stderr } = run('pmtafmt', ['-d', '-c', '--stdin-filename', 'c'], { input: MESSY });
    expect(stdout).toContain('--- a/c\n+++ b/c\n');
    expect(stderr).toContain('1 file not formatted');
    expect(code).toBe(1);
  });

  const unchanged = Array.from({ length: 12 }, (_, index) => `# ${index}\n`).join('');

  it.each<[string, string, string | Buffer]>([
    ['a plain file', 'a.conf', MESSY],
    ['one change at each end and much between', 'a.conf', `  # a\n${unchanged}  # b\n`],
    ['two changes that share their context', 'a.conf', '  # a\n# 1\n# 2\n# 3\n# 4\n# 5\n# 6\n  # b\n'],
    ['two changes that just do not', 'a.conf', '  # a\n# 1\n# 2\n# 3\n# 4\n# 5\n# 6\n# 7\n  # b\n'],
    ['a file without a final line break', 'a.conf', MESSY.trimEnd()],
    ['a file of one line without its break', 'a.conf', '  # a'],
    ['a file without a final line break that starts with changes', 'a.conf', `  # a\n${unchanged}# b`],
    ['blank lines alone', 'a.conf', '\n\n\n'],
    ['blank lines at both ends', 'a.conf', `\n\n${NEAT}\n\n`],
    ['CRLF', 'a.conf', MESSY.replaceAll('\n', '\r\n')],
    ['mixed line ends', 'a.conf', '# a\r\n# b\n# c\r\n  # d\n'],
    ['lone CR', 'a.conf', `${unchanged}# a\r# b\r\r# c\n${unchanged}`],
    ['a byte order mark', 'a.conf', `\uFEFF${MESSY}`],
    ['Latin-1', 'a.conf', Buffer.from(`# caf\xE9 \n${MESSY}`, 'latin1')],
    ['missing blank lines between sections', 'a.conf', '<domain a>\n</domain>\n<domain b>\n</domain>\n# c\n'],
    ['a file in a folder', 'd/e/config', MESSY],
    ['a name with blanks', 'my d/a b.conf', MESSY],
    ['a name with other letters and quotes', 'é"q.conf', MESSY],
  ])('of %s is taken by git apply', (_, name, content) => {
    const cwd = folderWith({ [name]: content });
    expect(git(cwd, 'init -q').code).toBe(0);
    const patch = run('pmtafmt', ['--diff', name], { cwd });
    const wanted = run('pmtafmt', [name], { cwd }).bytes;
    expect(patch.code).toBe(1);
    expect(git(cwd, 'apply --whitespace=nowarn', patch.bytes)).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(join(cwd, name)).toString('hex')).toBe(wanted.toString('hex'));
  });

  it('of several files is one patch', () => {
    const cwd = folderWith({ 'a.conf': MESSY, 'b.conf': NEAT, 'c.conf': MESSY.trimEnd() });
    git(cwd, 'init -q');
    const { bytes } = run('pmtafmt', ['-d', '.'], { cwd });
    expect(git(cwd, 'apply', bytes).code).toBe(0);
    expect(run('pmtafmt', ['-c', '.'], { cwd }).stderr).toBe('3 files formatted already\n');
  });

  it('of a large file in which all lines change takes no long time', () => {
    const before = Date.now();
    const { stdout } = run('pmtafmt', ['-d'], { input: '  # a line\r\n'.repeat(50_000) });
    expect(stdout.split('\n')).toHaveLength(100_004);
    expect(Date.now() - before).toBeLessThan(5_000);
  });
});

/** Settings of whoever runs the tests, such as core.autocrlf, do not count. */
function git(cwd: string, line: string, input: string | Buffer = ''): RunResult {
  const env = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_CEILING_DIRECTORIES: cwd };
  return runProgram('git', line.split(' '), { cwd, input, env });
}
