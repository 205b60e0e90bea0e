import type { TextEdit } from '@pmtakit/grammar';
import { type Refusal, prove } from '@pmtakit/semantics';
import { changedFiles, newFiles, textsWith } from './file-edits.ts';
import type { Found } from './refactoring.ts';
import type { Refactorable } from './run.ts';

/** What one proposal makes of the files, or why it is not made. */
export type Trial =
  | { readonly refusal: Refusal }
  | {
      readonly refusal: undefined;
      readonly files: readonly { readonly path: string; readonly edits: readonly TextEdit[] }[];
      /** Files to be made. */
      readonly creates: readonly { readonly path: string; readonly text: string }[];
    };

/** One proposal alone, proven, as an editor applies it. @param found of the texts as they are now */
export function tryProposal(refactorable: Refactorable, found: Found): Trial {
  const { refused } = prove(refactorable.open(new Map()), [found], (some) => refactorable.open(textsWith(some)), {
    isIntended: (difference) => found.isIntended?.(difference) ?? false,
  });
  const [left] = refused;
  if (left) return { refusal: left.refusal };
  return {
    refusal: undefined,
    files: changedFiles([found]).map(({ file, edits }) => ({ path: file.path, edits })),
    creates: newFiles([found]).map(({ path, text }) => ({ path, text })),
  };
}
