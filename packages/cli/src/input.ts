/** Finds and reads the files a command is called with. */
import { isUtf8 } from 'node:buffer';
import {
  type Stats,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { constants as systemConstants } from 'node:os';
import { isatty } from 'node:tty';
import { getSystemErrorMessage } from 'node:util';
import { UsageError } from './exit-codes.ts';

/** The name by which standard input is asked for. */
export const STDIN = '-';

/** A text with what is needed to write it back as it was. */
export interface InputFile {
  readonly path: string;
  readonly text: string;
  /** Text that is no UTF-8 is read as Latin-1, in which every byte is one character, so that no byte is lost. */
  readonly encoding: 'utf8' | 'latin1';
  /** Whether it came from standard input, and so has no file. */
  readonly isPiped: boolean;
}

/** Files in folders that look like PowerMTA configuration. */
const inFolder = ['**/*.conf', '**/config', '**/config-defaults', '**/*.pmta'];
const ignored = ['**/node_modules/**', '**/.git/**'];

/**
 * The files that a path, a folder or a glob pattern names.
 * @throws UsageError when nothing of that name is there
 */
export async function filesOf(name: string): Promise<string[]> {
  if (name === STDIN) return [STDIN];
  const stats = statsOf(name);
  if (stats && !stats.isDirectory()) return [name];
  const { escapePath, glob } = await import('tinyglobby');
  const patterns = stats ? inFolder.map((pattern) => `${escapePath(name).replace(/\/+$/, '')}/${pattern}`) : [name];
  const paths = await glob(patterns, { ignore: ignored, expandDirectories: false });
  if (paths.length > 0) return paths.sort();
  const reason = stats ? `no configuration files (${inFolder.join(', ')}) in it` : notFound(name);
  throw new UsageError(`${shownPath(name)}: ${reason}`);
}

export function statsOf(name: string): Stats | undefined {
  try {
    return statSync(name, { throwIfNoEntry: false });
  } catch (error) {
    throw new UsageError(`${shownPath(name)}: ${reasonOf(error)}`);
  }
}

function notFound(name: string): string {
  return /[*?[{]/.test(name) ? 'no file matches' : 'no such file; check the path';
}

/** A path as it can stand in a line of a message: one that a terminal would act upon is quoted, as `ls` does. */
export function shownPath(path: string): string {
  // What moves the cursor, has no width, or reorders what is around it. Here, since it takes long to be made.
  const actedUpon = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
  if (path.search(actedUpon) === -1) return path;
  return JSON.stringify(path).replaceAll(actedUpon, (found) => `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`);
}

/** What two names of one file, such as a symbolic link and its target, have in common. */
export function identityOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/**
 * Reads a file or standard input.
 * @param isForWriting whether it is to be written back; what is no file, such as a pipe, is not even read then
 * @throws UsageError naming the file and what is wrong with it
 */
export async function readInput(path: string, stdinPath = '<stdin>', isForWriting = false): Promise<InputFile> {
  const shown = path === STDIN ? stdinPath : path;
  try {
    if (isForWriting) refuseIrregular(path);
    const isPiped = path === STDIN;
    return { path: shown, isPiped, ...decode(isPiped ? await readStdin() : readFile(path)) };
  } catch (error) {
    const isMisnamed = path.includes('\uFFFD') && !existsSync(path);
    throw new UsageError(`${shownPath(shown)}: ${isMisnamed ? 'its name is no UTF-8; rename it' : reasonOf(error)}`);
  }
}

/** @throws UsageError for what cannot be replaced by a file: a folder, a pipe, a socket, a device */
export function requireRegular(stats: Stats): void {
  if (!stats.isFile()) throw new UsageError('is no regular file, so it cannot be written in place');
}

function refuseIrregular(path: string): void {
  const stats = statSync(path);
  // Whoever waits for a reader of the pipe is let go, and does not wait for ever.
  if (stats.isFIFO()) closeSync(openSync(path, constants.O_RDONLY | constants.O_NONBLOCK));
  requireRegular(stats);
}

/** A device such as /dev/zero never ends; one that is empty, such as /dev/null, is an empty file. */
function readFile(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const stats = fstatSync(file);
    const isDevice = (stats.isCharacterDevice() || stats.isBlockDevice()) && !isatty(file);
    if (isDevice && readSync(file, Buffer.alloc(1)) > 0) throw new UsageError('is a device; name a file');
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * As a stream, because a pipe that does not wait for its writer fails a plain read with EAGAIN. A folder would be an
 * empty stream.
 */
async function readStdin(): Promise<Buffer> {
  if (fstatSync(0).isDirectory()) throw new UsageError('is a folder; name it as an argument');
  if (isatty(0)) console.error('Reading what you type; Ctrl-D ends it. To read files, name them (see --help).');
  const chunks: Uint8Array[] = await process.stdin.toArray();
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer): Pick<InputFile, 'text' | 'encoding'> {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') throw new UsageError('is UTF-16 text; save it as UTF-8');
  const encoding = isUtf8(bytes) ? 'utf8' : 'latin1';
  return { text: bytes.toString(encoding), encoding };
}

/** What a user can do about a system error, where its own words leave that open. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied; check who may read and write it',
  EBUSY: 'is mounted by itself, as in a container, so it cannot be replaced; change it where it is mounted from',
  EISDIR: 'is a folder; name the files in it or a pattern such as "DIR/**/*.conf"',
  ENOENT: 'no such file; check the path',
  ENXIO: 'is a socket or a device that cannot be read; name a file',
  EOPNOTSUPP: 'is a socket, which cannot be read; name a file',
  EPERM: 'not permitted; check who may read and write it',
  EROFS: 'the file system is read-only',
  ERR_STRING_TOO_LONG: 'larger than 512 MB, which is more than can be read',
  ERR_FS_FILE_TOO_LARGE: 'larger than 2 GB, which is more than can be read',
};

/** The words for a system error, or those of a UsageError. @throws the error itself when it is another one */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  if (error instanceof UsageError) return error.message;
  const reason = 'code' in error ? reasons[String(error.code)] : undefined;
  if (reason !== undefined) return reason;
  if ('errno' in error && typeof error.errno === 'number') {
    // Node has no words for it.
    if (error.errno === -systemConstants.errno.EDQUOT) return 'the disk quota is used up; make room and try again';
    return getSystemErrorMessage(error.errno);
  }
  throw error;
}
