import type { LintResult } from '../lint.ts';
import { type Baseline, type BaselineOptions, type KnownFinding, asGiven, isLookedFor, keyOf } from './baseline.ts';
import { LineTexts } from './line-texts.ts';

/** Everything that was found, to be known from now on. What comments pass over needs no baseline. */
export function baselineOf(results: readonly LintResult[], { pathOf = asGiven }: BaselineOptions = {}): Baseline {
  return ordered(results.map((result) => [pathOf(result.source.path), findingsOf(result)]));
}

/**
 * A baseline of today: what is found of files that were looked over, and what was known of other files and of rules that
 * were not asked.
 */
export function updatedBaseline(
  old: Baseline,
  results: readonly LintResult[],
  options: BaselineOptions = {},
): Baseline {
  const { pathOf = asGiven, exists = () => true, isAsked } = options;
  const seen = new Map(results.map((result) => [pathOf(result.source.path), result]));
  const kept = [...old.files].map(([path, known]): FileFindings => {
    const own = seen.get(path);
    if (own === undefined) return [path, exists(path) ? known : []];
    return [path, known.filter(({ rule }) => !isLookedFor(own, rule, isAsked))];
  });
  return ordered([...baselineOf(results, options).files, ...kept]);
}

type FileFindings = readonly [path: string, known: readonly KnownFinding[]];

function findingsOf(result: LintResult): KnownFinding[] {
  if (result.diagnostics.length === 0) return [];
  const texts = new LineTexts(result);
  return result.diagnostics.map((diagnostic) => {
    const { rule, messageId } = diagnostic;
    return { rule, messageId, text: texts.textOf(diagnostic), count: 1 };
  });
}

/** Each finding once with its count, and all in an order that does not depend on where they were met. */
export function ordered(files: readonly FileFindings[]): Baseline {
  const byPath = new Map<string, KnownFinding[]>();
  for (const [path, known] of files) {
    const before = byPath.get(path);
    byPath.set(path, before ? [...before, ...known] : [...known]);
  }
  const counted = [...byPath].map(([path, known]): [string, KnownFinding[]] => [path, summed(known)]);
  return { files: new Map(counted.filter(([, known]) => known.length > 0).sort(([a], [b]) => compare(a, b))) };
}

function summed(all: readonly KnownFinding[]): KnownFinding[] {
  const byKey = new Map<string, KnownFinding>();
  for (const one of all) {
    const key = keyOf(one);
    byKey.set(key, { ...one, count: one.count + (byKey.get(key)?.count ?? 0) });
  }
  return [...byKey.values()].sort(
    (a, b) => compare(a.rule, b.rule) || compare(a.messageId, b.messageId) || compare(a.text, b.text),
  );
}

/** By code units, which is the same in every place of the world. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
