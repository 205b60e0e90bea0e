/** What becomes of the files that refactorings change. */
import { lstatSync } from 'node:fs';
import type { RefactoredFile } from '@pmtakit/refactor';
import { type ColourMode, isColoured } from '../colours.ts';
import { editsDiff } from '../diff.ts';
import { UsageError } from '../exit-codes.ts';
import { colouredDiff } from '../format/coloured-diff.ts';
import { readInput, shownPath } from '../input.ts';
import { type Rewrite, writeAllBack } from '../output.ts';

/** @throws UsageError for new files that are there already */
export function requireNew(files: readonly RefactoredFile[]): void {
  for (const { path, besides } of files) {
    const isThere = besides !== undefined && lstatSync(path, { throwIfNoEntry: false }) !== undefined;
    if (isThere)
      throw new UsageError(`${shownPath(path)}: is there already; move it away or give it another name first`);
  }
}

export async function showDiffs(files: readonly RefactoredFile[], color: ColourMode): Promise<void> {
  for (const { path, before, edits, besides } of files) {
    const diff = await editsDiff(path, before, edits);
    const patch = besides === undefined ? diff : diff.replace(/^--- [^\n]*/, '--- /dev/null');
    process.stdout.write(isColoured(color) ? colouredDiff(patch) : patch);
  }
}

/** All or none. @throws UsageError when one of them cannot be written, or is not as it was looked over */
export async function writeFiles(files: readonly RefactoredFile[]): Promise<void> {
  const rewrites: Rewrite[] = [];
  for (const { path, before, after, besides } of files) {
    const input = await readInput(besides ?? path, undefined, true);
    if (besides === undefined && input.text !== before)
      throw new UsageError(`${shownPath(path)}: changed while it was looked over; try again, nothing is written`);
    rewrites.push({ input, newText: after, ...(besides !== undefined && { newPath: path }) });
  }
  await writeAllBack(rewrites);
}
