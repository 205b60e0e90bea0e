/** The configurations of the documents of a client. */
import { setImmediate } from 'node:timers/promises';
import type { Rope } from '@pmtakit/grammar';
import {
  type ActionContext,
  type ClientView,
  type FileContext,
  type FoundSoFar,
  type PositionEncoding,
  type ProjectSetup,
  Session,
  type TreeContext,
} from '@pmtakit/language-service';
import type { LintResult } from '@pmtakit/linter';
import { type ProjectFiles, defaultModelOptions, diskFiles } from '@pmtakit/semantics';
import { recommended } from '@pmtakit/linter';
import { pathOf, uriOf } from './uris.ts';

/** Finds out what belongs together. */
export interface ProjectsOptions {
  /** Asks the project of a file, by its path. @throws Error that tells what the user can do */
  readonly setupOf?: (path: string) => ProjectSetup;
  /** Where files are read that are not edited; the disk unless given. */
  readonly files?: ProjectFiles;
  /** What a rule is about, for those who ask. @returns nothing when there is no such rule */
  readonly explain?: (rule: string) => string | undefined;
}

/** What is known of a file that belongs to no project. */
export const noSetup: ProjectSetup = {
  mains: [],
  main: undefined,
  modelOptions: defaultModelOptions,
  directives: [],
  settingsFor: () => recommended,
};

/** How long the server does nothing else; a single step may take longer. */
const LONGEST_TURN_MS = 10;

/** What is found sooner than this is told at once. */
const LONGEST_SILENCE_MS = 500;

export class Projects {
  readonly session: Session;
  readonly #setupOf: (path: string) => ProjectSetup;
  readonly #uris = new Map<string, string>();

  constructor({ setupOf = () => noSetup, files = diskFiles }: ProjectsOptions) {
    this.#setupOf = setupOf;
    this.session = new Session({ files, setupOf });
  }

  edit(uri: string, text: string | Rope): void {
    const path = pathOf(uri);
    this.#uris.set(path, uri);
    this.session.edit(path, text);
  }

  close(uri: string): void {
    const path = pathOf(uri);
    this.#uris.delete(path);
    this.session.close(path);
  }

  /** @throws Error when the file cannot be read or its project has a mistake */
  context(uri: string, encoding: PositionEncoding): FileContext {
    return { ...this.session.open(pathOf(uri)), ...this.view(encoding) };
  }

  /** The main file that the project of a folder names, by URI. @throws Error when the project has a mistake */
  mainIn(folder: string): string | undefined {
    // Any file of the folder has the same project.
    const { main } = this.#setupOf(`${pathOf(folder)}/config`);
    return main === undefined ? undefined : this.uriOf(main);
  }

  /** The same for questions about words, see `Session.openTree`. */
  tree(uri: string, encoding: PositionEncoding): TreeContext {
    const path = pathOf(uri);
    const known = this.session.openTree(path);
    return { ...known, ...this.view(encoding), includePlaces: () => this.#setupOf(path) };
  }

  /**
   * What is found in the configuration of a document. Other messages are answered meanwhile.
   * @param isStale asked now and then; when it says so, nothing is found
   * @param onSome is told what is found in between, where it takes long
   * @throws Error as `context` does
   */
  async lint(
    uri: string,
    isStale: () => boolean,
    onSome?: (results: readonly LintResult[]) => void,
  ): Promise<readonly LintResult[] | undefined> {
    const start = performance.now();
    let told: readonly LintResult[] | undefined;
    while (!isStale()) {
      const results = this.#lintForAWhile(pathOf(uri));
      if (results) return results;
      const isLong = performance.now() - start > LONGEST_SILENCE_MS;
      const soFar = onSome && isLong ? this.findingsSoFar(uri) : undefined;
      if (soFar?.isNews && soFar.results !== told) onSome?.((told = soFar.results));
      await setImmediate();
    }
    return undefined;
  }

  /** What can be told at once, see `Session.findingsSoFar`. @throws Error as `context` does */
  findingsSoFar(uri: string): FoundSoFar | undefined {
    return this.session.findingsSoFar(pathOf(uri));
  }

  #lintForAWhile(path: string): readonly LintResult[] | undefined {
    const end = performance.now() + LONGEST_TURN_MS;
    for (;;) {
      const results = this.session.lintSome(path);
      if (results || performance.now() > end) return results;
    }
  }

  /** The configuration of a document if texts were other ones. */
  whatIf(uri: string): Pick<ActionContext, 'reopened' | 'lint'> {
    const path = pathOf(uri);
    return {
      reopened: (texts) => this.session.reopened(path, texts),
      lint: (model) => this.session.lintOf(path, model),
    };
  }

  /** A document is told under the name that its client has given it. */
  view(encoding: PositionEncoding): ClientView {
    return { encoding, uriOf: (path) => this.uriOf(path) };
  }

  uriOf(path: string): string {
    const own = this.session.pathFor(path);
    return this.#uris.get(own) ?? uriOf(own);
  }
}
