import {
  type CloseBrace,
  type CloseTag,
  type Directive,
  type Entry,
  type Item,
  type Section,
  catalogue,
  readArguments,
  withoutUser,
} from '@pmtakit/grammar';
import { Cycle, type Include, type IncludeOutcome, Inclusion } from './inclusion.ts';
import { IncludedFiles, type LoadOptions, parsedBy } from './included-files.ts';
import { OpenBlocks } from './open-blocks.ts';
import { ProjectFile } from './project-file.ts';
import type { Project } from './project.ts';
import { SpanWithin } from './span-within.ts';
import { Block, Line } from './whole.ts';

export type { LoadOptions, Parsed } from './included-files.ts';

/**
 * Reads a main file with all that it includes, and the vendor's `config-defaults` behind it where that lies beside a main
 * file called `config`. Only the main file has to be there: the rest is told in `includes`. [G1§5.8, §10.8]
 */
export function loadProject(main: { readonly path: string; readonly text: string }, options: LoadOptions): Project {
  return new Loader(parsedBy(options)(main.path, main.text), options).load();
}

/** A file or a section that is being gone through. */
interface Frame {
  readonly inclusion: Inclusion;
  readonly items: readonly Item[];
  next: number;
  /** The section whose items these are; undefined for a whole file. */
  readonly section: { readonly node: Section; readonly block: Block } | undefined;
  /** Which of the files of its include line a file is. */
  readonly nth: number;
}

/**
 * Goes through the items of all files in the order in which PowerMTA reads them, and puts each into the section that is
 * open then. What stands where in a file is told by its tree; which tag closes which is asked anew, over all files.
 */
class Loader {
  readonly #main: ProjectFile;
  readonly #files: IncludedFiles;
  readonly #frames: Frame[] = [];
  /** The files on the way from the main file to the place at work. */
  readonly #active = new Set<ProjectFile>();
  readonly #includes: Include[] = [];
  readonly #inclusions: Inclusion[] = [];
  readonly #joined = new Set<object>();
  readonly #whole: Block;
  readonly #open: OpenBlocks;
  #order = 0;

  constructor(main: ProjectFile, options: LoadOptions) {
    this.#main = main;
    this.#files = new IncludedFiles(main, options);
    const inclusion = new Inclusion(main, undefined);
    this.#whole = new Block(inclusion, main.document, undefined, this.#order++);
    this.#open = new OpenBlocks(this.#whole);
    this.#enter(inclusion, 0);
  }

  load(): Project {
    this.#run();
    const defaults = this.#files.defaults();
    if (defaults) this.#enter(new Inclusion(defaults, undefined), 0);
    this.#run();
    return {
      main: this.#main,
      files: this.#files.all,
      whole: this.#whole,
      includes: this.#includes,
      inclusions: this.#inclusions,
      joined: this.#joined,
      origin: this.#files.origin,
    };
  }

  #run(): void {
    for (let frame = this.#frames.at(-1); frame; frame = this.#frames.at(-1)) {
      const item = frame.items[frame.next++];
      if (item) this.#take(item, frame.inclusion);
      else this.#leave(frame);
    }
    for (const { node } of this.#open.end()) this.#joined.delete(node);
  }

