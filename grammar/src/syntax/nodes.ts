/**
 * The tree. It is lossless: between two neighbouring leaves stands only blank space, so a document can be printed from
 * its nodes byte for byte (see print.ts). Nodes hold offsets, not strings, because files reach a million lines; and they
 * count from an origin that they share with their neighbours, so that an edit in front of them changes few objects.
 */
import type { SourceFile } from '../text/source-file.ts';

/** Where a stretch of the text starts that holds some hundred nodes. */
export interface Origin {
  offset: number;
}

/** A node with a place in the text. */
export abstract class Node {
  #origin: Origin;
  #at: number;

  /** @param at where it starts, from its origin on */
  constructor(origin: Origin, at: number) {
    this.#origin = origin;
    this.#at = at;
  }

  get start(): number {
    return this.#origin.offset + this.#at;
  }

  /** Lets a node that counts from one origin count from another; `by` is how much farther it is from that. */
  move(from: Origin, to: Origin, by: number): void {
    if (this.#origin !== from) return;
    this.#origin = to;
    this.#at += by;
  }
}

/** A node of which nothing but its length is known beside its place. */
abstract class Stretch extends Node {
  readonly #length: number;

  constructor(origin: Origin, at: number, length: number) {
    super(origin, at);
    this.#length = length;
  }

  get end(): number {
    return this.start + this.#length;
  }
}

/** A line, or the rest of one, of which nothing more is known. */
abstract class Words extends Stretch {
  parent: Container;

  constructor(origin: Origin, at: number, length: number, parent: Container) {
    super(origin, at, length);
    this.parent = parent;
  }
}

/** From `#` to the end of its line. */
export class Comment extends Words {
  readonly kind = 'comment';
}

/** Where a name and what follows it stand, from the start of their node on. */
export interface NameParts {
  readonly name: number;
  readonly nameEnd: number;
  /** Equal to `nameEnd` both when there are no arguments. */
  readonly arguments: number;
  readonly argumentsEnd: number;
}

/** `name arguments`. The arguments are read on demand, see `readArguments`. */
export class Directive extends Node {
  readonly kind = 'directive';
  parent: Container;
  /** The name as the catalogue spells it: lower case. */
  readonly name: string;
  /** A section that opens at the end of the line: `mail-from /re/ <pattern-list>`. */
  block: Section | undefined = undefined;
  comment: Comment | undefined = undefined;
  readonly #nameLength: number;
  readonly #argumentsAt: number;
  readonly #length: number;

  constructor(origin: Origin, at: number, parts: NameParts, parent: Container, name: string) {
    super(origin, at);
    this.parent = parent;
    this.name = name;
    this.#nameLength = parts.nameEnd;
    this.#argumentsAt = parts.arguments;
    this.#length = parts.argumentsEnd;
  }

  get nameEnd(): number {
    return this.start + this.#nameLength;
  }

  /** Where the arguments start, without the blank space around them; `nameEnd` when there are none. */
  get argumentsStart(): number {
    return this.start + this.#argumentsAt;
  }

  get argumentsEnd(): number {
    return this.start + this.#length;
  }
}

/** A line without a keyword that starts with a slash, such as a bounce category: `/re/ category`. */
export class Entry extends Words {
  readonly kind = 'entry';
  comment: Comment | undefined = undefined;
}

/** Where the name in a tag stands, from the start of the tag on. */
type NamePlace = Pick<NameParts, 'name' | 'nameEnd'>;

/** What begins or ends a section and names it. */
abstract class Tag extends Stretch {
  /** False when the `>` is missing. */
  readonly terminated: boolean;
  comment: Comment | undefined = undefined;
  readonly #nameAt: number;
  readonly #nameEndAt: number;

  constructor(origin: Origin, at: number, length: number, { name, nameEnd }: NamePlace, terminated: boolean) {
    super(origin, at, length);
    this.terminated = terminated;
    this.#nameAt = name;
    this.#nameEndAt = nameEnd;
  }

  get nameStart(): number {
    return this.start + this.#nameAt;
  }

