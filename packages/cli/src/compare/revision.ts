/** Revisions of git and the files in them. Nothing is checked out. */
import { execFileSync } from 'node:child_process';
import { isUtf8 } from 'node:buffer';
import { realpathSync } from 'node:fs';
import { isAbsolute, posix, relative, resolve } from 'node:path';
import { type FileContent, type ProjectFiles, diskFiles, pathMatcher } from '@pmtakit/semantics';
import { UsageError } from '../exit-codes.ts';

const MOST_OUTPUT = 1 << 30;
/** Links that lead to links are followed as far as systems do. */
const MOST_LINKS = 40;
const LINK_MODE = '120000';

/** A commit of the checkout that the current folder is in. */
export interface Revision {
  /** As it was typed. */
  readonly name: string;
  readonly commit: string;
  /** The folder of the checkout. */
  readonly root: string;
}

/** Undefined when there is no such revision, no checkout here, or no git. */
export function revisionNamed(name: string): Revision | undefined {
  const root = git('.', ['rev-parse', '--show-toplevel'])?.trimEnd();
  if (root === undefined || name === '' || name.startsWith('-')) return undefined;
  const commit = git('.', ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])?.trimEnd();
  return commit ? { name, commit, root } : undefined;
}

interface TreeEntry {
  readonly isLink: boolean;
  readonly blob: string;
}

/** The files of a revision by the paths that they have on the disk. What is outside of the checkout comes from there. */
export class RevisionFiles implements ProjectFiles {
  readonly #revision: Revision;
  readonly #here: string;
  readonly #entries: ReadonlyMap<string, TreeEntry>;
  readonly #contents = new Map<string, string>();

  constructor(revision: Revision) {
    this.#revision = revision;
    this.#here = realpathSync('.');
    this.#entries = entriesOf(revision);
  }

  read = (path: string): FileContent => {
    const name = this.#nameOf(path);
    if (name === undefined) return diskFiles.read(path);
    const entry = this.#entries.get(this.#behindLinks(name));
    if (!entry) return { problem: 'missing', reason: `no such file in ${this.#revision.name}` };
    return { text: this.#content(entry) };
  };

  match = (pattern: string): readonly string[] | 'too-many' => {
    const name = this.#nameOf(pattern);
    if (name === undefined) return diskFiles.match(pattern);
    const found = [...this.#entries.keys()].filter(pathMatcher(name)).sort();
    this.#readAll(found.flatMap((one) => this.#entries.get(one) ?? []));
    return found.map((one) => this.#pathOf(one, pattern));
  };

  identity = (path: string): string => {
    const name = this.#nameOf(path);
    return name === undefined ? diskFiles.identity(path) : resolve(this.#revision.root, this.#behindLinks(name));
  };

  /** Whether there are files below a path. */
  hasFolder(path: string): boolean {
    const name = this.#nameOf(path);
    return name !== undefined && [...this.#entries.keys()].some((one) => one.startsWith(`${name}/`));
  }

  /** The path that a name of the checkout has from the current folder. */
  pathOf(name: string): string {
    return this.#pathOf(name, '');
  }

  /** The name in the checkout; undefined for what is outside. */
  #nameOf(path: string): string | undefined {
    const name = relative(this.#revision.root, resolve(this.#here, path)).replaceAll('\\', '/');
    return name.startsWith('../') || name === '..' || isAbsolute(name) ? undefined : name;
  }

  /** @param asked a path that is absolute where absolute ones are wanted */
  #pathOf(name: string, asked: string): string {
    const path = resolve(this.#revision.root, name);
    return isAbsolute(asked) ? path : relative(this.#here, path).replaceAll('\\', '/');
  }

  #behindLinks(name: string): string {
    let at = name;
    for (let links = 0; links < MOST_LINKS; links++) {
      const entry = this.#entries.get(at);
      if (!entry?.isLink) return at;
      at = posix.join(posix.dirname(at), this.#content(entry));
    }
    return name;
  }

  #content({ blob }: TreeEntry): string {
    const known = this.#contents.get(blob);
    if (known !== undefined) return known;
    this.#readAll([{ blob, isLink: false }]);
    return this.#contents.get(blob) ?? '';
  }

  /** Many files with one start of git. */
  #readAll(entries: readonly TreeEntry[]): void {
    const wanted = [...new Set(entries.map(({ blob }) => blob))].filter((blob) => !this.#contents.has(blob));
    if (wanted.length === 0) return;
    const output = gitBytes(this.#revision.root, ['cat-file', '--batch'], `${wanted.join('\n')}\n`);
    let at = 0;
    for (const blob of wanted) {
      const headEnd = output.indexOf('\n', at);
      const size = Number(output.toString('latin1', at, headEnd).split(' ')[2]);
      const bytes = output.subarray(headEnd + 1, headEnd + 1 + size);
      this.#contents.set(blob, bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1'));
      at = headEnd + 1 + size + 1;
    }
  }
}

/** `100644 blob HASH<tab>NAME`; submodules are no blobs. */
function entriesOf({ root, commit }: Revision): Map<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>();
  for (const line of gitBytes(root, ['ls-tree', '-r', '-z', '--full-tree', commit]).toString().split('\0')) {
    const [, mode, blob, name] = /^(\d+) blob ([\da-f]+)\t([^]*)$/.exec(line) ?? [];
    if (blob !== undefined && name !== undefined) entries.set(name, { isLink: mode === LINK_MODE, blob });
  }
  return entries;
}

/** Undefined when git says no, or is not there. */
function git(folder: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  } catch {
    return undefined;
  }
}

/** Why nothing can be a revision here, as the end of a message. */
export function whyNoRevision(): string {
  try {
    execFileSync('git', ['rev-parse', '--show-toplevel'], { stdio: 'pipe' });
    return 'no revision of git either';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return 'git is not installed, so it is no revision either';
    }
    const said = saidBy(error);
    return /not a git repository/.test(said)
      ? 'no checkout of git is here, so it is no revision either'
      : `git says: ${said}`;
  }
}

function saidBy(error: unknown): string {
  return error instanceof Error && 'stderr' in error ? (String(error.stderr).trim().split('\n')[0] ?? '') : '';
}

function gitBytes(folder: string, args: readonly string[], input = ''): Buffer {
  try {
    return execFileSync('git', args, { cwd: folder, input, maxBuffer: MOST_OUTPUT, stdio: 'pipe' });
  } catch (error) {
    throw new UsageError(`git ${args[0]}: ${saidBy(error) || String(error)}`);
  }
}
