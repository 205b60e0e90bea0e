/** The fixes that can be applied together. */
import type { Diagnostic, Fix, SourceFile } from '@pmtakit/grammar';
import type { LintResult } from '../lint.ts';

/** A finding with its fix, in its file. */
export interface Candidate {
  readonly source: SourceFile;
  readonly diagnostic: Diagnostic;
  readonly fix: Fix;
}

/**
 * As many fixes as do not touch the same text, in the order of the text. Suggestions are taken one a line, since two
 * good ones may make a bad pair.
 * @param wanted which fixes come into question
 */
export function candidatesIn(
  results: readonly LintResult[],
  wanted: (candidate: Candidate) => boolean,
): readonly Candidate[] {
  return results.flatMap(({ source, diagnostics }) => {
    const all = diagnostics.flatMap((diagnostic) => {
      const { fix } = diagnostic;
      return fix && fix.edits.length > 0 ? [{ source, diagnostic, fix }] : [];
    });
    return apart(all.filter(wanted));
  });
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function apart(candidates: readonly Candidate[]): Candidate[] {
  const ordered = candidates
    .map((candidate) => ({ candidate, stretch: stretchOf(candidate) }))
    .sort((a, b) => a.stretch.start - b.stretch.start || a.stretch.end - b.stretch.end);
  let before: Stretch = { start: -1, end: -1 };
  return ordered.flatMap(({ candidate, stretch }) => {
    if (meet(before, stretch)) return [];
    before = stretch;
    return [candidate];
  });
}

/** Whether two stretches share text, or one is a place at the border of the other, where the order of both would count. */
function meet(first: Stretch, second: Stretch): boolean {
  if (second.start < first.end) return true;
  return second.start === first.end && (first.start === first.end || second.start === second.end);
}

/** From the first edit to the last; for a suggestion, its lines. */
function stretchOf({ source, fix }: Candidate): Stretch {
  const start = Math.min(...fix.edits.map(({ span }) => span.start));
  const end = Math.max(...fix.edits.map(({ span }) => span.end));
  if (fix.safe) return { start, end };
  const { lines } = source;
  return {
    start: lines.lineStart(lines.position(start).line),
    end: lines.lineStart(lines.position(end).line + 1) - 1,
  };
}
