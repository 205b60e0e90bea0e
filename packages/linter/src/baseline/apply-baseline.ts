import type { Diagnostic } from '@pmtakit/grammar';
import type { LintResult } from '../lint.ts';
import {
  type AppliedBaseline,
  type Baseline,
  type BaselineOptions,
  type GoneFinding,
  type KnownFinding,
  type MatchedFinding,
  asGiven,
  isLookedFor,
  keyOf,
} from './baseline.ts';
import { LineTexts } from './line-texts.ts';

/**
 * Takes known findings away. A finding is known wherever its line has moved to; of several alike, as many as the baseline
 * counts are known, the first ones, and the others are new.
 */
export function applyBaseline(
  results: readonly LintResult[],
  baseline: Baseline,
  options: BaselineOptions = {},
): AppliedBaseline {
  const { pathOf = asGiven, exists = () => true, isAsked } = options;
  const matched: MatchedFinding[] = [];
  const gone: GoneFinding[] = [];
  const seen = new Set<string>();
  const left = results.map((result) => {
    const path = pathOf(result.source.path);
    seen.add(path);
    const file = new KnownFile(baseline.files.get(path) ?? []);
    const diagnostics = file.partOf(result, (diagnostic) => matched.push({ source: result.source, diagnostic }));
    const rest = file.rest().filter(({ rule }) => isLookedFor(result, rule, isAsked));
    gone.push(...rest.map((one) => ({ path, ...one })));
    return { ...result, diagnostics };
  });
  for (const [path, known] of baseline.files) {
    if (!seen.has(path) && !exists(path)) gone.push(...known.map((one) => ({ path, ...one })));
  }
  return { results: left, matched, gone };
}

/** `2 entries of the baseline are gone`, with what to do; undefined when none is. */
export function goneLine(gone: readonly GoneFinding[]): string | undefined {
  if (gone.length === 0) return undefined;
  const what =
    gone.length === 1 ? '1 entry of the baseline is gone' : `${gone.length} entries of the baseline are gone`;
  return `${what}; --update-baseline takes ${gone.length === 1 ? 'it' : 'them'} out`;
}

/** What is known of one file, of which findings take what they match. */
class KnownFile {
  readonly #known: ReadonlyMap<string, KnownFinding>;
  readonly #left: Map<string, number>;

  constructor(known: readonly KnownFinding[]) {
    this.#known = new Map(known.map((one) => [keyOf(one), one]));
    this.#left = new Map(known.map((one) => [keyOf(one), one.count]));
  }

  /** The findings that are new. */
  partOf(result: LintResult, isKnown: (diagnostic: Diagnostic) => void): readonly Diagnostic[] {
    const { diagnostics } = result;
    if (this.#known.size === 0 || diagnostics.length === 0) return diagnostics;
    const texts = new LineTexts(result);
    return diagnostics.filter((diagnostic) => {
      const { rule, messageId } = diagnostic;
      const isNew = !this.#take(keyOf({ rule, messageId, text: texts.textOf(diagnostic) }));
      if (!isNew) isKnown(diagnostic);
      return isNew;
    });
  }

  #take(key: string): boolean {
    const left = this.#left.get(key) ?? 0;
    if (left > 0) this.#left.set(key, left - 1);
    return left > 0;
  }

  /** What no finding took. */
  rest(): KnownFinding[] {
    return [...this.#known].flatMap(([key, one]) => {
      const count = this.#left.get(key) ?? 0;
      return count > 0 ? [{ ...one, count }] : [];
    });
  }
}
