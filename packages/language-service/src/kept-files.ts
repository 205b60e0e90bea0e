/** Files whose texts, names and patterns are looked up once, until somebody says that they may have changed. */
import type { FileContent, ProjectFiles } from '@pmtakit/semantics';

export class KeptFiles implements ProjectFiles {
  readonly #files: ProjectFiles;
  readonly #contents = new Map<string, FileContent>();
  readonly #matches = new Map<string, readonly string[] | 'too-many'>();
  readonly #identities = new Map<string, string>();
  readonly #onRead: () => void;

  /** @param onRead is told of each file that is read */
  constructor(files: ProjectFiles, onRead: () => void) {
    this.#files = files;
    this.#onRead = onRead;
  }

  forget(): void {
    this.#contents.clear();
    this.#matches.clear();
    this.#identities.clear();
  }

  read(path: string): FileContent {
    return kept(this.#contents, path, () => {
      this.#onRead();
      return this.#files.read(path);
    });
  }

  match(pattern: string): readonly string[] | 'too-many' {
    return kept(this.#matches, pattern, () => this.#files.match(pattern));
  }

  identity(path: string): string {
    return kept(this.#identities, path, () => this.#files.identity(path));
  }

  /** Asked by few rules, and changed without a word of the editor. */
  mode(path: string): number | undefined {
    return this.#files.mode?.(path);
  }
}

function kept<T>(known: Map<string, T>, key: string, find: () => T): T {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}
