/**
 * The whole configuration as PowerMTA reads it: every include put in the place of its line, and sections that begin in
 * one file and end in another joined. Blocks and lines point back into the trees of their files.
 */
import {
  type CatalogueRow,
  type Directive,
  type Document,
  ENTRY_NAME,
  type Entry,
  GLOBAL_SCOPE,
  type ReadArguments,
  type Section,
  type Span,
  type Value,
  catalogue,
  readArguments,
} from '@pmtakit/grammar';
import type { Inclusion } from './inclusion.ts';
import type { ProjectFile } from './project-file.ts';
import { SpanWithin } from './span-within.ts';

/** A place as people name it. Line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A section, or the top level, with all that stands in it. */
export class Block {
  readonly kind = 'block';
  /** The reading of its file that it belongs to. */
  readonly inclusion: Inclusion;
  readonly node: Section | Document;
  readonly parent: Block | undefined;
  /** The place in the whole: what stands later has a higher number. */
  readonly order: number;
  /** `global` for the top level. */
  readonly name: string;
  /** Another array when something else stands in it. */
  items: (Line | Block)[] = [];
  /** Of the top level, how often something in it was put in the place of something else, at any depth. */
  edits = 0;
  /** Null when there is none, undefined while nobody asked. */
  #row: CatalogueRow | null | undefined;
  #read: ReadArguments | undefined;
  /** Where the arguments stood when they were read. */
  #readAt = 0;

  constructor(inclusion: Inclusion, node: Section | Document, parent: Block | undefined, order: number) {
    this.inclusion = inclusion;
    this.node = node;
    this.parent = parent;
    this.order = order;
    this.name = node.kind === 'section' ? node.name : GLOBAL_SCOPE;
  }

  get file(): ProjectFile {
    return this.inclusion.file;
  }

  /** What the catalogue says of this section; undefined when it is unknown or stands at a wrong place. */
  get row(): CatalogueRow | undefined {
    if (this.#row === undefined) this.#row = sectionRow(this.name, this.parent?.name ?? '') ?? null;
    return this.#row ?? undefined;
  }

  /** What stands behind the name in the tag, as written. */
  get argument(): string {
    return this.file.slice(this.argumentSpan.start, this.argumentSpan.end);
  }

  get argumentSpan(): Span {
    if (this.node.kind === 'document') return { start: 0, end: 0 };
    return { start: this.node.head.argumentsStart, end: this.node.head.argumentsEnd };
  }

  /** The opening tag. */
  get span(): Span {
    if (this.node.kind === 'document') return { start: 0, end: 0 };
    return { start: this.node.head.start, end: this.node.head.end };
  }

  /** The value in the tag; undefined when there is none or it is wrong. */
  get value(): Value | undefined {
    return this.read && firstValue(this.read);
  }

  /** What stands in the tag. */
  get read(): ReadArguments | undefined {
    const { node, row } = this;
    if (!row || node.kind === 'document') return undefined;
    const start = node.head.argumentsStart;
    if (this.#read && this.#readAt === start) return this.#read;
    this.#readAt = start;
    return (this.#read = readArguments(this.file.source.characters, this.argumentSpan, row));
  }

  get place(): Place {
    return placeOf(this.file, this.span.start);
  }

  /** The lines directly in it. */
  *lines(): Generator<Line> {
    for (const item of this.items) if (item.kind === 'line') yield item;
  }

  /** The sections directly in it. */
  *blocks(): Generator<Block> {
    for (const item of this.items) if (item.kind === 'block') yield item;
  }
}

/** A directive, or a line without a keyword. */
export class Line {
  readonly kind = 'line';
  /** The reading of its file that it belongs to. */
  readonly inclusion: Inclusion;
  readonly node: Directive | Entry;
  readonly parent: Block;
  readonly order: number;
  readonly name: string;
  /** The list that opens at the end of the line. */
  block: Block | undefined;
  /** Null when there is none, undefined while nobody asked. */
  #row: CatalogueRow | null | undefined;
  #read: ReadArguments | undefined;
  /** Where the arguments stood when they were read. */
  #readAt = 0;

  constructor(inclusion: Inclusion, node: Directive | Entry, parent: Block, order: number) {
    this.inclusion = inclusion;
    this.node = node;
    this.parent = parent;
    this.order = order;
    this.name = node.kind === 'directive' ? node.name : ENTRY_NAME;
  }

  get file(): ProjectFile {
    return this.inclusion.file;
  }

  /** What the catalogue says of it here; undefined when it is unknown or does not belong here. */
  get row(): CatalogueRow | undefined {
    if (this.#row === undefined) this.#row = catalogue().directive(this.parent.name, this.name) ?? null;
    return this.#row ?? undefined;
  }

  /** What stands behind the name, as written. */
  get text(): string {
    return this.file.slice(this.argumentSpan.start, this.argumentSpan.end);
  }

  get argumentSpan(): Span {
    if (this.node.kind === 'entry') return { start: this.node.start, end: this.node.end };
    return { start: this.node.argumentsStart, end: this.node.argumentsEnd };
  }

  /** Name and arguments. */
  get span(): Span {
    return { start: this.node.start, end: this.argumentSpan.end };
  }

  get read(): ReadArguments | undefined {
    const { node, row } = this;
    if (!row) return undefined;
    const start = node.kind === 'entry' ? node.start : node.argumentsStart;
    if (this.#read && this.#readAt === start) return this.#read;
    this.#readAt = start;
    return (this.#read = readArguments(this.file.source.characters, this.argumentSpan, row));
  }

  /** The argument at an index; undefined when it is missing or wrong. */
  argument(index: number): Value | undefined {
    const value = this.read?.arguments[index]?.value;
    return value?.kind === 'error' ? undefined : value;
  }

  /** Whether all that it needs is there and right. PowerMTA takes no other line. */
  get isValid(): boolean {
    const { row } = this;
    if (!row) return false;
    if (!this.#read && this.file.clean.isClean(this.argumentSpan, row)) return true;
    const { read } = this;
    if (!read || read.extra || (read.missing && !(this.block && read.missing.orBlock))) return false;
    return read.arguments.every(({ value }) => value.kind !== 'error');
  }

  get place(): Place {
    return placeOf(this.file, this.node.start);
  }
}

function sectionRow(name: string, scope: string): CatalogueRow | undefined {
  const row = catalogue().section(name);
  return row?.scopes.includes(scope) ? row : undefined;
}

function firstValue(read: ReadArguments): Value | undefined {
  const value = read.arguments[0]?.value;
  return value?.kind === 'error' ? undefined : value;
}

/** A part of a line, or of the tag of a section. */
export function spanIn({ node }: Line | Block, span: Span): Span {
  if (node.kind === 'document') return span;
  return new SpanWithin(node.kind === 'section' ? node.head : node, span);
}

export function placeOf(file: ProjectFile, offset: number): Place {
  const { line, column } = file.position(offset);
  return { file: file.path, line, column };
}

/** All lines and blocks below a block, in order. Needs no recursion, so depth has no limit. */
export function* everything(root: Block): Generator<Line | Block> {
  const stack: Iterator<Line | Block>[] = [root.items.values()];
  for (let items = stack.at(-1); items; items = stack.at(-1)) {
    const { value, done } = items.next();
    if (done) {
      stack.pop();
      continue;
    }
    yield value;
    if (value.kind === 'block') stack.push(value.items.values());
    else if (value.block) stack.push([value.block].values());
  }
}
