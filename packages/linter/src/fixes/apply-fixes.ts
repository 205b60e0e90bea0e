import { type TextEdit, applyEdits, composeEdits, byPlace } from '@pmtakit/grammar';
import { type Model, type Refusal, prove } from '@pmtakit/semantics';
import type { LintResult } from '../lint.ts';
import { type Candidate, candidatesIn } from './candidates.ts';

/** Configurations that can be read anew with other texts. */
export interface Fixable {
  /**
   * All configurations with these texts, by path, in the place of those that were there; a configuration without such a
   * file may be the same object as before.
   */
  readonly open: (texts: ReadonlyMap<string, string>) => readonly Model[];
  readonly lint: (models: readonly Model[]) => readonly LintResult[];
}

/** A file that fixes change. */
export interface FixedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** What leads from one to the other, in order. */
  readonly edits: readonly TextEdit[];
}

export interface FixReport {
  readonly files: readonly FixedFile[];
  readonly applied: readonly Candidate[];
  /** Fixes that were to keep the meaning, but were not proven to. */
  readonly refused: readonly { readonly candidate: Candidate; readonly refusal: Refusal }[];
  /** What is found afterwards. */
  readonly results: readonly LintResult[];
  /** Fixes that undo each other were met; the last round before that counts. */
  readonly isEndless: boolean;
}

/** More rounds than any fix needs that makes room for another. */
const MOST_ROUNDS = 50;

/**
 * Applies fixes until nothing is left to apply. Safe ones are applied only where the model proves that the configuration
 * does the same without them; suggestions only when they are asked for.
 */
export function applyFixes(fixable: Fixable, options: { readonly suggestions: boolean }): FixReport {
  return new FixRun(fixable, options.suggestions).run();
}

class FixRun {
  readonly #fixable: Fixable;
  readonly #suggestions: boolean;
  readonly #files = new Map<string, FixedFile>();
  readonly #applied: Candidate[] = [];
  /** Of the last round: a fix may be provable once another one is applied. */
  #refused: FixReport['refused'] = [];
  /** The texts that were there before, to notice fixes that undo each other. */
  readonly #seen = new Set<string>();
  #models: readonly Model[];

  constructor(fixable: Fixable, suggestions: boolean) {
    this.#fixable = fixable;
    this.#suggestions = suggestions;
    this.#models = fixable.open(new Map());
  }

  run(): FixReport {
    for (let round = 0; ; round++) {
      const results = this.#fixable.lint(this.#models);
      const chosen = this.#choose(results);
      if (chosen.length === 0) return this.#report(results, false);
      if (round === MOST_ROUNDS || !this.#isNew(chosen)) return this.#report(results, true);
      this.#take(chosen);
    }
  }

  /** What to apply in this round: what is proven, or else suggestions. */
  #choose(results: readonly LintResult[]): readonly Candidate[] {
    const safe = candidatesIn(results, ({ fix }) => fix.safe);
    const { proven, refused } = prove(this.#models, safe, (candidates) => this.#with(candidates));
    this.#refused = refused;
    if (proven.length > 0 || !this.#suggestions) return proven;
    return candidatesIn(results, () => true);
  }

  #with(candidates: readonly Candidate[]): readonly Model[] {
    return this.#fixable.open(this.#textsWith(candidates));
  }

  #textsWith(candidates: readonly Candidate[]): Map<string, string> {
    const texts = new Map([...this.#files].map(([path, { after }]) => [path, after]));
    for (const [{ path, text }, edits] of editsBySource(candidates)) texts.set(path, applyEdits(text, edits));
    return texts;
  }

  #isNew(candidates: readonly Candidate[]): boolean {
    const state = JSON.stringify([...this.#textsWith(candidates)].sort());
    const isNew = !this.#seen.has(state);
    this.#seen.add(state);
    return isNew;
  }

  #take(candidates: readonly Candidate[]): void {
    for (const [{ path, text }, edits] of editsBySource(candidates)) {
      const { before, edits: earlier } = this.#files.get(path) ?? { before: text, edits: [] };
      const composed = composeEdits(before.length, earlier, edits);
      this.#files.set(path, { path, before, after: applyEdits(text, edits), edits: composed });
    }
    this.#applied.push(...candidates);
    this.#models = this.#with([]);
  }

  #report(results: readonly LintResult[], isEndless: boolean): FixReport {
    const files = [...this.#files.values()].filter(({ before, after }) => before !== after);
    return { files, applied: this.#applied, refused: this.#refused, results, isEndless };
  }
}

/** The edits of each file in order. */
function editsBySource(candidates: readonly Candidate[]) {
  const bySource = Map.groupBy(candidates, ({ source }) => source);
  return [...bySource].map(([source, own]) => {
    const edits = own.flatMap(({ fix }) => fix.edits);
    return [source, edits.toSorted(byPlace)] as const;
  });
}
