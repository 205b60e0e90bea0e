/** What becomes of the files that refactorings change. */
import type { RefactoredFile } from '@pmtakit/refactor';
import { type ColourMode, isColoured } from '../colours.ts';
import { editsDiff } from '../diff.ts';
import { UsageError } from '../exit-codes.ts';
import { colouredDiff } from '../format/coloured-diff.ts';
import { readInput, shownPath } from '../input.ts';
import { type Rewrite, writeAllBack } from '../output.ts';

export async function showDiffs(files: readonly RefactoredFile[], color: ColourMode): Promise<void> {
  for (const { path, before, edits } of files) {
    const patch = await editsDiff(path, before, edits);
    process.stdout.write(isColoured(color) ? colouredDiff(patch) : patch);
  }
}

/** All or none. @throws UsageError when one of them cannot be written, or is not as it was looked over */
export async function writeFiles(files: readonly RefactoredFile[]): Promise<void> {
  const rewrites: Rewrite[] = [];
  for (const { path, before, after } of files) {
    const input = await readInput(path, undefined, true);
    if (input.text !== before)
      throw new UsageError(`${shownPath(path)}: changed while it was looked over; try again, nothing is written`);
    rewrites.push({ input, newText: after });
  }
  await writeAllBack(rewrites);
}
