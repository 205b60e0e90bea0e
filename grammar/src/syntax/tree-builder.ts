/**
 * Puts the lines that the grammar finds into sections. A closing tag that is missing, misspelt or too many costs its
 * own line: the sections around it stay what their writer meant, as far as the names of the tags tell.
 */
import type { IToken } from 'chevrotain';
import { sectionParents } from '../generated/section-names.ts';
import type { SourceFile } from '../text/source-file.ts';
import { adopt } from './adopt.ts';
import { blanksEnd, blanksStart, isBlank, isLineBreak } from './characters.ts';
import { editDistance } from './edit-distance.ts';
import {
  CloseBrace,
  CloseTag,
  Comment,
  type Commented,
  Directive,
  type Document,
  Entry,
  Foreign,
  type ForeignReason,
  type Item,
  type NameParts,
  type Origin,
  Section,
  SectionHead,
  Stray,
} from './nodes.ts';
import { OpenSections } from './open-sections.ts';

/** A closing tag that would give a section more items than this back is taken for a stray one. */
const MOST_ITEMS_TO_ADOPT = 20;

export class TreeBuilder {
  readonly #document: Document;
  readonly #open = new OpenSections();
  readonly #names = new Map<string, string>();
  /** Sections ended by the start of another one that could not stand in them. */
  readonly #abandoned = new Map<string, Section>();
  #container: Document | Section;
  /** What a comment on the line of the last node belongs to. */
  #lineOwner: Commented | undefined;
  /** Where the last node ends. */
  #lastEnd = 0;
  /** How many tags have no partner, or one that is not quite theirs, and how many HTML comments there are. */
  #oddities = 0;
  /** What nodes count from now, and how far behind it the piece starts whose tokens are added. */
  #origin: Origin = { offset: 0 };
  #pieceAt = 0;

  constructor(source: SourceFile) {
    this.#document = { kind: 'document', source, items: [], origins: [], isRegular: true, isSteady: true };
    this.#container = this.#document;
  }

  /** The next tokens are those of a piece of the text. @param origin what its nodes count from; a new one if not given */
  startPiece(offset: number, origin: Origin = { offset }): void {
    this.#origin = origin;
    this.#pieceAt = offset - origin.offset;
    this.#document.origins.push(origin);
  }

  /** The finished tree. Sections still open end where the text does. */
  finish(): Document {
    while (this.#container.kind === 'section') this.#leave(this.#container);
    this.#document.isRegular = this.#oddities === 0;
    return this.#document;
  }

  directive(keyword: IToken, rest: IToken | undefined): void {
    const directive = this.#makeDirective(keyword, rest);
    this.#add(directive, directive.argumentsEnd);
    this.#lineOwner = directive;
  }

  entry(token: IToken, brace: IToken | undefined): void {
    const at = this.#at(token);
    this.#addLine(new Entry(this.#origin, at, this.#endAt(brace ?? token) - at, this.#container));
  }

  foreign(reason: ForeignReason, token: IToken): void {
    this.#addLine(new Foreign(this.#origin, this.#at(token), token.image.length, this.#container, reason));
  }

  /** What is no PowerMTA and was not cut into tokens. */
  foreignSpan(reason: ForeignReason, start: number, end: number): void {
    this.#oddities++;
    this.startPiece(start);
    this.#addLine(new Foreign(this.#origin, 0, end - start, this.#container, reason));
  }

  comment(token: IToken): void {
    const comment = new Comment(this.#origin, this.#at(token), token.image.length, this.#container);
    const owner = this.#ownerOfLineAt(comment.start);
    if (owner) owner.comment = comment;
    else this.#container.items.push(comment);
    this.#lineOwner = undefined;
    this.#lastEnd = comment.end;
  }

  openTag(name: IToken, rest: IToken | undefined, end: IToken | undefined): void {
    const { image } = name;
    const nameAt = blanksEnd(image, 1, image.length);
    const said = { kind: 'open-tag', terminated: end !== undefined } as const;
    this.#enter(this.#name(image.slice(nameAt)), this.#head(name, nameAt, rest, end ?? rest ?? name, said));
  }

  openBrace(keyword: IToken, rest: IToken | undefined, brace: IToken): void {
    this.#enter(
      this.#name(keyword.image),
      this.#head(keyword, 0, rest, brace, { kind: 'open-brace', terminated: true }),
    );
  }

  closeTag(token: IToken): void {
    const close = this.#makeCloseTag(token);
    this.#lineOwner = close;
    const section = this.#open.innermost(close.name) ?? this.#adopt(close.name) ?? this.#misspelt(close.name);
    if (section) this.#leaveThrough(section, close);
    else this.#stray(close);
  }

  closeBrace(token: IToken): void {
    const close = new CloseBrace(this.#origin, this.#at(token), token.image.length);
    this.#lineOwner = close;
    const section = this.#open.innermostBrace();
    if (section) this.#leaveThrough(section, close);
    else this.#stray(close);
  }

  // Sections

  #enter(name: string, head: SectionHead): void {
    this.#makeRoomFor(name);
    const owner = name === 'pattern-list' ? this.#directiveOnLineAt(head.start) : undefined;
    const section = new Section(head, owner ?? this.#container, name);
    if (owner) owner.block = section;
    else this.#container.items.push(section);
    this.#open.push(section);
    this.#container = section;
    this.#lineOwner = head;
    this.#lastEnd = head.end;
  }

  #directiveOnLineAt(offset: number): Directive | undefined {
    const owner = this.#ownerOfLineAt(offset);
    return owner?.kind === 'directive' && owner.parent === this.#container ? owner : undefined;
  }

  /** What stands before an offset on the same line. */
  #ownerOfLineAt(offset: number): Commented | undefined {
    if (!this.#lineOwner) return undefined;
    const { characters } = this.#document.source;
    for (let before = this.#lastEnd; before < offset; before++) {
      if (isLineBreak(characters.charCodeAt(before))) return undefined;
    }
    return this.#lineOwner;
  }

  /** Ends the sections in which a section of this name cannot stand, when one further out can hold it. */
  #makeRoomFor(name: string): void {
    const parents = sectionParents.get(name);
    if (!parents) return;
    if (!parents.includes('global') && !parents.some((parent) => this.#open.innermost(parent))) return;
    while (this.#container.kind === 'section') {
      const section = this.#container;
      if (!sectionParents.has(section.name) || parents.includes(section.name)) return;
      this.#abandoned.set(section.name, section);
      this.#leave(section);
    }
  }

  #leave(section: Section): void {
    if (!section.close) this.#oddities++;
    section.reachTo(this.#lastEnd);
    this.#open.remove(section);
    const { parent } = section;
    const outer = parent.kind === 'directive' ? parent.parent : parent;
    if (outer.kind === 'directive') throw new Error('a directive stands in a section or in the document');
    this.#container = outer;
  }

  #leaveThrough(section: Section, close: CloseTag | CloseBrace): void {
    while (this.#container !== section && this.#container.kind === 'section') this.#leave(this.#container);
    section.close = close;
    if (!isMeant(section, close)) this.#oddities++;
    this.#lastEnd = close.end;
    this.#leave(section);
  }

  /** The section that ended early because of a section in it that PowerMTA does not allow there, open again. */
  #adopt(name: string): Section | undefined {
    const section = this.#abandoned.get(name);
    const { items } = this.#container;
    if (section) this.#document.isSteady = false;
    if (!section || section.parent !== this.#container) return undefined;
    const index = items.lastIndexOf(section);
    if (index === -1 || items.length - index > MOST_ITEMS_TO_ADOPT) return undefined;
    this.#abandoned.delete(name);
    this.#oddities--;
    for (const item of items.splice(index + 1)) {
      adopt(item, section);
      section.items.push(item);
    }
    this.#open.push(section);
    this.#container = section;
    return section;
  }

  /** The innermost section, when the closing tag can only be a slip of the pen for its own. */
  #misspelt(name: string): Section | undefined {
    const section = this.#container;
    if (section.kind !== 'section' || section.head.kind !== 'open-tag') return undefined;
    const near = name.startsWith(section.name) || section.name.startsWith(name);
    const slips = Math.min(2, Math.floor(section.name.length / 3));
    return near || editDistance(name, section.name, slips) <= slips ? section : undefined;
  }

  #stray(close: CloseTag | CloseBrace): void {
    this.#oddities++;
    this.#container.items.push(new Stray(close, this.#container));
    this.#lastEnd = close.end;
  }

