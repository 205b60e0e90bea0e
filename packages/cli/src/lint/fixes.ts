/** What becomes of the texts that fixes make. */
import { type Candidate, type FixReport, type FixedFile, type Refusal, printable } from '@pmtakit/linter';
import { editsDiff } from '../diff.ts';
import { UsageError } from '../exit-codes.ts';
import { type InputFile, readInput } from '../input.ts';
import { writeBack } from '../output.ts';

/** What is done with the files that fixes change. */
export type FixMode = 'write' | 'diff' | 'dry-run';

/** The options of the command line that are about fixes. */
export interface FixOptions {
  readonly fix?: true;
  readonly fixSuggestions?: true;
  readonly diff?: true;
  readonly fixDryRun?: true;
}

/** Undefined when nothing is to be fixed. @throws UsageError for options that exclude each other */
export function fixModeOf({ fix, fixSuggestions, diff, fixDryRun }: FixOptions): FixMode | undefined {
  if (diff && fixDryRun) throw new UsageError('--diff and --fix-dry-run both only show; name one of them');
  if (diff) return 'diff';
  if (fixDryRun) return 'dry-run';
  return fix || fixSuggestions ? 'write' : undefined;
}

/**
 * Writes or shows files that change; that of standard input goes to standard output.
 * @param inputs the files that were named
 * @throws UsageError naming the first file that cannot be written; those before it are written
 */
export async function finishFixes(
  files: readonly FixedFile[],
  mode: FixMode,
  inputs: readonly InputFile[],
): Promise<void> {
  const piped = inputs.find(({ isPiped }) => isPiped);
  for (const file of files) {
    const isPiped = file.path === piped?.path;
    if (mode === 'diff') await showDiff(file, isPiped ? piped : await readInput(file.path));
    else if (mode === 'write' && !isPiped) await writeFixed(file);
  }
  if (mode === 'write' && piped) {
    const after = files.find(({ path }) => path === piped.path)?.after ?? piped.text;
    process.stdout.write(after, piped.encoding);
  }
}

async function showDiff({ path, before, edits }: FixedFile, { encoding }: InputFile): Promise<void> {
  process.stdout.write(await editsDiff(path, before, edits), encoding);
}

/** The file as it is now has to be the one that was looked over. */
async function writeFixed({ path, before, after }: FixedFile): Promise<void> {
  const input = await readInput(path);
  if (input.text !== before) throw new UsageError(`${path}: changed while it was looked over; try again`);
  await writeBack(input, after);
}

/** What was done, for people, on standard error: one line on the whole, and one for each fix that was not proven. */
export function fixSummary(report: FixReport, mode: FixMode): string[] {
  const { applied, files, refused, isEndless } = report;
  const verb = mode === 'write' ? 'applied' : 'would be applied';
  const count = `${applied.length} ${applied.length === 1 ? 'fix' : 'fixes'} ${verb}`;
  const where = files.length === 1 ? '1 file' : `${files.length} files`;
  return [
    applied.length === 0 ? 'nothing to fix' : `${count} in ${where}`,
    ...refused.map(({ candidate, refusal }) => `${placeOf(candidate)}: not fixed, since ${reasonOf(refusal)}`),
    ...suggestionsLeft(report),
    ...(isEndless ? ['some fixes undo each other; the last ones were left out'] : []),
  ].map(printable);
}

function suggestionsLeft({ results }: FixReport): string[] {
  const left = results.flatMap(({ diagnostics }) => diagnostics).filter(({ fix }) => fix && !fix.safe).length;
  if (left === 0) return [];
  return [`${left === 1 ? '1 suggestion is' : `${left} suggestions are`} left; --fix-suggestions applies them`];
}

function placeOf({ source, diagnostic }: Candidate): string {
  return `${source.path}:${source.lines.position(diagnostic.span.start).line}: ${diagnostic.rule}`;
}

function reasonOf(refusal: Refusal): string {
  if (refusal.reason === 'not-known') return `these includes cannot be read: ${refusal.notCompared.join(', ')}`;
  const { setting, subject, before = 'nothing', after = 'nothing' } = refusal.witness;
  return `it changes ${setting ?? 'a section'} (${subject.kind}) from ${before} to ${after}; --fix-suggestions applies it`;
}
