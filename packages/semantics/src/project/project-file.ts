import {
  CleanArguments,
  type Document,
  type Item,
  type Position,
  SourceFile,
  parse,
  reparse,
  walk,
} from '@pmtakit/grammar';
import { type Wrap, findWraps } from './wraps.ts';

/** One file of a project with its tree. A file that is included twice is read once. */
export class ProjectFile {
  readonly path: string;
  readonly document: Document;
  #wraps: Map<Item, Wrap> | undefined;
  #size: number | undefined;
  #clean: CleanArguments | undefined;

  /** @param before the tree of a text that differs little, which is used up, see `reparse` */
  constructor(path: string, text: string, before?: Document) {
    this.path = path;
    this.document = before ? reparse(before, text) : parse(new SourceFile(path, text));
  }

  get source(): SourceFile {
    return this.document.source;
  }

  get text(): string {
    return this.document.source.text;
  }

  /** The lines that go on from the one before them. */
  get wraps(): ReadonlyMap<Item, Wrap> {
    return (this.#wraps ??= findWraps(this.document));
  }

  /** Which arguments in it are right. */
  get clean(): CleanArguments {
    return (this.#clean ??= new CleanArguments(this.text));
  }

  /** How many lines, sections and comments it holds, which is the work of including it once more. */
  get size(): number {
    return (this.#size ??= itemsIn(this.document));
  }

  position(offset: number): Position {
    return this.source.lines.position(offset);
  }
}

function itemsIn(document: Document): number {
  let count = 0;
  walk(document, { item: () => count++ });
  return count;
}
