import { readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { isUtf8 } from 'node:buffer';
import { getSystemErrorMessage } from 'node:util';
import type { FileContent, ProjectFiles } from './files.ts';
import { hasWildcards, matchesName } from './wildcards.ts';

/** The files of this machine. Text that is no UTF-8 is read as Latin-1, in which no byte is lost. */
export const diskFiles: ProjectFiles = {
  read: readText,
  match: (pattern) => matchParts(pattern.startsWith('/') ? '/' : '', pattern.split('/').filter(Boolean)),
  identity: (path) => {
    try {
      return realpathSync(path);
    } catch {
      return path;
    }
  },
};

function readText(path: string): FileContent {
  try {
    const bytes = readFileSync(path);
    return { text: bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1') };
  } catch (error) {
    return { problem: codeOf(error) === 'ENOENT' ? 'missing' : 'unreadable', reason: reasonOf(error) };
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** @throws the error itself when it is none of the system */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  if ('errno' in error && typeof error.errno === 'number') return getSystemErrorMessage(error.errno);
  throw error;
}

function matchParts(folder: string, parts: readonly string[]): string[] {
  const [part = '', ...rest] = parts;
  const names = hasWildcards(part) ? namesIn(folder).filter((name) => matchesName(part, name)) : [part];
  const paths = names.sort().map((name) => folder + name);
  return rest.length === 0 ? paths.filter(isFile) : paths.flatMap((path) => matchParts(`${path}/`, rest));
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
