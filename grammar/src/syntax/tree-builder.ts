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
import type {
  CloseBrace,
  CloseTag,
  Comment,
  Commented,
  Directive,
  Document,
  ForeignReason,
  Item,
  Section,
  SectionHead,
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
  /** The offset in the text of the piece whose tokens are added now. */
  base = 0;

  constructor(source: SourceFile) {
    this.#document = { kind: 'document', source, items: [] };
    this.#container = this.#document;
  }

  /** The finished tree. Sections still open end where the text does. */
  finish(): Document {
    while (this.#container.kind === 'section') this.#leave(this.#container);
    return this.#document;
  }

  directive(keyword: IToken, rest: IToken | undefined): void {
    const directive = this.#makeDirective(keyword, rest);
    this.#add(directive, directive.argumentsEnd);
    this.#lineOwner = directive;
  }

  entry(token: IToken, brace: IToken | undefined): void {
    const start = this.#start(token);
    const end = this.#end(brace ?? token);
    this.#addLine({ kind: 'entry', parent: this.#container, start, end, comment: undefined }, end);
  }

  foreign(reason: ForeignReason, token: IToken): void {
    this.foreignSpan(reason, this.#start(token), this.#end(token));
  }

  foreignSpan(reason: ForeignReason, start: number, end: number): void {
    this.#addLine({ kind: 'foreign', reason, parent: this.#container, start, end, comment: undefined }, end);
  }

  comment(token: IToken): void {
    const comment: Comment = {
      kind: 'comment',
      parent: this.#container,
      start: this.#start(token),
      end: this.#end(token),
    };
    const owner = this.#ownerOfLineAt(comment.start);
    if (owner) owner.comment = comment;
    else this.#container.items.push(comment);
    this.#lineOwner = undefined;
    this.#lastEnd = comment.end;
  }

  openTag(name: IToken, rest: IToken | undefined, end: IToken | undefined): void {
    const nameEnd = this.#end(name);
    const nameStart = blanksEnd(this.#document.source.text, this.#start(name) + 1, nameEnd);
    const head = this.#head('open-tag', name, nameStart, nameEnd, rest, end ?? rest ?? name);
    this.#enter(this.#name(this.#document.source.text.slice(nameStart, nameEnd)), {
      ...head,
      terminated: end !== undefined,
    });
  }

  openBrace(keyword: IToken, rest: IToken | undefined, brace: IToken): void {
    const nameEnd = this.#end(keyword);
    this.#enter(
      this.#name(keyword.image),
      this.#head('open-brace', keyword, this.#start(keyword), nameEnd, rest, brace),
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
    const close: CloseBrace = {
      kind: 'close-brace',
      start: this.#start(token),
      end: this.#end(token),
      comment: undefined,
    };
    this.#lineOwner = close;
    const section = this.#open.innermostBrace();
    if (section) this.#leaveThrough(section, close);
    else this.#stray(close);
  }

  // Sections

  #enter(name: string, head: SectionHead): void {
    this.#makeRoomFor(name);
    const owner = name === 'pattern-list' ? this.#directiveOnLineAt(head.start) : undefined;
    const section: Section = {
      kind: 'section',
      parent: owner ?? this.#container,
      name,
      head,
      items: [],
      close: undefined,
      end: head.end,
    };
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
    const { text } = this.#document.source;
    for (let before = this.#lastEnd; before < offset; before++) {
      if (isLineBreak(text.charCodeAt(before))) return undefined;
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
    section.end = Math.max(section.end, this.#lastEnd);
    this.#open.remove(section);
    const { parent } = section;
    const outer = parent.kind === 'directive' ? parent.parent : parent;
    if (outer.kind === 'directive') throw new Error('a directive stands in a section or in the document');
    this.#container = outer;
  }

  #leaveThrough(section: Section, close: CloseTag | CloseBrace): void {
    while (this.#container !== section && this.#container.kind === 'section') this.#leave(this.#container);
    section.close = close;
    this.#lastEnd = close.end;
    this.#leave(section);
  }

  /** The section that ended early because of a section in it that PowerMTA does not allow there, open again. */
  #adopt(name: string): Section | undefined {
    const section = this.#abandoned.get(name);
    const { items } = this.#container;
    if (!section || section.parent !== this.#container) return undefined;
    const index = items.lastIndexOf(section);
    if (index === -1 || items.length - index > MOST_ITEMS_TO_ADOPT) return undefined;
    this.#abandoned.delete(name);
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
    this.#container.items.push({ kind: 'stray', parent: this.#container, close });
    this.#lastEnd = close.end;
  }

  // Nodes

  #add(item: Item, end: number): void {
    this.#container.items.push(item);
    this.#lastEnd = end;
  }

  #addLine(item: Item & Commented, end: number): void {
    this.#add(item, end);
    this.#lineOwner = item;
  }

  #makeDirective(keyword: IToken, rest: IToken | undefined): Directive {
    const nameEnd = this.#end(keyword);
    return {
      kind: 'directive',
      parent: this.#container,
      name: this.#name(keyword.image),
      start: this.#start(keyword),
      nameEnd,
      argumentsStart: rest ? this.#start(rest) : nameEnd,
      argumentsEnd: rest ? this.#end(rest) : nameEnd,
      block: undefined,
      comment: undefined,
    };
  }

  #head(
    kind: SectionHead['kind'],
    first: IToken,
    nameStart: number,
    nameEnd: number,
    rest: IToken | undefined,
    last: IToken,
  ): SectionHead {
    return {
      kind,
      start: this.#start(first),
      end: this.#end(last),
      nameStart,
      nameEnd,
      argumentsStart: rest ? this.#start(rest) : nameEnd,
      argumentsEnd: rest ? this.#end(rest) : nameEnd,
      terminated: true,
      comment: undefined,
    };
  }

  #makeCloseTag(token: IToken): CloseTag {
    const { text } = this.#document.source;
    const start = this.#start(token);
    const terminated = token.image.endsWith('>');
    const end = terminated ? this.#end(token) : blanksStart(text, start, this.#end(token));
    const nameStart = blanksEnd(text, start + 2, end);
    let nameEnd = nameStart;
    while (nameEnd < end - +terminated && !isBlank(text.charCodeAt(nameEnd))) nameEnd++;
    const name = this.#name(text.slice(nameStart, nameEnd));
    return { kind: 'close-tag', start, end, name, nameStart, nameEnd, terminated, comment: undefined };
  }

  /** Lower-cased names, each kept once. */
  #name(image: string): string {
    const known = this.#names.get(image);
    if (known !== undefined) return known;
    const name = image.toLowerCase();
    this.#names.set(image, name);
    return name;
  }

  #start(token: IToken): number {
    return this.base + token.startOffset;
  }

  #end(token: IToken): number {
    return this.base + token.startOffset + token.image.length;
  }
}
