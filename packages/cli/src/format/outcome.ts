/** What comes of one file: plain data, since it may come from another thread. */
import type { TextEdit } from '@pmtakit/grammar';
import { editsDiff } from '../diff.ts';
import type { InputFile } from '../input.ts';
import { colouredDiff } from './coloured-diff.ts';

/** What becomes of a new text. */
export type FormatMode = 'print' | 'check' | 'diff' | 'write';

/** Text for standard output. */
interface Output {
  readonly text: string;
  readonly encoding: InputFile['encoding'];
}

export type Outcome =
  | { readonly kind: 'formatted'; readonly isChanged: boolean; readonly output?: Output }
  /** With what standard error is told. */
  | { readonly kind: 'failed'; readonly problem: string; readonly exitCode: number };

const unchanged: Outcome = { kind: 'formatted', isChanged: false };

/** A new text that is printed, listed by the name of its file, or written by now. */
export function textOutcome({ path, text: before, encoding }: InputFile, text: string, mode: FormatMode): Outcome {
  const isChanged = text !== before;
  if (mode === 'print') return { kind: 'formatted', isChanged, output: { text, encoding } };
  if (mode !== 'check' || !isChanged) return { kind: 'formatted', isChanged };
  return { kind: 'formatted', isChanged, output: { text: `${path}\n`, encoding: 'utf8' } };
}

/** The changes as a diff. */
export async function diffOutcome(
  { path, text, encoding }: InputFile,
  edits: readonly TextEdit[],
  isColoured: boolean,
): Promise<Outcome> {
  if (edits.length === 0) return unchanged;
  const patch = await editsDiff(path, text, edits);
  return { kind: 'formatted', isChanged: true, output: { text: isColoured ? colouredDiff(patch) : patch, encoding } };
}
