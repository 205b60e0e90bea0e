/** Who is treated otherwise after a proposal, by classes of queues and clients, in the words of `pmtakit diff`. */
import type { RefactoredFile, Refactorable } from '@pmtakit/refactor';
import { type Model, behaviourDiff } from '@pmtakit/semantics';
import { headText, subjectTexts } from '../commands/diff-words.ts';

/** @param files what proposals made of the configuration */
export function purposeText(configuration: Refactorable, files: readonly RefactoredFile[]): string[] {
  const after = configuration.open(new Map(files.map((file) => [file.path, file.after])));
  const before = configuration.open(new Map());
  return before.flatMap((model, index) => changesBetween(model, after[index] ?? model));
}

function changesBetween(before: Model, after: Model): string[] {
  if (before === after) return [];
  const diff = behaviourDiff(before, after);
  return diff.changes.map((change) =>
    ['changes on purpose:', headText(change), ...subjectTexts(change, diff.virtualMtas.length)].join(' '),
  );
}
