/** Which of the files that are named are configurations of their own, and all findings in them and what they include. */
import { type Fixable, type LintOptions, type LintResult, lintProject, mergeResults } from '@pmtakit/linter';
import { Model, type ModelOptions, type Project } from '@pmtakit/semantics';
import { type InputFile, identityOf } from '../input.ts';

/** A file to be looked over. */
export interface NamedFile extends InputFile {
  /** Whether it is known to be a whole configuration and no part of one. */
  readonly isWhole: boolean;
}

/** Reads a configuration. @param texts what files hold instead of what the disk has, by identity */
export type Open = (main: InputFile, texts?: ReadonlyMap<string, string>) => Project;

/** The configurations of the files that no other of them includes. */
export class Configurations implements Fixable {
  readonly #named: readonly NamedFile[];
  readonly #open: Open;
  readonly #modelOptions: ModelOptions;
  readonly #lintOptions: LintOptions;
  /** What is known to be whole, by the file of its model. */
  readonly #wholes = new Set<Project>();
  readonly #identities = new Map<string, string>();
  #now: readonly { readonly main: NamedFile; readonly model: Model }[] | undefined;

  constructor(named: readonly NamedFile[], open: Open, modelOptions: ModelOptions, lintOptions: LintOptions = {}) {
    this.#named = named;
    this.#open = open;
    this.#modelOptions = modelOptions;
    this.#lintOptions = lintOptions;
  }

  open(texts: ReadonlyMap<string, string>): readonly Model[] {
    this.#now ??= projectsOf(this.#named, this.#open).map((one) => ({ main: one.main, model: this.#modelOf(one) }));
    const byIdentity = new Map([...texts].map(([path, text]) => [this.#identity(path), text]));
    return this.#now.map(({ main, model }) => (texts.size === 0 ? model : this.#reopened(main, model, byIdentity)));
  }

  /** The same model where no file of it changed. */
  #reopened(main: NamedFile, model: Model, texts: ReadonlyMap<string, string>): Model {
    const now = (path: string, text: string): string => texts.get(this.#identity(path)) ?? text;
    if (model.project.files.every(({ path, text }) => now(path, text) === text)) return model;
    return this.#modelOf({ main, project: this.#open({ ...main, text: now(main.path, main.text) }, texts) });
  }

  #identity(path: string): string {
    const identity = this.#identities.get(path) ?? identityOf(path);
    this.#identities.set(path, identity);
    return identity;
  }

  #modelOf({ main, project }: OpenedProject): Model {
    if (main.isWhole) this.#wholes.add(project);
    return new Model(project, this.#modelOptions);
  }

  /** Each file that is named or included is told once, in the order in which it comes up. */
  lint(models: readonly Model[]): LintResult[] {
    const results = new Map<string, LintResult>();
    for (const model of models) {
      const isWhole = this.#wholes.has(model.project) || undefined;
      for (const result of lintProject(model.project, model, { ...this.#lintOptions, isWhole })) {
        const identity = this.#identity(result.source.path);
        const known = results.get(identity);
        results.set(identity, known ? mergeResults(known, result) : result);
      }
    }
    return [...results.values()];
  }
}

interface OpenedProject {
  readonly main: NamedFile;
  readonly project: Project;
}

function projectsOf(named: readonly NamedFile[], open: Open): OpenedProject[] {
  const includers = new Map<NamedFile, Project>();
  for (const file of named) if (mayInclude(file)) includers.set(file, open(file));
  const included = includedBy(includers);
  return named
    .filter((file) => file.isWhole || !included(file))
    .map((main) => ({ main, project: includers.get(main) ?? open(main) }));
}
/**
 * Most files of a large configuration include nothing, so their trees are not needed to find out what includes them.
 * A file called `config` has `config-defaults` behind it.
 */
function mayInclude({ path, text }: InputFile): boolean {
  return /(?:^|[/\\])config$/.test(path) || /^[ \t]*include[ \t]/im.test(text);
}

/** Of files that include each other, the one that is named first is the main one. */
function includedBy(includers: ReadonlyMap<NamedFile, Project>): (file: NamedFile) => boolean {
  const all = [...includers].map(([file, { files }], index) => ({
    file,
    index,
    identity: identityOf(file.path),
    includes: new Set(files.slice(1).map(({ path }) => identityOf(path))),
  }));
  return (file) => {
    const identity = identityOf(file.path);
    const own = all.find((one) => one.file === file);
    return all.some((other) => {
      if (other.file === file || !other.includes.has(identity)) return false;
      return !own?.includes.has(other.identity) || other.index < own.index;
    });
  };
}
