/** Applies refactorings to all files of configurations, each proven, until none of them finds anything more. */
import { type TextEdit, composeEdits } from '@pmtakit/grammar';
import {
  type Difference,
  type Model,
  type ProjectFile,
  type Refusal,
  differences,
  isComplete,
  prove,
} from '@pmtakit/semantics';
import { refactorings } from '../techniques/index.ts';
import { apart, changedFiles, lineCountOf, newFiles, textsWith } from './file-edits.ts';
import { findProposals } from './find.ts';
import type { Found, Refactoring } from './refactoring.ts';

/** Configurations that can be read anew with other texts. */
export interface Refactorable {
  /** All configurations with these texts, by path, in the place of those that were there, in the same order each time. */
  readonly open: (texts: ReadonlyMap<string, string>) => readonly Model[];
}

export interface RunOptions {
  /** All unless given. */
  readonly refactorings?: readonly Refactoring[];
  /** Which proposals come into question; those that are safe unless given. */
  readonly isWanted?: (found: Found) => boolean;
}

/** A file that refactorings change, or make. */
export interface RefactoredFile {
  readonly path: string;
  /** The file whose text it took over, when it is new. It had no text before then. */
  readonly besides?: string;
  readonly before: string;
  readonly after: string;
  /** What leads from one to the other, in order. */
  readonly edits: readonly TextEdit[];
}

export interface RunReport {
  readonly files: readonly RefactoredFile[];
  /** In the order in which they were applied. */
  readonly applied: readonly Found[];
  /** What would change something that it is not meant to, with a case in which it shows. */
  readonly refused: readonly { readonly found: Found; readonly refusal: Refusal }[];
  /** Differences that the applied ones are meant to make. */
  readonly intended: readonly Difference[];
  /** Of all files. */
  readonly linesBefore: number;
  readonly linesAfter: number;
  /** Includes that cannot be read, of configurations in which nothing was looked for therefore. */
  readonly unread: readonly string[];
}

/** More than any refactoring needs that makes room for another one. */
const MOST_PASSES = 20;

/**
 * The refactorings are asked one after the other, each about what those before it made, and again until nothing changes.
 * What one proposes is tried at once; what changes something is found by halving, and left as it is.
 */
export function runRefactorings(refactorable: Refactorable, options: RunOptions = {}): RunReport {
  return new Run(refactorable, options).run();
}

class Run {
  readonly #refactorable: Refactorable;
  readonly #refactorings: readonly Refactoring[];
  readonly #isWanted: (found: Found) => boolean;
  readonly #before: readonly Model[];
  /** The files as they were, by path. */
  readonly #sources: ReadonlyMap<string, ProjectFile>;
  #models: readonly Model[];
  readonly #files = new Map<string, RefactoredFile>();
  readonly #applied: Found[] = [];
  readonly #refused = new Map<Refactoring, RunReport['refused']>();
  /** How often texts changed, and how often they had when a refactoring was asked last. */
  #changes = 0;
  readonly #asked = new Map<Refactoring, number>();

  constructor(refactorable: Refactorable, { refactorings: some = refactorings, isWanted = isSafe }: RunOptions) {
    this.#refactorable = refactorable;
    this.#refactorings = some;
    this.#isWanted = isWanted;
    this.#before = refactorable.open(new Map());
    this.#models = this.#before;
    this.#sources = new Map(this.#before.flatMap(({ project }) => project.files).map((file) => [file.path, file]));
  }

  run(): RunReport {
    for (let pass = 0; pass < MOST_PASSES && this.#isOpen; pass++) {
      for (const refactoring of this.#refactorings) if (this.#isNews(refactoring)) this.#ask(refactoring);
    }
    return this.#report();
  }

  get #isOpen(): boolean {
    return this.#refactorings.some((one) => this.#isNews(one));
  }

  #isNews(refactoring: Refactoring): boolean {
    return this.#asked.get(refactoring) !== this.#changes;
  }

  #ask(refactoring: Refactoring): void {
    this.#asked.set(refactoring, this.#changes);
    const chosen = apart(findProposals(this.#models, [refactoring]).filter(this.#isWanted));
    const { proven, refused } = prove(this.#models, chosen, (some) => this.#with(some), { isIntended });
    this.#refused.set(
      refactoring,
      refused.map(({ candidate, refusal }) => ({ found: this.#placedBefore(candidate), refusal })),
    );
    if (proven.length > 0) this.#take(proven);
  }

  #with(some: readonly Found[]): readonly Model[] {
    const texts = [...this.#files].map(([path, { after }]): [string, string] => [path, after]);
    return this.#refactorable.open(new Map([...texts, ...textsWith(some)]));
  }

  #take(proven: readonly Found[]): void {
    this.#applied.push(...proven.map((found) => this.#placedBefore(found)));
    for (const { file, edits, text } of changedFiles(proven)) {
      const known = this.#files.get(file.path) ?? { path: file.path, before: file.text, edits: [] };
      const composed = composeEdits(known.before.length, known.edits, edits);
      this.#files.set(file.path, { ...known, after: text, edits: composed });
    }
    for (const { path, text, besides } of newFiles(proven)) {
      const edits = [{ span: { start: 0, end: 0 }, newText: text }];
      this.#files.set(path, { path, besides: besides.path, before: '', after: text, edits });
    }
    this.#models = this.#with([]);
    this.#changes++;
  }

  /** People look for places in the text that they have. */
  #placedBefore(found: Found): Found {
    const { file, span } = found.at;
    const changed = this.#files.get(file.path);
    const source = this.#sources.get(file.path);
    if (!changed || !source) return found;
    const { line, column } = source.position(offsetBefore(changed.edits, span.start));
    return { ...found, place: { file: file.path, line, column } };
  }

  #report(): RunReport {
    return {
      files: [...this.#files.values()].filter(({ before, after }) => before !== after),
      applied: this.#applied,
      refused: [...this.#refused.values()].flat(),
      intended: this.#applied.some(({ isIntended }) => isIntended) ? this.#differences() : [],
      linesBefore: lineCountOf(this.#before),
      linesAfter: lineCountOf(this.#models),
      unread: [...new Set(this.#before.flatMap(unreadIncludes))],
    };
  }

  #differences(): Difference[] {
    return this.#before.flatMap((model, index) => {
      const after = this.#models[index];
      return after && after !== model ? [...differences(model, after)] : [];
    });
  }
}

/** Where something stood before edits, which are in order; for new text, where it was put in. */
function offsetBefore(edits: readonly TextEdit[], offset: number): number {
  let moved = 0;
  for (const { span, newText } of edits) {
    if (offset < span.start + moved) break;
    if (offset < span.start + moved + newText.length) return span.start;
    moved += newText.length - (span.end - span.start);
  }
  return offset - moved;
}

function isSafe({ safety }: Found): boolean {
  return safety === 'safe';
}

/** Whether a difference is what one of some proposals is made for. */
function isIntended(difference: Difference, candidates: readonly Found[]): boolean {
  return candidates.some((found) => found.isIntended?.(difference));
}

function unreadIncludes({ project }: Model): string[] {
  if (isComplete(project)) return [];
  return project.includes.filter(({ outcome }) => outcome.kind !== 'included').map(({ target }) => target);
}
