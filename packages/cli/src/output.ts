import { accessSync, constants, realpathSync } from 'node:fs';
import { UsageError } from './exit-codes.ts';
import { type InputFile, reasonOf } from './input.ts';

/**
 * Puts a new text in the place of a file: written beside it, flushed and renamed, so that a crash leaves the old or the
 * new one. Mode and owner stay; a symbolic link stays one. Files that do not change are not touched.
 * @throws UsageError naming the file and why it cannot be written
 */
export async function writeBack({ path, text, encoding }: InputFile, newText: string): Promise<void> {
  if (newText === text) return;
  try {
    const target = realpathSync(path);
    accessSync(target, constants.W_OK);
    const { default: writeFileAtomic } = await import('write-file-atomic');
    await writeFileAtomic(target, newText, { encoding });
  } catch (error) {
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
}
