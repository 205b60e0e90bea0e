/** One configuration of a session, and what is found in it. */
import type { Replaced, Steps, TextChange } from '@pmtakit/grammar';
import { type LintOptions, type LintResult, lintInSteps, lintItems } from '@pmtakit/linter';
import { Model, type Project, type ProjectFile, patchProject } from '@pmtakit/semantics';
import { FindingsSoFar, type FoundSoFar } from './findings-so-far.ts';
import type { ProjectSetup } from './project-setup.ts';

export interface ConfigurationOptions {
  readonly main: string;
  readonly setup: ProjectSetup;
  readonly byIdentity: ReadonlyMap<string, ProjectFile>;
  /** Whether its project names the main file, which is known to be whole then. */
  readonly isWhole: boolean;
  /** Is told each time that it is looked over from the beginning. */
  readonly onLint: () => void;
}

export class Configuration {
  readonly main: string;
  readonly setup: ProjectSetup;
  readonly byIdentity: ReadonlyMap<string, ProjectFile>;
  readonly #isWhole: boolean;
  readonly #onLint: () => void;
  #model: Model;
  /** The look over all of it that is under way. */
  #steps: Steps<readonly LintResult[]> | undefined;
  #results: readonly LintResult[] | undefined;
  /** What single lines and sections say, while the rest is not known. */
  #early: readonly LintResult[] | undefined;
  /** What is known after an edit of lines. */
  #soFar: FindingsSoFar | undefined;

  constructor(project: Project, { main, setup, byIdentity, isWhole, onLint }: ConfigurationOptions) {
    this.main = main;
    this.setup = setup;
    this.byIdentity = byIdentity;
    this.#isWhole = isWhole;
    this.#onLint = onLint;
    this.#model = new Model(project, setup.modelOptions);
  }

  get model(): Model {
    return this.#model;
  }

  holds(file: ProjectFile): boolean {
    return this.#model.project.files.includes(file);
  }

  /**
   * Takes an edit of a file that it holds.
   * @param change where the texts differ
   * @param replaced what became of the tree
   * @returns false when it has to be put together anew
   */
  takeEdit(file: ProjectFile, change: TextChange, replaced: Replaced): boolean {
    const patch = patchProject(this.#model.project, file, replaced);
    if (!patch) return false;
    this.#model = this.#model.after(patch);
    if (this.#results) this.#soFar = new FindingsSoFar(this.#results);
    this.#soFar?.change(file, change, replaced);
    this.#steps = undefined;
    this.#results = undefined;
    this.#early = undefined;
    return true;
  }

  /** Has names found as long as the trees are those of the model: a tree is used up when its text changes. */
  findNames(): unknown {
    return [this.#model.symbols, this.#model.macros];
  }

  /** See `Session.lintSome`. */
  lintSome(): readonly LintResult[] | undefined {
    if (this.#results) return this.#results;
    const onItems = (early: readonly LintResult[]): void => {
      if (!this.#soFar) this.#early = early;
    };
    const { value, done } = (this.#steps ??= this.lintInSteps(this.#model, onItems)).next();
    if (!done) return undefined;
    this.#steps = undefined;
    this.#soFar = undefined;
    this.#early = undefined;
    return (this.#results = value);
  }

  /** See `Session.findingsSoFar`. */
  findingsSoFar(): FoundSoFar | undefined {
    if (this.#results) return { results: this.#results, isNews: false };
    if (this.#soFar) return this.#soFar.take((file, items) => lintItems(this.#model, file, items, this.setup));
    return this.#early && { results: this.#early, isNews: true };
  }

  /** Looks over what it would be with another model. */
  lintInSteps(model: Model, onItems?: LintOptions['onItems']): Steps<readonly LintResult[]> {
    this.#onLint();
    const { settingsFor } = this.setup;
    return lintInSteps(model.project, model, { settingsFor, isWhole: this.#isWhole || undefined, onItems });
  }
}
