import { accessSync, constants, realpathSync, statSync, writeFileSync } from 'node:fs';
import { UsageError } from './exit-codes.ts';
import { type InputFile, reasonOf } from './input.ts';

/**
 * Puts a new text in the place of a file: written beside it, flushed and renamed, so that a crash leaves the old or the
 * new one. Mode and owner stay; a symbolic link stays one. Files that do not change are not touched.
 * @throws UsageError naming the file and why it cannot be written
 */
export async function writeBack(input: InputFile, newText: string): Promise<void> {
  if (newText === input.text) return;
  try {
    const target = realpathSync(input.path);
    accessSync(target, constants.W_OK);
    if (!statSync(target).isFile()) throw new UsageError('is no regular file, so it cannot be written in place');
    await replaceFile(target, newText, input.encoding);
  } catch (error) {
    throw new UsageError(`${input.path}: ${error instanceof UsageError ? error.message : reasonOf(error)}`);
  }
}

/**
 * The text is written by us: write-file-atomic calls `write` once and does not look at how much was taken, so that on a
 * disk that is nearly full half a file would replace the whole one.
 */
export async function replaceFile(target: string, text: string, encoding: InputFile['encoding']): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  await writeFileAtomic(target, '', {
    tmpfileCreated: (temporary) => writeFileSync(temporary, text, { encoding, flag: 'r+' }),
  });
}
