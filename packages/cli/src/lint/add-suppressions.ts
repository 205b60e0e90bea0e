/** `--add-suppressions`: comments for what is found today. */
import { applyEdits } from '@pmtakit/grammar';
import { type LintResult, addSuppressions, printable } from '@pmtakit/linter';
import { UsageError } from '../exit-codes.ts';
import type { InputFile } from '../input.ts';
import { type FixMode, finishFixes } from './fixes.ts';

/**
 * Writes or shows the comments.
 * @returns what to tell people about it
 * @throws UsageError without a reason, and for a file that cannot be written
 */
export async function suppressAll(
  results: readonly LintResult[],
  reason: string | undefined,
  mode: FixMode,
  inputs: readonly InputFile[],
): Promise<string[]> {
  if (!reason?.trim()) throw new UsageError('--add-suppressions needs --reason "why this is passed over"');
  const { files, leftOver } = addSuppressions(results, { reason });
  const changed = files.map(({ source: { path, text }, edits }) => {
    return { path, before: text, after: applyEdits(text, edits), edits };
  });
  await finishFixes(changed, mode, inputs);
  const count = files.reduce((sum, file) => sum + file.count, 0);
  return [
    `${count === 1 ? '1 finding' : `${count} findings`} ${mode === 'write' ? 'suppressed' : 'would be suppressed'}`,
    ...leftOver.map(({ source, diagnostic }) => {
      const { line } = source.lines.position(diagnostic.span.start);
      return printable(`${source.path}:${line}: ${diagnostic.rule}: no comment can stand here`);
    }),
  ];
}
