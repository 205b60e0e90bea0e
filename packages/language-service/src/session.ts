/** The configurations of one client: the texts that it edits over those on the disk, and what they mean together. */
import { type Rope, allSteps, useDirectives } from '@pmtakit/grammar';
import { type LintResult, useProviders } from '@pmtakit/linter';
import {
  type FileContent,
  type LoadOptions,
  Model,
  ProjectFile,
  type ProjectFiles,
  isComplete,
  loadProject,
  overlayFiles,
} from '@pmtakit/semantics';
import type { TreeContext } from './context.ts';
import { Configuration } from './configuration.ts';
import type { FoundSoFar } from './findings-so-far.ts';
import { KeptFiles } from './kept-files.ts';
import type { ProjectSetup } from './project-setup.ts';

export interface SessionHost {
  /** The texts that nobody edits. */
  readonly files: ProjectFiles;
  /** Asked once for each file, until something outside changes. @throws Error that tells what the user can do */
  readonly setupOf: (path: string) => ProjectSetup;
}

/** A file in the configuration that it belongs to. */
export interface Known {
  readonly model: Model;
  readonly file: ProjectFile;
}

/** How much was done, so that tests can tell what a change costs. */
export interface SessionWork {
  reads: number;
  parses: number;
  loads: number;
  /** Edits of lines that a configuration took without being put together anew. */
  patches: number;
  lints: number;
}

/**
 * Answers are those of a session that was started with the same texts, whatever happened before. Only what a change can
 * have touched is done again: a file is read and parsed once for each text, a configuration put together anew when one of
 * its files has changed.
 */
export class Session {
  readonly work: SessionWork = { reads: 0, parses: 0, loads: 0, patches: 0, lints: 0 };
  readonly #host: SessionHost;
  readonly #kept: KeptFiles;
  /** With what is edited in the place of what the disk has. */
  readonly #files: ProjectFiles;
  /** What is edited, by identity. */
  readonly #buffers = new Map<string, { readonly path: string; readonly text: string | Rope }>();
  readonly #parsed = new Map<string, ProjectFile>();
  /** What was edited since somebody asked, by identity. */
  readonly #edited = new Set<string>();
  readonly #setups = new Map<string, ProjectSetup>();
  /** By the identity of the main file. */
  readonly #configurations = new Map<string, Configuration>();
  /** The last one of each file that is edited, although it may have changed since, by identity of the file. */
  readonly #last = new Map<string, Configuration>();
  /** The main file that was found for a file, by identity. */
  readonly #mains = new Map<string, string>();

