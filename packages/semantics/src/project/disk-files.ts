import { readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { isUtf8 } from 'node:buffer';
import { getSystemErrorMessage } from 'node:util';
import { type FileContent, MOST_MATCHES, type ProjectFiles } from './files.ts';
import { hasWildcards, nameMatcher } from './wildcards.ts';

/** Ten times what a configuration of a million lines needs. */
const MOST_BYTES = 512 * 1024 * 1024;

/** The files of this machine. Text that is no UTF-8 is read as Latin-1, in which no byte is lost. */
export const diskFiles: ProjectFiles = { read, match, identity, mode };

function read(path: string): FileContent {
  try {
    return readRegular(path);
  } catch (error) {
    return { problem: isMissing(error) ? 'missing' : 'unreadable', reason: reasonOf(error) };
  }
}

/** Devices and pipes are not read: an include of `/dev/zero` has no end. */
function readRegular(path: string): FileContent {
  const stats = statSync(path);
  if (!stats.isFile()) return { problem: 'unreadable', reason: stats.isDirectory() ? 'a folder' : 'no regular file' };
  if (stats.size > MOST_BYTES) return { problem: 'unreadable', reason: `larger than ${MOST_BYTES} bytes` };
  const bytes = readFileSync(path);
  return { text: bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1') };
}

/** A path that goes through a file is missing too, and one with a NUL in it cannot be there. */
function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ERR_INVALID_ARG_VALUE'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'errno' in error && typeof error.errno === 'number' ? getSystemErrorMessage(error.errno) : error.message;
}

function identity(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Windows keeps no such permissions: there every file would seem open to all. */
function mode(path: string): number | undefined {
  if (process.platform === 'win32') return undefined;
  try {
    return statSync(path).mode & 0o777;
  } catch {
    return undefined;
  }
}

/** Goes from folder to folder, so that the time depends on what is there and not on the pattern. */
function match(pattern: string): readonly string[] | 'too-many' {
  const parts = pattern.split('/').filter(Boolean);
  let paths = [pattern.startsWith('/') ? '/' : ''];
  let looked = 0;
  for (const [index, part] of parts.entries()) {
    looked += hasWildcards(part) ? paths.length : 0;
    if (looked > MOST_MATCHES) return 'too-many';
    paths = pathsLike(part, paths, index < parts.length - 1 ? '/' : '');
    if (paths.length > MOST_MATCHES) return 'too-many';
  }
  return paths.filter(isFile).sort();
}

function pathsLike(part: string, folders: readonly string[], end: string): string[] {
  const paths: string[] = [];
  for (const folder of folders) {
    for (const name of namesLike(part, folder)) paths.push(folder + name + end);
    if (paths.length > MOST_MATCHES) break;
  }
  return paths;
}

function namesLike(part: string, folder: string): readonly string[] {
  return hasWildcards(part) ? namesIn(folder).filter(nameMatcher(part)) : [part];
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder || '.');
  } catch {
    return [];
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
