/** Files that are written as a whole and are not read before: reports, and whatever else a command makes. */
import { accessSync, constants, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from './exit-codes.ts';
import { replaceFile } from './output.ts';

/** Devices and pipes, such as those of a shell, take a text but cannot be replaced. */
export async function writeReport(file: string, text: string): Promise<void> {
  requireWritable(file);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return replaceFile(file, text, 'utf8');
  if (!stats.isFile()) return writeFileSync(file, text);
  return replaceFile(realpathSync(file), text, 'utf8');
}

/**
 * To be asked before long work whose result would have no place.
 * @throws UsageError, or the error of the system, when the file could not be written
 */
export function requireWritable(file: string): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return requireFolder(dirname(file));
  if (stats.isDirectory()) throw new UsageError('is a folder; name a file in it');
  accessSync(file, constants.W_OK);
}

function requireFolder(folder: string): void {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`there is no folder ${folder}; make it first`);
  if (!stats.isDirectory()) throw new UsageError(`${folder} is no folder`);
  accessSync(folder, constants.W_OK);
}