  // Nodes

  #add(item: Item, end: number): void {
    this.#container.items.push(item);
    this.#lastEnd = end;
  }

  #addLine(item: Entry | Foreign): void {
    this.#add(item, item.end);
    this.#lineOwner = item;
  }

  #makeDirective(keyword: IToken, rest: IToken | undefined): Directive {
    const parts = partsOf(keyword, 0, rest);
    return new Directive(this.#origin, this.#at(keyword), parts, this.#container, this.#name(keyword.image));
  }

  #head(
    first: IToken,
    nameAt: number,
    rest: IToken | undefined,
    last: IToken,
    said: Pick<SectionHead, 'kind' | 'terminated'>,
  ): SectionHead {
    const at = this.#at(first);
    return new SectionHead(this.#origin, at, this.#endAt(last) - at, partsOf(first, nameAt, rest), said);
  }

  #makeCloseTag(token: IToken): CloseTag {
    const { image } = token;
    const terminated = image.endsWith('>');
    const length = terminated ? image.length : blanksStart(image, 0, image.length);
    const name = blanksEnd(image, 2, length);
    let nameEnd = name;
    while (nameEnd < length - +terminated && !isBlank(image.charCodeAt(nameEnd))) nameEnd++;
    const said = { name: this.#name(image.slice(name, nameEnd)), terminated };
    return new CloseTag(this.#origin, this.#at(token), length, { name, nameEnd }, said);
  }

  /** Lower-cased names, each kept once. */
  #name(image: string): string {
    const known = this.#names.get(image);
    if (known !== undefined) return known;
    const name = image.toLowerCase();
    this.#names.set(image, name);
    return name;
  }

  /** Where a token starts, from the origin on. */
  #at(token: IToken): number {
    return this.#pieceAt + token.startOffset;
  }

  #endAt(token: IToken): number {
    return this.#pieceAt + token.startOffset + token.image.length;
  }
}

/** Whether a closing tag is what the writer of a section would end it with. */
function isMeant({ name, head }: Section, close: CloseTag | CloseBrace): boolean {
  if (!head.terminated) return false;
  return close.kind === 'close-brace' ? head.kind === 'open-brace' : close.terminated && close.name === name;
}

/** @param nameAt where the name starts in the first token, which ends where the name does */
function partsOf(first: IToken, nameAt: number, rest: IToken | undefined): NameParts {
  const nameEnd = first.image.length;
  if (!rest) return { name: nameAt, nameEnd, arguments: nameEnd, argumentsEnd: nameEnd };
  const at = rest.startOffset - first.startOffset;
  return { name: nameAt, nameEnd, arguments: at, argumentsEnd: at + rest.image.length };
}
