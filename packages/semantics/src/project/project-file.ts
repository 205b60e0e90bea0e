import {
  CleanArguments,
  type Document,
  type Item,
  type Position,
  type Reparsed,
  type Rope,
  SourceFile,
  parse,
  reparse,
  walk,
} from '@pmtakit/grammar';
import { type Wrap, findWraps } from './wraps.ts';

/** One file of a project with its tree. A file that is included twice is read once. */
export class ProjectFile {
  readonly path: string;
  #document: Document;
  #wraps: Map<Item, Wrap> | undefined;
  #size: number | undefined;
  #clean: CleanArguments | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.#document = parse(new SourceFile(path, text));
  }

  /**
   * Takes another text. Whoever has asked about the file before, has to ask again.
   * @returns what became of the tree
   */
  edit(text: string | Rope): Reparsed {
    const reparsed = reparse(this.#document, text);
    this.#document = reparsed.document;
    this.#wraps = undefined;
    this.#size = undefined;
    this.#clean &&= new CleanArguments(this.source.characters, this.#clean);
    return reparsed;
  }

  get document(): Document {
    return this.#document;
  }

  /** Another one for each text. */
  get source(): SourceFile {
    return this.#document.source;
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
    return (this.#clean ??= new CleanArguments(this.source.characters));
  }

  /** How many lines, sections and comments it holds, which is the work of including it once more. */
  get size(): number {
    return (this.#size ??= itemsIn(this.document));
  }

  slice(start: number, end: number): string {
    return this.source.characters.slice(start, end);
  }

  position(offset: number): Position {
    return this.source.lines.position(offset);
  }
}

/** A question about a file that is answered once for each text that it has. */
export function oncePerText<V>(answer: (file: ProjectFile) => V): (file: ProjectFile) => V {
  const known = new WeakMap<SourceFile, { readonly value: V }>();
  return (file) => {
    const found = known.get(file.source) ?? { value: answer(file) };
    known.set(file.source, found);
    return found.value;
  };
}

function itemsIn(document: Document): number {
  let count = 0;
  walk(document, { item: () => count++ });
  return count;
}
