/** Folders with files that say the style, read without a command. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { FormatOptions } from '@pmtakit/formatter';
import { UsageError } from '../../src/exit-codes.ts';
import { type Style, Styles } from '../../src/format/style.ts';
import { folderWith } from '../command-line.ts';

/** A folder with these files, of which those that are no text are JSON. */
export function folderOf(files: Readonly<Record<string, unknown>>): string {
  const contents = Object.entries(files).map(([name, value]) => {
    const isContent = typeof value === 'string' || Buffer.isBuffer(value);
    return [name, isContent ? value : JSON.stringify(value)] as const;
  });
  return folderWith(Object.fromEntries(contents));
}

/** Makes a folder the current one until the test ends. */
export function goTo(folder: string): string {
  const before = process.cwd();
  onTestFinished(() => process.chdir(before));
  process.chdir(folder);
  return folder;
}

/** What is told instead of a style; names of files count from their folder. */
export async function styleProblem(
  folder: string,
  path = 'config',
  fromCommandLine: Partial<FormatOptions> = {},
): Promise<string> {
  try {
    await new Styles().of(join(folder, path), fromCommandLine);
  } catch (error) {
    if (error instanceof UsageError) return error.message.replaceAll(`${folder}/`, '');
    throw error;
  }
  return 'no problem';
}

/** Where the options of a style come from; names of files count from their folder, and defaults are left out. */
export function originsIn(folder: string, { origins }: Style): Record<string, string> {
  const said = Object.entries(origins).filter(([, origin]) => origin !== 'default');
  return Object.fromEntries(said.map(([option, origin]) => [option, origin.replace(`${folder}/`, '')]));
}
