import { UsageError } from '../exit-codes.ts';
import { STDIN } from '../input.ts';
import type { FormatMode } from './outcome.ts';

/** The options that say what becomes of a new text. */
export interface ModeOptions {
  readonly check?: true;
  readonly diff?: true;
  readonly write?: true;
}

/** @throws UsageError for options that exclude each other */
export function modeOf({ check, diff, write }: ModeOptions): FormatMode {
  if (write && (check || diff)) throw new UsageError('--write goes without --check and --diff');
  if (write) return 'write';
  if (diff) return 'diff';
  return check ? 'check' : 'print';
}

/** @throws UsageError when standard input would have to be written */
export function requireFiles(paths: readonly string[], mode: FormatMode): void {
  if (mode !== 'write' || !paths.includes(STDIN)) return;
  throw new UsageError('--write needs files; standard input cannot be written');
}

/** @throws UsageError when texts would run into one */
export function requireOneToPrint(count: number, mode: FormatMode): void {
  if (mode !== 'print' || count <= 1) return;
  throw new UsageError(`only one file can be printed, not ${count}; use --write, --diff or --check`);
}
