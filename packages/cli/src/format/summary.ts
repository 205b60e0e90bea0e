import type { ModeOptions } from './mode.ts';

export interface Counts {
  readonly changed: number;
  /** How many could be read and written. */
  readonly done: number;
  readonly ignored: number;
}

/** What is done with files, in the words of the summary. */
export interface Verb {
  readonly done: 'formatted' | 'sorted';
  /** Such as `pmtafmt --write formats`. */
  readonly advice: string;
}

/** The last line, for people. On standard error, so that a list of files stays one. */
export function summaryOf(counts: Counts, { check, write }: ModeOptions, verb: Verb): string | undefined {
  const { changed, done, ignored } = counts;
  if (done === 0) return ignored > 0 ? `nothing to do: ${filesOf(ignored)} ignored; --no-ignore takes all` : undefined;
  if (!check && !write) return undefined;
  if (changed === 0) return `${filesOf(done)} ${verb.done} already`;
  const part = changed < done ? `${changed} of ${filesOf(done)}` : filesOf(done);
  return write ? `${part} ${verb.done} now` : `${part} not ${verb.done}; ${verb.advice} in place`;
}

function filesOf(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}