  #take(item: Item, inclusion: Inclusion): void {
    switch (item.kind) {
      case 'directive':
        return item.name === 'include' && !item.block
          ? this.#include(item, inclusion)
          : this.#takeDirective(item, inclusion);
      case 'entry':
        return void this.#addLine(item, inclusion);
      case 'section':
        return this.#takeSection(item, inclusion);
      case 'stray':
        return this.#close(item.close, inclusion);
      case 'comment':
      case 'foreign':
        return;
      default:
        return item satisfies never;
    }
  }

  // Lines and sections

  #takeDirective(node: Directive, inclusion: Inclusion): void {
    const line = this.#addLine(node, inclusion);
    if (node.block) line.block = this.#enterSection(node.block, inclusion);
  }

  #takeSection(node: Section, inclusion: Inclusion): void {
    this.#open.makeRoomFor(node.name);
    const parent = this.#open.innermost;
    parent.items.push(this.#enterSection(node, inclusion));
  }

  #addLine(node: Directive | Entry, inclusion: Inclusion): Line {
    const parent = this.#open.innermost;
    const line = new Line(inclusion, node, parent, this.#order++);
    parent.items.push(line);
    return line;
  }

  #enterSection(node: Section, inclusion: Inclusion): Block {
    const block = new Block(inclusion, node, this.#open.innermost, this.#order++);
    this.#open.push(block, node);
    inclusion.enter(node.head, block);
    this.#frames.push({ inclusion, items: node.items, next: 0, section: { node, block }, nth: 0 });
    return block;
  }

  #leave(frame: Frame): void {
    this.#frames.pop();
    if (!frame.section) return this.#leaveFile(frame);
    const { node, block } = frame.section;
    // A section without a closing tag stays open: another file may close it, or the next section makes it end.
    if (node.close) this.#close(node.close, frame.inclusion, block);
  }

  /** @param own the section that the tag closes in its file; in the whole it may close one of another file */
  #close(close: CloseTag | CloseBrace, inclusion: Inclusion, own?: Block): void {
    const closed = this.#open.closeBy(close, own);
    if (!closed) return;
    if (closed !== own) this.#joined.add(close).add(closed.node);
    inclusion.leave(close, this.#open.innermost);
  }

  // Files

  #include(node: Directive, inclusion: Inclusion): void {
    const target = targetOf(node, inclusion.file);
    if (target === undefined) return;
    const parent = this.#open.innermost;
    const span = new SpanWithin(node, { start: node.start, end: node.argumentsEnd });
    for (const outcome of this.#outcomesOf(target, inclusion)) {
      const include = { file: inclusion.file, span, parent, inclusion, target: withoutUser(target), outcome };
      this.#includes.push(include);
      this.#enterNth(include, 0);
    }
  }

  /** What comes of an include line: the files that it brings, if any, before what it does not. */
  #outcomesOf(target: string, inclusion: Inclusion): IncludeOutcome[] {
    const files: ProjectFile[] = [];
    const others: IncludeOutcome[] = [];
    for (const found of this.#files.find(target, this.#active)) {
      if (!(found instanceof ProjectFile)) others.push(found);
      else if (this.#active.has(found)) others.push(new Cycle(found, inclusion));
      else files.push(found);
    }
    return files.length > 0 ? [{ kind: 'included', files }, ...others] : others;
  }

  #enterNth(include: Include, nth: number): void {
    const file = include.outcome.kind === 'included' ? include.outcome.files[nth] : undefined;
    if (file) this.#enter(new Inclusion(file, include), nth);
  }

  #enter(inclusion: Inclusion, nth: number): void {
    const { file } = inclusion;
    this.#active.add(file);
    this.#inclusions.push(inclusion);
    inclusion.begin(this.#open.innermost);
    this.#frames.push({ inclusion, items: file.document.items, next: 0, section: undefined, nth });
  }

  #leaveFile({ inclusion: { file, include }, nth }: Frame): void {
    this.#active.delete(file);
    if (!include) return;
    include.inclusion.leave(include.span, this.#open.innermost);
    this.#enterNth(include, nth + 1);
  }
}

/** What an include line asks for; nothing when the argument is missing or broken. */
function targetOf(node: Directive, { text }: ProjectFile): string | undefined {
  const row = catalogue().directivesNamed('include')[0];
  if (!row) return undefined;
  const value = readArguments(text, { start: node.argumentsStart, end: node.argumentsEnd }, row).arguments[0]?.value;
  if (value?.kind === 'path') return value.path;
  return value?.kind === 'url' ? value.url.href : undefined;
}
