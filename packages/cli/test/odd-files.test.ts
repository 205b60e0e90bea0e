import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readInput } from '../src/input.ts';
import { replaceFile, writeBack } from '../src/output.ts';
import { folderWith, hasProgram, inShell, isRoot, namesIn, run, shell } from './command-line.ts';
import type { HookPoint } from './fs-hook.ts';
import { canMount, canRunAsUser, giveToUser, runAsUser, runHooked } from './hooked-run.ts';

const MESSY = '<domain a.com>\nmax-smtp-out   3\n</domain>\n';
const NEAT = '<domain a.com>\n    max-smtp-out 3\n</domain>\n';
const DENIED = 'permission denied; check who may read and write it';
const READ_ONLY = 'is read-only; make it writable first, as with chmod u+w';

const IRREGULAR = 'is no regular file, so it cannot be written in place';

/** Every way to call it that takes one file. */
const modes = ['--write', '--check', '--diff', '--stdin-filename=x'];

const textIn = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

describe('what cannot be read', () => {
  const rows: OddFile[] = [
    { is: 'nothing', name: 'odd', reason: 'no such file; check the path' },
    { is: 'something below a file', name: 'a.conf/odd', reason: 'no such file; check the path' },
    { is: 'a pattern that matches nothing', name: '*.odd', reason: 'no file matches' },
    { is: 'a name that is too long', name: 'x'.repeat(256), reason: 'name too long' },
    { is: 'a dangling link', name: 'odd', make: link('nowhere'), reason: 'no such file; check the path' },
    { is: 'a link to itself', name: 'odd', make: link('odd'), reason: 'too many symbolic links encountered' },
    {
      is: 'a folder without configuration files',
      name: 'odd',
      make: (path) => mkdirSync(path),
      reason: 'no configuration files (**/*.conf, **/config, **/config-defaults, **/*.pmta) in it',
    },
    {
      is: 'UTF-16, little end first',
      name: 'odd',
      make: (path) => writeFileSync(path, `\uFEFF${MESSY}`, 'utf16le'),
      reason: 'is UTF-16 text; save it as UTF-8',
    },
    {
      is: 'UTF-16, big end first',
      name: 'odd',
      make: (path) => writeFileSync(path, Buffer.from(`\uFEFF${MESSY}`, 'utf16le').swap16()),
      reason: 'is UTF-16 text; save it as UTF-8',
    },
    {
      is: 'a name with a line break and an escape code',
      name: 'o\nd\x1b7d\x7f\u202e"\\',
      reason: 'no such file; check the path',
      shown: String.raw`"o\nd\u001b7d\u{7f}\u{202e}\"\\"`,
    },
  ];

  it.each(rows.flatMap((row) => modes.map((mode) => ({ ...row, mode }))))('$is, with $mode', (row) => {
    const { name, make, reason, shown = name, mode } = row;
    const cwd = folderWith({ 'a.conf': MESSY });
    make?.(join(cwd, name));
    const wanted = { code: 2, stdout: '', stderr: `pmtafmt: ${shown}: ${reason}\n` };
    expect(run('pmtafmt', [mode, name], { cwd })).toMatchObject(wanted);
  });

  it.each(rows)('$is, among others, which are done', ({ name, make, reason, shown = name }) => {
    const cwd = folderWith({ 'a.conf': MESSY, 'z.conf': MESSY });
    make?.(join(cwd, name));
    const { code, stderr } = run('pmtafmt', ['-w', 'a.conf', name, 'z.conf'], { cwd });
    expect([code, stderr]).toEqual([2, `pmtafmt: ${shown}: ${reason}\n2 files formatted now\n`]);
    expect([textIn(cwd, 'a.conf'), textIn(cwd, 'z.conf')]).toEqual([NEAT, NEAT]);
  });

  it.runIf(process.platform !== 'win32').each(modes)('a socket, with %s', async (mode) => {
    const cwd = folderWith({ 'a.conf': NEAT });
    await socketAt(join(cwd, 'odd.conf'));
    const { code, stdout, stderr } = run('pmtafmt', [mode, 'odd.conf'], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(mode === '--write' ? IRREGULAR : /^pmtafmt: odd\.conf: is a socket[^\n]*; name a file\n$/);
    expect(run('pmtafmt', ['-c', '.'], { cwd })).toMatchObject({ code: 0, stderr: '1 file formatted already\n' });
  });

  it.runIf(existsSync('/dev/full')).each(modes)('a device that never ends, with %s', (mode) => {
    const reason = mode === '--write' ? IRREGULAR : 'is a device; name a file';
    const wanted = { code: 2, stdout: '', stderr: `pmtafmt: /dev/full: ${reason}\n` };
    expect(run('pmtafmt', [mode, '/dev/full'])).toMatchObject(wanted);
  });

  it.runIf(existsSync('/dev/null')).each(modes)('but a device that is empty can, with %s', (mode) => {
    const { code, stdout, stderr } = run('pmtafmt', [mode, '/dev/null']);
    expect([code, stdout]).toEqual([mode === '--write' ? 2 : 0, '']);
    if (mode === '--write') expect(stderr).toBe(`pmtafmt: /dev/null: ${IRREGULAR}\n`);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('a file whose name is no UTF-8', ({ skip }) => {
    const cwd = folderWith({ 'a.conf': MESSY });
    const made = shell(String.raw`printf x > "$(printf 'caf\351.conf')"`, { cwd });
    skip(made.code !== 0, 'the file system takes no such name');
    const { code, stderr } = run('pmtafmt', ['-w', '.'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toBe('pmtafmt: caf\uFFFD.conf: its name is no UTF-8; rename it\n1 file formatted now\n');
  });

  it('a file that goes away behind the search', () => {
    const folder = folderWith({ 'a.conf': MESSY, 'b.conf': MESSY, 'z.conf': MESSY });
    const at: HookPoint = { call: 'openSync a.conf', when: 'before', action: remove(folder, 'b.conf') };
    const { code, stderr } = runHooked(folder, ['-w', '.'], at);
    expect([code, stderr]).toEqual([2, 'pmtafmt: b.conf: no such file; check the path\n2 files formatted now\n']);
    expect(namesIn(folder)).toEqual(['a.conf', 'z.conf']);
  });

  it.runIf(canRunAsUser)('a file of others', () => {
    const cwd = folderWith({ 'a.conf': MESSY, 'z.conf': MESSY });
    giveToUser(cwd);
    chmodSync(join(cwd, 'a.conf'), 0o200);
    expect(runAsUser(cwd, ['-c', '.'])).toMatchObject({
      code: 2,
      stdout: 'z.conf\n',
      stderr: `pmtafmt: a.conf: ${DENIED}\n1 file not formatted; pmtafmt --write formats in place\n`,
    });
  });
});

interface OddFile {
  readonly is: string;
  readonly name: string;
  readonly make?: (path: string) => void;
  readonly reason: string;
  /** The name in a message. */
  readonly shown?: string;
}

function link(target: string): (path: string) => void {
  return (path) => symlinkSync(target, path);
}

function remove(folder: string, name: string): HookPoint['action'] {
  return { kind: 'remove', file: join(folder, name) };
}

async function socketAt(path: string): Promise<void> {
  const server = createServer().listen(path);
  onTestFinished(() => void server.close());
  await once(server, 'listening');
}

describe('a search of a folder', () => {
  it('passes over what is no file, and ends in circles', () => {
    const cwd = folderWith({ 'd/a.conf': MESSY, 'd/folder.conf/notes': '' });
    symlinkSync('nowhere', join(cwd, 'd/dangling.conf'));
    symlinkSync('loop.conf', join(cwd, 'd/loop.conf'));
    symlinkSync('.', join(cwd, 'd/self'));
    shell('mkfifo d/pipe.conf', { cwd });
    const { code, stderr } = run('pmtafmt', ['-w', 'd'], { cwd });
    expect([code, stderr]).toEqual([0, '1 file formatted now\n']);
    expect(textIn(cwd, 'd/a.conf')).toBe(NEAT);
  });

  it('goes through a link to the folder', () => {
    const cwd = folderWith({ 'd/a.conf': MESSY });
    symlinkSync('d', join(cwd, 'link'));
    expect(run('pmtafmt', ['-w', 'link'], { cwd })).toMatchObject({ code: 0, stderr: '1 file formatted now\n' });
    expect(textIn(cwd, 'd/a.conf')).toBe(NEAT);
    expect(lstatSync(join(cwd, 'link')).isSymbolicLink()).toBe(true);
  });
});

describe('what can be read, but not written', () => {
  /** Who it is, how they run it, and what keeps them from writing d/a.conf. */
  const rows: [string, boolean, Run, (folder: string) => void, string][] = [
    ['the root, a read-only file', isRoot, asRoot, (folder) => chmodSync(join(folder, 'd/a.conf'), 0o444), READ_ONLY],
    [
      'a user, a read-only file',
      canRunAsUser,
      runAsUser,
      (folder) => chmodSync(join(folder, 'd/a.conf'), 0o444),
      DENIED,
    ],
    [
      'a user, a read-only folder',
      canRunAsUser,
      runAsUser,
      (folder) => chmodUntilEnd(join(folder, 'd'), 0o555),
      DENIED,
    ],
    ['a user, a file of others', isRoot && canRunAsUser, runAsUser, (folder) => giveToRoot(folder, 0o644), DENIED],
    [
      'a user, a file of others that all may write',
      isRoot && canRunAsUser,
      runAsUser,
      (folder) => giveToRoot(folder, 0o666),
      'belongs to user 0 and group 0, and would no longer; run this as that user or root',
    ],
    [
      'the root, a read-only file system',
      canMount,
      asRoot,
      (folder) => {
        mount(`-t tmpfs none "${folder}/d"`, join(folder, 'd'));
        writeFileSync(join(folder, 'd/a.conf'), MESSY);
        shell(`mount -o remount,ro "${folder}/d"`);
      },
      'the file system is read-only',
    ],
  ];

  it.for(rows)('%s', ([, isPossible, runIt, protect, reason], { skip }) => {
    skip(!isPossible, 'needs other rights');
    const folder = folderWith({ 'd/a.conf': MESSY, 'z.conf': MESSY });
    giveToUser(folder);
    protect(folder);
    const { mode, uid, gid, ino } = statSync(join(folder, 'd/a.conf'));
    expect(runIt(folder, ['d/a.conf'])).toMatchObject({ code: 0, stdout: NEAT });
    expect(runIt(folder, ['-c', '.'])).toMatchObject({ code: 1, stdout: 'd/a.conf\nz.conf\n' });
    expect(runIt(folder, ['-d', 'd/a.conf']).code).toBe(1);
    const written = runIt(folder, ['-w', '.']);
    expect([written.code, written.stderr]).toEqual([2, `pmtafmt: d/a.conf: ${reason}\n1 file formatted now\n`]);
    expect([textIn(folder, 'd/a.conf'), textIn(folder, 'z.conf')]).toEqual([MESSY, NEAT]);
    expect(statSync(join(folder, 'd/a.conf'))).toMatchObject({ mode, uid, gid, ino });
    expect(namesIn(join(folder, 'd'))).toEqual(['a.conf']);
  });

  it('is fine when there is nothing to write', () => {
    const cwd = folderWith({ 'a.conf': NEAT });
    chmodSync(join(cwd, 'a.conf'), 0o444);
    expect(run('pmtafmt', ['-w', 'a.conf'], { cwd })).toMatchObject({ code: 0, stderr: '1 file formatted already\n' });
  });

  it.runIf(hasProgram('mkfifo'))('a pipe, which is not even read', () => {
    const cwd = folderWith();
    shell('mkfifo pipe', { cwd });
    const piped = shell(`printf 'retry-after  1h\\n' > pipe & ${inShell('pmtafmt')} pipe`, { cwd });
    expect(piped).toMatchObject({ code: 0, stdout: 'retry-after 1h\n' });
    const refused = { code: 2, stdout: '', stderr: `pmtafmt: pipe: ${IRREGULAR}\n` };
    expect(run('pmtafmt', ['-w', 'pipe'], { cwd })).toMatchObject(refused);
    // Whoever waits to write into it is let go.
    expect(shell(`yes > pipe & ${inShell('pmtafmt')} -w pipe; code=$?; wait; exit $code`, { cwd })).toMatchObject(
      refused,
    );
    expect(lstatSync(join(cwd, 'pipe')).isFIFO()).toBe(true);
  });
});

/** What cannot be listed or written could not be cleared away. */
function chmodUntilEnd(folder: string, mode: number): void {
  chmodSync(folder, mode);
  onTestFinished(() => chmodSync(folder, 0o755));
}

type Run = typeof runAsUser;

function asRoot(cwd: string, args: readonly string[]): ReturnType<Run> {
  return run('pmtafmt', args, { cwd });
}

/** In a folder where all may put files. */
function giveToRoot(folder: string, mode: number): void {
  chmodSync(join(folder, 'd'), 0o777);
  chownSync(join(folder, 'd/a.conf'), 0, 0);
  chmodSync(join(folder, 'd/a.conf'), mode);
}

/** Undone when the test ends. */
function mount(args: string, place: string): void {
  expect(shell(`mount ${args}`)).toMatchObject({ code: 0, stderr: '' });
  onTestFinished(() => void shell(`umount "${place}"`));
}

describe('what somebody else does between reading and writing', () => {
  const other = '# of somebody else\n';
  const CHANGED = 'changed while it was looked over; try again';
  const GONE = 'is gone since it was read; nothing is written';

  const moments: Pick<HookPoint, 'call' | 'when'>[] = [
    { call: 'closeSync a.conf', when: 'after' },
    { call: 'openSync TEMPORARY', when: 'after' },
    { call: 'closeSync TEMPORARY', when: 'after' },
  ];

  it.each(moments)('is not written over: $when $call', (moment) => {
    const folder = folderWith({ 'a.conf': MESSY, 'z.conf': MESSY });
    const at: HookPoint = { ...moment, action: { kind: 'put', file: join(folder, 'a.conf'), text: other } };
    const { code, stderr } = runHooked(folder, ['-w', '.'], at);
    expect([code, stderr]).toEqual([2, `pmtafmt: a.conf: ${CHANGED}\n1 file formatted now\n`]);
    expect([textIn(folder, 'a.conf'), textIn(folder, 'z.conf')]).toEqual([other, NEAT]);
    expect(namesIn(folder)).toEqual(['a.conf', 'z.conf']);
  });

  it.each(moments)('is not undone when they removed it: $when $call', (moment) => {
    const folder = folderWith({ 'a.conf': MESSY, 'z.conf': MESSY });
    const { code, stderr } = runHooked(folder, ['-w', '.'], { ...moment, action: remove(folder, 'a.conf') });
    expect([code, stderr]).toEqual([2, `pmtafmt: a.conf: ${GONE}\n1 file formatted now\n`]);
    expect(namesIn(folder)).toEqual(['z.conf']);
  });

  it('is seen though size and time are the same', async () => {
    const path = join(folderWith({ 'a.conf': 'retry-after  1h\n' }), 'a.conf');
    const input = await readInput(path);
    writeFileSync(path, 'a  2\n');
    await expect(writeBack(input, 'retry-after 1h\n')).rejects.toThrow(`${path}: ${CHANGED}`);
    expect(readFileSync(path, 'utf8')).toBe('a  2\n');
  });

  it('does not count when they wrote the same', async () => {
    const path = join(folderWith({ 'a.conf': 'retry-after  1h\n' }), 'a.conf');
    const input = await readInput(path);
    writeFileSync(path, 'retry-after  1h\n');
    await writeBack(input, 'retry-after 1h\n');
    expect(readFileSync(path, 'utf8')).toBe('retry-after 1h\n');
  });
});

describe('what is written', () => {
  const utf8 = '\u{1F600}é';

  it.each<[string, string | Buffer, string | Buffer]>([
    ['an empty file', '', ''],
    ['a file of blank lines', '\n \n', ''],
    ['a last line without its end', 'retry-after  1h', 'retry-after 1h\n'],
    ['NUL', '# \0  \nretry-after  1h\n', '# \0\nretry-after 1h\n'],
    ['a byte order mark', `\uFEFF${MESSY}`, `\uFEFF${NEAT}`],
    ['UTF-8', `# ${utf8}  \n${MESSY}`, `# ${utf8}\n${NEAT}`],
    [
      'Latin-1',
      Buffer.from(`# caf\xe9  \nretry-after  1h\n`, 'latin1'),
      Buffer.from(`# caf\xe9\nretry-after 1h\n`, 'latin1'),
    ],
    ['every byte', everyByte('retry-after  1h\n'), everyByte('retry-after 1h\n')],
  ])('keeps %s', (_, before, after) => {
    const cwd = folderWith({ 'a.conf': before });
    expect(run('pmtafmt', ['-w', 'a.conf'], { cwd })).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(join(cwd, 'a.conf')).toString('hex')).toBe(Buffer.from(after).toString('hex'));
  });

  it('is nothing that the encoding of the file does not have', async () => {
    const path = join(folderWith({ 'a.conf': Buffer.from([0xe9, 0x0a]) }), 'a.conf');
    const input = await readInput(path);
    await expect(writeBack(input, `# ${utf8}\n`)).rejects.toThrow(
      `${path}: is no UTF-8 and would get letters that its encoding does not have; save it as UTF-8`,
    );
    expect(readFileSync(path)).toEqual(Buffer.from([0xe9, 0x0a]));
  });

  it.each(['x'.repeat(255), `${'é'.repeat(125)}.conf`, 'o\nd\x1b[31md.conf', '-dash', ' blank ', '\'"`$;'])(
    'is a file called %j',
    (name) => {
      const cwd = folderWith({ [name]: MESSY });
      expect(run('pmtafmt', ['-w', '--', name], { cwd })).toMatchObject({ code: 0, stderr: '1 file formatted now\n' });
      expect(textIn(cwd, name)).toBe(NEAT);
      expect(namesIn(cwd)).toEqual([name]);
    },
  );

  it('is the file at the end of all links', () => {
    const cwd = folderWith({ 'd/real.conf': MESSY, 'e/.keep': '' });
    symlinkSync('../d/real.conf', join(cwd, 'e/one.conf'));
    symlinkSync('e/one.conf', join(cwd, 'two.conf'));
    expect(run('pmtafmt', ['-w', 'two.conf'], { cwd }).code).toBe(0);
    expect([readlinkSync(join(cwd, 'two.conf')), readlinkSync(join(cwd, 'e/one.conf'))]).toEqual([
      'e/one.conf',
      '../d/real.conf',
    ]);
    expect(textIn(cwd, 'd/real.conf')).toBe(NEAT);
    expect(namesIn(join(cwd, 'd'))).toEqual(['real.conf']);
  });

  it.runIf(canMount)('is on the file system of the file, also behind a link', () => {
    const cwd = folderWith({ 'd/.keep': '' });
    mount(`-t tmpfs none "${join(cwd, 'd')}"`, join(cwd, 'd'));
    writeFileSync(join(cwd, 'd/a.conf'), MESSY);
    symlinkSync('d/a.conf', join(cwd, 'link.conf'));
    expect(run('pmtafmt', ['-w', 'link.conf'], { cwd, env: { TMPDIR: cwd } }).code).toBe(0);
    expect(textIn(cwd, 'd/a.conf')).toBe(NEAT);
    expect(namesIn(join(cwd, 'd'))).toEqual(['a.conf']);
  });

  it('is one name of a file with several; the others keep the old text', () => {
    const cwd = folderWith({ 'a.conf': MESSY });
    linkSync(join(cwd, 'a.conf'), join(cwd, 'backup'));
    expect(run('pmtafmt', ['-w', 'a.conf'], { cwd }).code).toBe(0);
    expect([textIn(cwd, 'a.conf'), textIn(cwd, 'backup')]).toEqual([NEAT, MESSY]);
  });

  it.each([0o600, 0o644, 0o664, 0o755, 0o4755, 0o2755, 0o1644, 0o200 | 0o444])('has the mode %o, as before', (mode) => {
    const cwd = folderWith({ 'a.conf': MESSY });
    chmodSync(join(cwd, 'a.conf'), mode);
    expect(shell(`umask 077; ${inShell('pmtafmt')} -w a.conf`, { cwd }).code).toBe(0);
    expect(textIn(cwd, 'a.conf')).toBe(NEAT);
    expect(statSync(join(cwd, 'a.conf')).mode & 0o7777).toBe(mode);
  });

  it.runIf(isRoot)('has its owner, group and setuid bits, as before', () => {
    const cwd = folderWith({ 'a.conf': MESSY });
    chownSync(join(cwd, 'a.conf'), 1234, 5678);
    chmodSync(join(cwd, 'a.conf'), 0o6750);
    expect(run('pmtafmt', ['-w', 'a.conf'], { cwd }).code).toBe(0);
    expect(textIn(cwd, 'a.conf')).toBe(NEAT);
    expect(statSync(join(cwd, 'a.conf'))).toMatchObject({ uid: 1234, gid: 5678, mode: 0o106750 });
  });

  it.runIf(canRunAsUser)('needs no right to list the folder', () => {
    const cwd = folderWith({ 'd/a.conf': MESSY });
    giveToUser(cwd);
    chmodUntilEnd(join(cwd, 'd'), 0o300);
    const { code, stderr } = runAsUser(cwd, ['-w', 'd/a.conf']);
    expect([code, stderr]).toEqual([0, '1 file formatted now\n']);
    expect(textIn(cwd, 'd/a.conf')).toBe(NEAT);
  });

  it('may be seen by nobody who may not see the file, while it is written', () => {
    const folder = folderWith({ 'a.conf': MESSY });
    chmodSync(join(folder, 'a.conf'), 0o640);
    runHooked(folder, ['-w', '.'], { call: 'fchmodSync TEMPORARY', when: 'before', action: { kind: 'kill' } });
    const [temporary = ''] = namesIn(folder);
    expect(temporary).toMatch(/^\.pmtakit-/);
    expect(statSync(join(folder, temporary)).mode & 0o777).toBe(0o600);
  });
});

/** All bytes, in a comment, before a text. */
function everyByte(text: string): Buffer {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  const printed = bytes.filter((byte) => !'\t\n\v\f\r '.includes(String.fromCharCode(byte)));
  return Buffer.concat([Buffer.from('# '), printed, Buffer.from(`\n${text}`)]);
}

describe('replaceFile', () => {
  it('makes a new file as others do', async () => {
    const path = join(folderWith(), 'new');
    await replaceFile(path, 'a', 'utf8');
    expect(readFileSync(path, 'utf8')).toBe('a');
    expect(statSync(path).mode & 0o777).toBe(0o666 & ~process.umask());
  });

  it.each<[string, (path: string) => void, string]>([
    ['a dangling link', link('nowhere'), 'is a symbolic link to a file that is not there'],
    ['a folder', (path) => mkdirSync(path), IRREGULAR],
  ])('refuses %s', async (_, make, reason) => {
    const folder = folderWith();
    make(join(folder, 'odd'));
    await expect(replaceFile(join(folder, 'odd'), 'a', 'utf8')).rejects.toThrow(reason);
    expect(namesIn(folder)).toEqual(['odd']);
  });

  it('serves the baseline, which is told by name when it is read-only', () => {
    const cwd = folderWith({ 'a.conf': 'nonsense 1\n', 'known.json': '' });
    expect(run('pmtalint', ['--baseline', 'new.json', '--update-baseline', 'a.conf'], { cwd }).code).toBe(0);
    writeFileSync(join(cwd, 'known.json'), readFileSync(join(cwd, 'new.json')));
    writeFileSync(join(cwd, 'a.conf'), 'nonsense 1\nmore 2\n');
    chmodSync(join(cwd, 'known.json'), 0o444);
    const { code, stderr } = run('pmtalint', ['--baseline', 'known.json', '--update-baseline', 'a.conf'], { cwd });
    expect([code, stderr]).toEqual([2, `pmtalint: known.json: ${isRoot ? READ_ONLY : DENIED}\n`]);
    expect(textIn(cwd, 'known.json')).toBe(textIn(cwd, 'new.json'));
  });
});
