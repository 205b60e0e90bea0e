import type { IncludeTrouble } from './inclusion.ts';
import { MOST_MATCHES, type ProjectFiles } from './files.ts';
import { type PathMapping, folderOf, joinPath, mapPath } from './path-map.ts';
import { ProjectFile } from './project-file.ts';
import { escapeWildcards, hasWildcards } from './wildcards.ts';

/** Gives the tree of a text: a new one, or one of the same path and text that is kept. */
export type Parsed = (path: string, text: string) => ProjectFile;

export interface LoadOptions {
  readonly files: ProjectFiles;
  readonly mappings?: readonly PathMapping[];
  /** The folder of relative includes, as it is here; that of the main file unless given. */
  readonly base?: string;
  /**
   * How many lines, sections and comments all includes together may bring. No real configuration comes near, but files
   * that include each other twice double their text with each level.
   */
  readonly mostLines?: number;
  /** False when nothing that is included is looked for: then nobody knows what is missing. */
  readonly followIncludes?: boolean;
  /** How many files may be included; a file counts each time. */
  readonly mostIncludes?: number;
  /** Reads a text into its tree, for those who keep trees of texts that they have read before. */
  readonly parsed?: Parsed;
}

const MOST_LINES = 3_000_000;
const MOST_INCLUDES = 50_000;

/** No server has folders nested as deep as this, so no longer end of a path is looked for elsewhere. */
const DEEPEST_FOLDER = 20;

type Found = ProjectFile | IncludeTrouble;

/** Finds what include lines ask for. Each file is read once and each pattern looked up once. */
export class IncludedFiles {
  readonly #options: LoadOptions;
  /** The folder of relative includes. */
  readonly #base: string;
  readonly #mainPath: string;
  readonly #mainFolder: string;
  readonly #byIdentity = new Map<string, ProjectFile>();
  readonly #byPath = new Map<string, Found>();
  readonly #matches = new Map<string, readonly string[] | 'too-many'>();
  #lines = 0;
  #inclusions = 0;

  constructor(main: ProjectFile, options: LoadOptions) {
    this.#options = options;
    this.#mainPath = main.path;
    this.#mainFolder = folderOf(main.path);
    this.#base = options.base ?? this.#mainFolder;
    this.#byIdentity.set(options.files.identity(main.path), main);
  }

  /** Where files are read. */
  get origin(): ProjectFiles {
    return this.#options.files;
  }

  /** Every file that was read, the main file first. */
  get all(): ProjectFile[] {
    return [...this.#byIdentity.values()];
  }

  /** The file that PowerMTA reads behind `config`, if it is there. */
  defaults(): ProjectFile | undefined {
    if (!/(?:^|\/)config$/.test(this.#mainPath)) return undefined;
    const path = joinPath(this.#mainFolder, 'config-defaults');
    const file = this.#isThere(path) ? this.#lookUp(path) : undefined;
    return file instanceof ProjectFile ? file : undefined;
  }

  /** @param active the files that are being read: they are in a cycle, and their lines do not come once more */
  find(target: string, active: ReadonlySet<ProjectFile>): Found[] {
    if (this.#options.followIncludes === false) return [{ kind: 'not-followed' }];
    if (isRemote(target)) return [{ kind: 'remote' }];
    const paths = this.#pathsOf(target);
    if ('kind' in paths) return [paths];
    const found: Found[] = [];
    for (const path of paths) {
      const limit = this.#limitReached();
      if (limit !== undefined) return [...found, { kind: 'too-much', limit }];
      const file = this.#fileAt(path);
      this.#inclusions++;
      if (file instanceof ProjectFile && !active.has(file)) this.#lines += file.size;
      found.push(file);
    }
    return found;
  }

  #pathsOf(target: string): readonly string[] | IncludeTrouble {
    const here = { folder: this.#base, rest: target };
    const { folder, rest } = mapPath(target, this.#options.mappings ?? []) ?? here;
    const path = joinPath(folder, rest);
    if (!hasWildcards(rest)) return [path];
    const limit = this.#limitReached();
    if (limit !== undefined) return { kind: 'too-much', limit };
    const paths = this.#matching(joinPath(escapeWildcards(folder), rest));
    if (paths === 'too-many') return { kind: 'too-much', limit: `${MOST_MATCHES} files for one pattern` };
    return paths.length > 0 ? paths : { kind: 'nothing-matches', path };
  }

  #matching(pattern: string): readonly string[] | 'too-many' {
    const known = this.#matches.get(pattern) ?? this.#options.files.match(pattern);
    this.#matches.set(pattern, known);
    return known;
  }

  /** What there is too much of already, so that nothing more is read. */
  #limitReached(): string | undefined {
    const { mostIncludes = MOST_INCLUDES, mostLines = MOST_LINES } = this.#options;
    if (this.#inclusions >= mostIncludes) return `${mostIncludes} included files`;
    return this.#lines >= mostLines ? `${mostLines} included lines` : undefined;
  }

  #fileAt(path: string): Found {
    const known = this.#byPath.get(path) ?? this.#lookUp(path);
    this.#byPath.set(path, known);
    return known;
  }

  #lookUp(path: string): Found {
    const identity = this.#options.files.identity(path);
    return this.#byIdentity.get(identity) ?? this.#read(path, identity);
  }

  #read(path: string, identity: string): Found {
    const content = this.#options.files.read(path);
    if ('text' in content) {
      const file = parsedBy(this.#options)(path, content.text);
      this.#byIdentity.set(identity, file);
      return file;
    }
    if (content.problem === 'unreadable') return { kind: 'unreadable', path, reason: content.reason };
    return { kind: 'missing', path, found: this.#sameNameNearby(path) };
  }

  /** `/etc/pmta/conf.d/x.conf` of the server may be `conf.d/x.conf` beside the main file. */
  #sameNameNearby(path: string): string | undefined {
    const names = path.split('/').slice(-DEEPEST_FOLDER);
    return names
      .map((_, index) => joinPath(this.#mainFolder, names.slice(index).join('/')))
      .find((candidate) => candidate !== path && this.#isThere(candidate));
  }

  #isThere(path: string): boolean {
    return this.#options.files.match(escapeWildcards(path)).length > 0;
  }
}

/** How texts get their trees. */
export function parsedBy({ parsed }: LoadOptions): Parsed {
  return parsed ?? ((path, text) => new ProjectFile(path, text));
}

function isRemote(target: string): boolean {
  return /^https?:\/\//i.test(target);
}