  constructor(host: SessionHost) {
    this.#host = host;
    const kept = new KeptFiles(host.files, () => void this.work.reads++);
    this.#kept = kept;
    this.#files = {
      read: (path) => this.#read(path),
      match: (pattern) => kept.match(pattern),
      identity: (path) => kept.identity(path),
      mode: (path) => kept.mode(path),
    };
  }

  /**
   * Takes a text that stands for what the disk has.
   * @param text in pieces where it was made out of the one before: then little has to be looked at
   */
  edit(path: string, text: string | Rope): void {
    const identity = this.#identity(path);
    if (!this.#buffers.has(identity)) this.#forgetWith(identity);
    this.#buffers.set(identity, { path, text });
    this.#edited.add(identity);
  }

  /** From now on the disk counts again. */
  close(path: string): void {
    const identity = this.#identity(path);
    this.#buffers.delete(identity);
    this.#kept.forget();
    this.#setups.delete(path);
    this.#mains.delete(identity);
    this.#last.delete(identity);
    this.#edited.delete(identity);
    this.#forgetWith(identity);
  }

  /** Something outside the editor changed: files, or what projects say. */
  refresh(): void {
    this.#kept.forget();
    this.#setups.clear();
    this.#mains.clear();
    this.#last.clear();
    this.#configurations.clear();
  }

  /** A file with the configuration that it belongs to. @throws what the host does when its project has a mistake */
  open(path: string): Known {
    const { model, byIdentity } = this.#configurationOf(path);
    const file = byIdentity.get(this.#identity(path));
    if (!file) throw new Error(`${path} is not part of its configuration`);
    return { model, file };
  }

  /**
   * A file as it is now, for questions about its words: with the configuration that was put together last, so that nobody
   * waits for it after each key.
   */
  openTree(path: string): Known & Pick<TreeContext, 'isModelOlder'> {
    const identity = this.#identity(path);
    const last = this.#last.get(identity);
    const file = last?.byIdentity.get(identity);
    if (!last || !file) return this.open(path);
    this.#takeEdits();
    use(last.setup);
    return { model: last.model, file, isModelOlder: this.#configurations.get(this.#identity(last.main)) !== last };
  }

  /** What is found in all files of the configuration of a file. */
  lint(path: string): readonly LintResult[] {
    for (;;) {
      const results = this.lintSome(path);
      if (results) return results;
    }
  }

  /**
   * Does a small part of the work of looking a configuration over, and gives what is found once all is done. After a
   * change in between the work starts again.
   */
  lintSome(path: string): readonly LintResult[] | undefined {
    return this.#configurationOf(path).lintSome();
  }

  /**
   * What can be told at once of the findings in the configuration of a file: all, where nothing has changed; after an edit
   * of lines, what has become of them; of one that is looked over for the first time, what single lines and sections say.
   * @returns nothing when nothing is known yet
   */
  findingsSoFar(path: string): FoundSoFar | undefined {
    return this.#configurationOf(path).findingsSoFar();
  }

  /** What would be found in the configuration of a file if it were another one, see `reopened`. */
  lintOf(path: string, model: Model): readonly LintResult[] {
    return allSteps(this.#configurationOf(path).lintInSteps(model));
  }

  /** The configuration of a file with other texts, by path, for those who want to know what a change would do. */
  reopened(path: string, texts: ReadonlyMap<string, string>): Model {
    const { main, setup, model } = this.#configurationOf(path);
    if (texts.size === 0) return model;
    const byIdentity = new Map([...texts].map(([name, text]) => [this.#identity(name), text]));
    const files = overlayFiles(this.#files, byIdentity);
    const content = files.read(main);
    const own = { path: main, text: 'text' in content ? content.text : model.project.main.text };
    return new Model(loadProject(own, { files, ...placesOf(setup) }), setup.modelOptions);
  }

  /** The files that are edited, by their paths. */
  get edited(): readonly string[] {
    return [...this.#buffers.values()].map(({ path }) => path);
  }

  /** The path under which a file is edited, so that its client knows it again. */
  pathFor(path: string): string {
    return this.#buffers.get(this.#identity(path))?.path ?? path;
  }

  // Which configuration

  #configurationOf(path: string): Configuration {
    const identity = this.#identity(path);
    const setup = this.#setupOf(path);
    this.#takeEdits();
    use(setup);
    for (const main of this.#candidates(path, setup)) {
      const configuration = this.#configuration(main, setup);
      if (!configuration?.byIdentity.has(identity)) continue;
      this.#mains.set(identity, main);
      if (this.#buffers.has(identity)) this.#last.set(identity, configuration);
      return configuration;
    }
    throw new Error(`${path} cannot be read`);
  }

  /** What it was last, what the project names, whoever else is edited and includes something, and the file itself. */
  *#candidates(path: string, { mains }: ProjectSetup): Generator<string> {
    const own = this.#identity(path);
    const last = this.#mains.get(own);
    if (last !== undefined) yield last;
    yield* mains;
    for (const [identity, buffer] of this.#buffers)
      if (identity !== own && mayInclude(buffer.text.toString())) yield buffer.path;
    yield path;
  }

  #configuration(main: string, setup: ProjectSetup): Configuration | undefined {
    const identity = this.#identity(main);
    const known = this.#configurations.get(identity) ?? this.#load(main, setup);
    if (known && !this.#configurations.has(identity)) {
      this.#configurations.set(identity, known);
      this.#prune();
    }
    return known;
  }

  #load(main: string, setup: ProjectSetup): Configuration | undefined {
    const content = this.#read(main);
    if (!('text' in content)) return undefined;
    this.work.loads++;
    const parsed = (path: string, text: string): ProjectFile => this.#parse(path, text);
    const own = { path: main, text: content.text };
    const project = loadProject(own, { files: this.#files, parsed, ...placesOf(setup) });
    const byIdentity = new Map(project.files.map((file) => [this.#identity(file.path), file]));
    return new Configuration(project, {
      main,
      setup,
      byIdentity,
      isWhole: setup.main !== undefined && this.#identity(setup.main) === this.#identity(main),
      onLint: () => void this.work.lints++,
    });
  }

  #setupOf(path: string): ProjectSetup {
    const known = this.#setups.get(path) ?? this.#host.setupOf(path);
    this.#setups.set(path, known);
    return known;
  }

  // Texts

  #read(path: string): FileContent {
    const buffer = this.#buffers.get(this.#identity(path));
    if (buffer) return { text: buffer.text.toString() };
    return this.#kept.read(path);
  }

  #parse(path: string, text: string): ProjectFile {
    const known = this.#parsed.get(path);
    if (known?.text === text) return known;
    this.work.parses++;
    const file = new ProjectFile(path, text);
    this.#parsed.set(path, file);
    return file;
  }

  #takeEdits(): void {
    for (const identity of this.#edited) {
      const text = this.#buffers.get(identity)?.text;
      for (const [path, file] of this.#parsed) {
        if (text !== undefined && this.#identity(path) === identity) this.#editFile(file, text);
      }
    }
    this.#edited.clear();
  }

  #editFile(file: ProjectFile, text: string | Rope): void {
    if (typeof text === 'string' ? text === file.text : text === file.source.rope) return;
    const holding = [...this.#configurations.values()].filter((one) => one.holds(file));
    for (const configuration of holding) {
      use(configuration.setup);
      configuration.findNames();
    }
    this.work.parses++;
    const { change, replaced } = file.edit(text);
    for (const configuration of holding) {
      use(configuration.setup);
      if (replaced && configuration.takeEdit(file, change, replaced)) this.work.patches++;
      else {
        this.#configurations.delete(this.#identity(configuration.main));
        // What it includes may be others now, so their main file may be another one.
        this.#mains.clear();
      }
    }
  }

  /** Files may be there now that were missing, or the other way round. */
  #forgetWith(identity: string): void {
    for (const [main, { byIdentity, model }] of this.#configurations) {
      if (byIdentity.has(identity) || !isComplete(model.project)) this.#configurations.delete(main);
    }
  }

  /** Lets trees of files go that nobody asks about any more. */
  #prune(): void {
    const used = [...this.#configurations.values()].reduce((sum, { byIdentity }) => sum + byIdentity.size, 0);
    if (this.#parsed.size <= 2 * used + FEW_TREES) return;
    for (const path of this.#parsed.keys()) {
      const identity = this.#identity(path);
      const isUsed = [...this.#configurations.values()].some(({ byIdentity }) => byIdentity.has(identity));
      if (!isUsed && !this.#buffers.has(identity)) this.#parsed.delete(path);
    }
  }

  #identity(path: string): string {
    return this.#kept.identity(path);
  }
}

/** What is known in general is not the same in all projects of a client. */
function use({ directives, providers }: ProjectSetup): void {
  useDirectives(directives);
  useProviders(providers);
}

function placesOf({ mappings, base }: ProjectSetup): Pick<LoadOptions, 'mappings' | 'base'> {
  return { ...(mappings && { mappings }), ...(base !== undefined && { base }) };
}

/** So many trees are kept without a look at who needs them. */
const FEW_TREES = 20;

/** Most files of a large configuration include nothing. */
function mayInclude(text: string): boolean {
  return /^[ \t]*include[ \t]/im.test(text);
}