  get nameEnd(): number {
    return this.start + this.#nameEndAt;
  }
}

/** `</name>`. */
export class CloseTag extends Tag {
  readonly kind = 'close-tag';
  /** The name in lower case. */
  readonly name: string;

  constructor(
    origin: Origin,
    at: number,
    length: number,
    place: NamePlace,
    said: Pick<CloseTag, 'name' | 'terminated'>,
  ) {
    super(origin, at, length, place, said.terminated);
    this.name = said.name;
  }
}

/** `}`, which ends a section written with braces. */
export class CloseBrace extends Stretch {
  readonly kind = 'close-brace';
  comment: Comment | undefined = undefined;
}

/** `<name arguments>` or `name arguments {`. */
export class SectionHead extends Tag {
  readonly kind: 'open-tag' | 'open-brace';
  readonly #argumentsAt: number;
  readonly #argumentsEndAt: number;

  constructor(
    origin: Origin,
    at: number,
    length: number,
    parts: NameParts,
    said: Pick<SectionHead, 'kind' | 'terminated'>,
  ) {
    super(origin, at, length, parts, said.terminated);
    this.kind = said.kind;
    this.#argumentsAt = parts.arguments;
    this.#argumentsEndAt = parts.argumentsEnd;
  }

  get argumentsStart(): number {
    return this.start + this.#argumentsAt;
  }

  get argumentsEnd(): number {
    return this.start + this.#argumentsEndAt;
  }
}

/** A section with all that stands in it. */
export class Section {
  readonly kind = 'section';
  parent: Container;
  /** The name as the catalogue spells it: lower case. */
  readonly name: string;
  readonly head: SectionHead;
  readonly items: Item[] = [];
  /** Undefined when the section was never closed; a closing tag of another name is a slip of the pen. */
  close: CloseTag | CloseBrace | undefined = undefined;
  /** How often items in it, at any depth, were put in the place of others. */
  edits = 0;
  /** How far the last thing goes that stands in a section without a closing tag, from its head on. */
  #reach = 0;

  constructor(head: SectionHead, parent: Container, name: string) {
    this.head = head;
    this.parent = parent;
    this.name = name;
  }

  /** Where the section ends: after its closing tag, or else after the last thing in it. */
  get end(): number {
    return this.close?.end ?? Math.max(this.head.end, this.head.start + this.#reach);
  }

  reachTo(end: number): void {
    this.#reach = end - this.head.start;
  }
}

/** A closing tag or brace that closes nothing. */
export class Stray {
  readonly kind = 'stray';
  parent: Container;
  readonly close: CloseTag | CloseBrace;

  constructor(close: CloseTag | CloseBrace, parent: Container) {
    this.close = close;
    this.parent = parent;
  }
}

/** Why a line is not PowerMTA at all. */
export type ForeignReason = 'html-comment' | 'template' | 'unexpected';

/** A line, or an HTML comment of several lines, that is not PowerMTA. It costs nothing around it. */
export class Foreign extends Words {
  readonly kind = 'foreign';
  readonly reason: ForeignReason;
  comment: Comment | undefined = undefined;

  constructor(origin: Origin, at: number, length: number, parent: Container, reason: ForeignReason) {
    super(origin, at, length, parent);
    this.reason = reason;
  }
}

export type Item = Comment | Directive | Entry | Section | Stray | Foreign;

/** A whole text. */
export interface Document {
  readonly kind: 'document';
  source: SourceFile;
  readonly items: Item[];
  /** What its nodes count from, in the order of the text. */
  readonly origins: Origin[];
  /** Whether all sections are closed as they were meant and nothing spans lines: lines can be read by themselves then. */
  isRegular: boolean;
  /** Whether at least how many lines stand in a section has no part in which tag closes it. */
  isSteady: boolean;
}

/** What items stand in. A directive is the parent of the section that opens at its end. */
export type Container = Document | Section | Directive;

/** Anything that can carry a comment at the end of its line. */
export type Commented = Directive | Entry | CloseTag | CloseBrace | SectionHead | Foreign;
