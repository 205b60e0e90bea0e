/** Finds and reads the files a command is called with. */
import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { UsageError } from './exit-codes.ts';

/** The name by which standard input is asked for. */
export const STDIN = '-';

/** A text with what is needed to write it back as it was. */
export interface InputFile {
  readonly path: string;
  readonly text: string;
  /** Text that is no UTF-8 is read as Latin-1, in which every byte is one character, so that no byte is lost. */
  readonly encoding: 'utf8' | 'latin1';
}

/** Files in folders that look like PowerMTA configuration. */
const inFolder = ['**/*.conf', '**/config', '**/config-defaults', '**/*.pmta'];
const ignored = ['**/node_modules/**', '**/.git/**'];

/**
 * The files that paths, folders and glob patterns name, each once, in the order given.
 * @throws UsageError when something named is not there
 */
export async function findFiles(names: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const name of names) {
    for (const path of await filesOf(name)) found.add(path);
  }
  return [...found];
}

async function filesOf(name: string): Promise<string[]> {
  if (name === STDIN) return [STDIN];
  const stats = statSync(name, { throwIfNoEntry: false });
  if (stats && !stats.isDirectory()) return [name];
  const { escapePath, glob } = await import('tinyglobby');
  const patterns = stats ? inFolder.map((pattern) => `${escapePath(name).replace(/\/+$/, '')}/${pattern}`) : [name];
  const paths = await glob(patterns, { ignore: ignored, expandDirectories: false });
  if (paths.length > 0) return paths.sort();
  throw new UsageError(stats ? `no configuration files (${inFolder.join(', ')}) in ${name}` : notFound(name));
}

function notFound(name: string): string {
  return /[*?[{]/.test(name) ? `no file matches ${name}` : `${name}: no such file; check the path`;
}

/** Reads a file or standard input. @throws UsageError naming the file and what is wrong with it */
export function readInput(path: string, stdinPath = '<stdin>'): InputFile {
  try {
    const bytes = readFileSync(path === STDIN ? 0 : path);
    const encoding = isUtf8(bytes) ? 'utf8' : 'latin1';
    return { path: path === STDIN ? stdinPath : path, text: bytes.toString(encoding), encoding };
  } catch (error) {
    throw new UsageError(`${path === STDIN ? stdinPath : path}: ${reasonOf(error)}`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied; check who may read and write it',
  EISDIR: 'is a folder; name the files in it or a pattern such as "DIR/**/*.conf"',
  ELOOP: 'too many symbolic links',
  ENOENT: 'no such file; check the path',
  ENOSPC: 'no space left on the device',
  EPERM: 'not permitted; check who may read and write it',
  EROFS: 'the file system is read-only',
  ERR_STRING_TOO_LONG: 'larger than 512 MB, which is more than can be read',
  ERR_FS_FILE_TOO_LARGE: 'larger than 2 GB, which is more than can be read',
};

/** The words for a system error. @throws the error itself when it is none that a user can mend */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = reasons[code];
  if (reason === undefined) throw error;
  return reason;
}
