import {
  type Directive,
  type Document,
  type Item,
  type Section,
  type Stray,
  catalogue,
  readArguments,
} from '@pmtakit/grammar';
import type { ProjectFiles } from './files.ts';
import { folderOf, isAbsolute, joinPath, mapPath, normalize, type PathMapping } from './path-map.ts';
import { ProjectFile } from './project-file.ts';
import type { Include, IncludeOutcome, Project } from './project.ts';
import { Block, Line } from './whole.ts';
import { hasWildcards } from './wildcards.ts';

export interface LoadOptions {
  readonly files: ProjectFiles;
  readonly mappings?: readonly PathMapping[];
  /** The folder of relative includes; that of the main file unless given. */
  readonly base?: string;
  /** No real configuration has as many lines, once its includes are put in their places. */
  readonly mostLines?: number;
  readonly mostIncludes?: number;
}

const MOST_LINES = 3_000_000;
const MOST_INCLUDES = 50_000;

/** Reads a main file with all that it includes. Only the main file has to be there: the rest is told in `includes`. */
export function loadProject(main: { readonly path: string; readonly text: string }, options: LoadOptions): Project {
  return new Loader(new ProjectFile(main.path, main.text), options).load();
}

/** A container of items that is being gone through. */
interface Frame {
  readonly file: ProjectFile;
  readonly items: readonly Item[];
  next: number;
  /** The section whose items these are, to be closed behind them; undefined for a whole file. */
  readonly block: Block | undefined;
  /** Whether the frame is a file; then the frames above it are its sections. */
  readonly isFile: boolean;
}

class Loader {
  readonly #options: LoadOptions;
  readonly #main: ProjectFile;
  readonly #files = new Map<string, ProjectFile>();
  readonly #frames: Frame[] = [];
  readonly #active: ProjectFile[] = [];
  readonly #includes: Include[] = [];
  readonly #joined = new Set<object>();
  readonly #whole: Block;
  #current: Block;
  #order = 0;
  #inclusions = 0;

  constructor(main: ProjectFile, options: LoadOptions) {
    this.#main = main;
    this.#options = options;
    this.#files.set(options.files.identity(main.path), main);
    this.#whole = new Block(main, main.document, undefined, this.#order++);
    this.#current = this.#whole;
  }

  load(): Project {
    this.#enter(this.#main);
    for (let frame = this.#frames.at(-1); frame; frame = this.#frames.at(-1)) {
      if (frame.isFile && frame.next === 0) this.#active.push(frame.file);
      const item = frame.items[frame.next++];
      if (item) this.#take(item, frame.file);
      else this.#leave(frame);
    }
    const files = [...new Set(this.#files.values())];
    return { main: this.#main, files, whole: this.#whole, includes: this.#includes, joined: this.#joined };
  }

  /** Puts a file on the stack. It counts as active once its first item is taken. */
  #enter(file: ProjectFile): void {
    this.#frames.push({ file, items: file.document.items, next: 0, block: undefined, isFile: true });
  }

  #leave(frame: Frame): void {
    this.#frames.pop();
    if (frame.isFile) this.#active.pop();
    else if (frame.block && !this.#goesOn(frame.block)) this.#close(frame.block);
  }

  #take(item: Item, file: ProjectFile): void {
    switch (item.kind) {
      case 'directive':
        return item.name === 'include' ? this.#include(item, file) : this.#takeLine(item, file);
      case 'entry':
        this.#current.items.push(new Line(file, item, this.#current, this.#order++));
        return;
      case 'section':
        return this.#open(item, file);
      case 'stray':
        return this.#closeElsewhere(item);
      case 'comment':
      case 'foreign':
        return;
      default:
        return item satisfies never;
    }
  }

  #takeLine(node: Directive, file: ProjectFile): void {
    const line = new Line(file, node, this.#current, this.#order++);
    this.#current.items.push(line);
    if (!node.block) return;
    line.block = new Block(file, node.block, this.#current, this.#order++);
    this.#push(line.block, node.block, file);
  }

  #open(section: Section, file: ProjectFile): void {
    const block = new Block(file, section, this.#current, this.#order++);
    this.#current.items.push(block);
    this.#push(block, section, file);
  }

  #push(block: Block, section: Section, file: ProjectFile): void {
    this.#current = block;
    this.#frames.push({ file, items: section.items, next: 0, block, isFile: false });
  }

  /** Whether a section of an included file is still open at the end of the file, so that the next file goes on in it. */
  #goesOn(block: Block): boolean {
    const { node } = block;
    return this.#active.length > 1 && node.kind === 'section' && isOpenAtEnd(node);
  }

