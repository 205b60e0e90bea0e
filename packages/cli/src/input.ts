/** Finds and reads the files a command is called with. */
import { isUtf8 } from 'node:buffer';
import { type Stats, fstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
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
  throw new UsageError(stats ? `${name}: no configuration files (${inFolder.join(', ')}) in it` : notFound(name));
}

function statsOf(name: string): Stats | undefined {
  try {
    return statSync(name, { throwIfNoEntry: false });
  } catch (error) {
    throw new UsageError(`${name}: ${reasonOf(error)}`);
  }
}

function notFound(name: string): string {
  return /[*?[{]/.test(name) ? `${name}: no file matches` : `${name}: no such file; check the path`;
}

/** What two names of one file, such as a symbolic link and its target, have in common. */
export function identityOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Reads a file or standard input. @throws UsageError naming the file and what is wrong with it */
export async function readInput(path: string, stdinPath = '<stdin>'): Promise<InputFile> {
  const shown = path === STDIN ? stdinPath : path;
  try {
    const isPiped = path === STDIN;
    return { path: shown, isPiped, ...decode(isPiped ? await readStdin() : readFileSync(path)) };
  } catch (error) {
    throw new UsageError(`${shown}: ${error instanceof UsageError ? error.message : reasonOf(error)}`);
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
  EISDIR: 'is a folder; name the files in it or a pattern such as "DIR/**/*.conf"',
  ENOENT: 'no such file; check the path',
  EPERM: 'not permitted; check who may read and write it',
  EROFS: 'the file system is read-only',
  ERR_STRING_TOO_LONG: 'larger than 512 MB, which is more than can be read',
  ERR_FS_FILE_TOO_LARGE: 'larger than 2 GB, which is more than can be read',
};

/** The words for a system error. @throws the error itself when it is none of the system */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  const reason = 'code' in error ? reasons[String(error.code)] : undefined;
  if (reason !== undefined) return reason;
  if ('errno' in error && typeof error.errno === 'number') return getSystemErrorMessage(error.errno);
  throw error;
}
