/** What is done with one file, in this thread or another one: plain data goes in and comes out. */
import { type FormatOptions, type LineRange, format, formatEdits } from '@pmtakit/formatter';
import { type ExtraDirective, SourceFile, type TextEdit, applyEdits, parse, useDirectives } from '@pmtakit/grammar';
import { UsageError, exitCodes } from '../exit-codes.ts';
import { type InputFile, readInput, shownPath } from '../input.ts';
import { writeBack } from '../output.ts';
import { type FormatMode, type Outcome, diffOutcome, textOutcome } from './outcome.ts';

export interface FormatJob {
  readonly path: string;
  readonly stdinFilename: string | undefined;
  readonly mode: FormatMode;
  readonly options: FormatOptions;
  readonly directives: readonly ExtraDirective[];
  readonly range: LineRange | undefined;
  readonly isColoured: boolean;
  /** Whether the text is passed on as it is. */
  readonly isIgnored: boolean;
}

/** Does a job to its end. Nothing is thrown, so that what goes wrong with a file costs no other one. */
export async function doJob(job: FormatJob): Promise<Outcome> {
  try {
    return await formatInput(await readInput(job.path, job.stdinFilename, job.mode === 'write'), job);
  } catch (error) {
    if (error instanceof UsageError) return { kind: 'failed', problem: error.message, exitCode: exitCodes.usage };
    return failure(job, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** A mistake of ours with a file. */
export function failure({ path }: FormatJob, reason: string): Outcome {
  const problem = `${shownPath(path)}: an error of ours, please report it:\n${reason}`;
  return { kind: 'failed', problem, exitCode: exitCodes.internal };
}

async function formatInput(input: InputFile, job: FormatJob): Promise<Outcome> {
  useDirectives(job.directives);
  if (job.mode === 'diff') return diffOutcome(input, editsOf(input, job), job.isColoured);
  const text = formattedText(input, job);
  if (job.mode === 'write') await writeBack(input, text);
  return textOutcome(input, text, job.mode);
}

function formattedText(input: InputFile, job: FormatJob): string {
  if (job.isIgnored) return input.text;
  return job.range ? applyEdits(input.text, editsOf(input, job)) : format(input.text, job.options, input.path);
}

function editsOf({ path, text }: InputFile, { options, range }: FormatJob): TextEdit[] {
  return formatEdits(parse(new SourceFile(path, text)), options, range);
}