  #close(block: Block): void {
    for (let at: Block | undefined = this.#current; at; at = at.parent) {
      if (at !== block) continue;
      this.#current = block.parent ?? this.#whole;
      return;
    }
  }

  /** A closing tag without an opening one in its file may close a section that another file opened. */
  #closeElsewhere({ close }: Stray): void {
    const { node } = this.#current;
    if (node.kind !== 'section' || close.kind !== 'close-tag' || close.name !== node.name) return;
    this.#joined.add(close).add(node);
    this.#current = this.#current.parent ?? this.#whole;
  }

  #include(node: Directive, file: ProjectFile): void {
    const target = targetOf(node, file.document);
    if (target === undefined) return;
    const span = { start: node.start, end: node.argumentsEnd };
    const outcome = this.#outcomeOf(target);
    this.#includes.push({ file, span, parent: this.#current, target, outcome });
    if (outcome.kind !== 'included') return;
    this.#inclusions += outcome.files.length;
    // The frames are a stack, so the first file goes on it last.
    for (const included of outcome.files.toReversed()) this.#enter(included);
  }

  #outcomeOf(target: string): IncludeOutcome {
    if (/^https?:\/\//i.test(target)) return { kind: 'remote' };
    if (this.#inclusions >= (this.#options.mostIncludes ?? MOST_INCLUDES)) {
      return { kind: 'too-much', limit: `${this.#options.mostIncludes ?? MOST_INCLUDES} included files` };
    }
    if (this.#order >= (this.#options.mostLines ?? MOST_LINES)) {
      return { kind: 'too-much', limit: `${this.#options.mostLines ?? MOST_LINES} lines` };
    }
    const path = this.#pathOf(target);
    if (!hasWildcards(path)) return this.#one(path);
    return this.#several(path, this.#options.files.match(path));
  }

  #pathOf(target: string): string {
    const mapped = mapPath(target, this.#options.mappings ?? []);
    if (isAbsolute(mapped) || mapped !== target) return normalize(mapped);
    return joinPath(this.#options.base ?? folderOf(this.#main.path), mapped);
  }

  #several(path: string, paths: readonly string[]): IncludeOutcome {
    if (paths.length === 0) return { kind: 'nothing-matches', path };
    const files: ProjectFile[] = [];
    for (const one of paths) {
      const outcome = this.#one(one);
      if (outcome.kind !== 'included') return outcome;
      files.push(...outcome.files);
    }
    return { kind: 'included', files };
  }

  #one(path: string): IncludeOutcome {
    const identity = this.#options.files.identity(path);
    const file = this.#files.get(identity) ?? this.#readFile(path, identity);
    if (!(file instanceof ProjectFile)) return file;
    const start = this.#active.indexOf(file);
    if (start !== -1) return { kind: 'cycle', chain: this.#active.slice(start) };
    return { kind: 'included', files: [file] };
  }

  #readFile(path: string, identity: string): ProjectFile | IncludeOutcome {
    const content = this.#options.files.read(path);
    if ('text' in content) {
      const file = new ProjectFile(path, content.text);
      this.#files.set(identity, file);
      return file;
    }
    if (content.problem === 'unreadable') return { kind: 'unreadable', path, reason: content.reason };
    return { kind: 'missing', path, found: this.#sameNameNearby(path) };
  }

  /** `/etc/pmta/conf.d/x.conf` of the server may be `conf.d/x.conf` beside the main file. */
  #sameNameNearby(path: string): string | undefined {
    const parts = normalize(path).split('/');
    const folder = folderOf(this.#main.path);
    for (let from = 1; from < parts.length; from++) {
      const candidate = joinPath(folder, parts.slice(from).join('/'));
      if (candidate !== path && 'text' in this.#options.files.read(candidate)) return candidate;
    }
    return undefined;
  }
}

/** What an include line asks for; nothing when the argument is missing. */
function targetOf(node: Directive, { source }: Document): string | undefined {
  const row = catalogue().directivesNamed('include')[0];
  if (!row) return undefined;
  const span = { start: node.argumentsStart, end: node.argumentsEnd };
  const value = readArguments(source.text, span, row).arguments[0]?.value;
  if (value?.kind === 'path') return value.path;
  return value?.kind === 'url' ? value.url.href : undefined;
}

/** Whether nothing in its file comes behind a section that was never closed. */
function isOpenAtEnd(section: Section): boolean {
  for (let at = section; ; at = at.parent) {
    if (at.close || at.parent.kind === 'directive') return false;
    if (at.parent.items.findLast((item) => item.kind !== 'comment') !== at) return false;
    if (at.parent.kind === 'document') return true;
  }
}
