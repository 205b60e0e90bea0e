/**
 * The tree. It is lossless: between two neighbouring leaves stands only blank space, so a document can be printed from
 * its nodes byte for byte (see print.ts). Nodes hold offsets, not strings, because files reach a million lines.
 */
import type { SourceFile } from '../text/source-file.ts';

/** From `#` to the end of its line. */
export interface Comment {
  readonly kind: 'comment';
  parent: Container;
  readonly start: number;
  readonly end: number;
}

/** `name arguments`. The arguments are read on demand, see `readArguments`. */
export interface Directive {
  readonly kind: 'directive';
  parent: Container;
  /** The name as the catalogue spells it: lower case. */
  readonly name: string;
  readonly start: number;
  readonly nameEnd: number;
  /** Where the arguments stand, without the blank space around them; equal to `nameEnd` both when there are none. */
  readonly argumentsStart: number;
  readonly argumentsEnd: number;
  /** A section that opens at the end of the line: `mail-from /re/ <pattern-list>`. */
  block: Section | undefined;
  comment: Comment | undefined;
}

/** A line without a keyword that starts with a slash, such as a bounce category: `/re/ category`. */
export interface Entry {
  readonly kind: 'entry';
  parent: Container;
  readonly start: number;
  readonly end: number;
  comment: Comment | undefined;
}

/** `</name>`. */
export interface CloseTag {
  readonly kind: 'close-tag';
  readonly start: number;
  readonly end: number;
  /** The name in lower case. */
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** False when the `>` is missing. */
  readonly terminated: boolean;
  comment: Comment | undefined;
}

/** `}`, which ends a section written with braces. */
export interface CloseBrace {
  readonly kind: 'close-brace';
  readonly start: number;
  readonly end: number;
  comment: Comment | undefined;
}

/** `<name arguments>` or `name arguments {`. */
export interface SectionHead {
  readonly kind: 'open-tag' | 'open-brace';
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly argumentsStart: number;
  readonly argumentsEnd: number;
  /** False when the `>` is missing. */
  readonly terminated: boolean;
  comment: Comment | undefined;
}

/** A section with all that stands in it. */
export interface Section {
  readonly kind: 'section';
  parent: Container;
  /** The name as the catalogue spells it: lower case. */
  readonly name: string;
  readonly head: SectionHead;
  readonly items: Item[];
  /** Undefined when the section was never closed; a closing tag of another name is a slip of the pen. */
  close: CloseTag | CloseBrace | undefined;
  /** Where the section ends: after its closing tag, or else after the last thing in it. */
  end: number;
}

/** A closing tag or brace that closes nothing. */
export interface Stray {
  readonly kind: 'stray';
  parent: Container;
  readonly close: CloseTag | CloseBrace;
}

/** Why a line is not PowerMTA at all. */
export type ForeignReason = 'html-comment' | 'template' | 'unexpected';

/** A line, or an HTML comment of several lines, that is not PowerMTA. It costs nothing around it. */
export interface Foreign {
  readonly kind: 'foreign';
  readonly reason: ForeignReason;
  parent: Container;
  readonly start: number;
  readonly end: number;
  comment: Comment | undefined;
}

export type Item = Comment | Directive | Entry | Section | Stray | Foreign;

/** A whole text. */
export interface Document {
  readonly kind: 'document';
  readonly source: SourceFile;
  readonly items: Item[];
}

/** What items stand in. A directive is the parent of the section that opens at its end. */
export type Container = Document | Section | Directive;

/** Anything that can carry a comment at the end of its line. */
export type Commented = Directive | Entry | CloseTag | CloseBrace | SectionHead | Foreign;
