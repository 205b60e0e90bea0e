import {
  type Comment,
  type Commented,
  type Directive,
  type Document,
  type Entry,
  type Item,
  type Section,
  type SectionHead,
  formatMarkOf,
  startOf,
  walk,
} from '@pmtakit/grammar';
import { argumentText, entryText } from './argument-text.ts';
import { KeptCursor } from './kept-cursor.ts';
import {
  braceHeadText,
  closeText,
  commentText,
  hasLineBreaks,
  indentStart,
  normalBreaks,
  tagText,
  trimmed,
} from './line.ts';
import type { FormatOptions } from './options.ts';
import { type LeftOpen, isCutPattern, isDirectiveName, isRest, leftOpenBy } from './rest-of-line.ts';
import { type RunLine, type TrailingComment, alignedLines, withComment } from './run.ts';
import { directiveName } from './spelling.ts';

/** Deeper sections are damage; indenting them further would make the text grow with the square of the depth. */
const DEEPEST_INDENT = 16;
/** So many lines wait before they are put together. */
const MOST_LINES = 1_000;
const BYTE_ORDER_MARK = '\uFEFF';

type LineKind = 'start' | 'head' | 'close' | 'other';

/** Writes a document line by line, from first to last, each in its one form. */
export class Printer {
  readonly #document: Document;
  readonly #text: string;
  readonly #options: FormatOptions;
  /** Finished text. */
  readonly #pieces: string[] = [];
  /** The lines after it, of which the last ones may still change. */
  readonly #lines: string[] = [];
  /** What the text starts with that is no part of its first line. */
  readonly #mark: string;
  #depth = 0;
  /** The last line, to which more may come. */
  #before: LineKind = 'start';
  /** Where what was printed last ends in the text. */
  #done: number;
  /** Neighbouring directives whose columns are not known yet. */
  #run: RunLine[] = [];
  /** What the last line leaves open. */
  #open: LeftOpen;
  /** How many of the last lines are comments of the top level, without a blank line among them. */
  #commentsAbove = 0;
  /** Lines to be copied as they are. */
  readonly #kept: KeptCursor;

  constructor(document: Document, options: FormatOptions) {
    this.#document = document;
    this.#text = document.source.text;
    this.#options = options;
    this.#mark = this.#text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
    this.#done = this.#mark.length;
    this.#kept = new KeptCursor(document);
  }

  print(): string {
    walk(this.#document, { item: (item) => this.#item(item), leave: (section) => this.#leave(section) });
    this.#copyKept(this.#text.length);
    this.#endRun();
    this.#finishLines(this.#lines.length);
    const text = this.#pieces.join('');
    // A word that starts with the mark must not become the mark of the file.
    return this.#mark + (text.startsWith(BYTE_ORDER_MARK) ? ` ${text}` : text);
  }

  #item(item: Item): void {
    if (!this.#isKept(startOf(item))) this.#write(item);
    if (item.kind === 'section') this.#depth++;
  }

  #write(item: Item): void {
    switch (item.kind) {
      case 'section':
        return this.#head(item);
      case 'stray':
        return this.#asItIs(item.close.start, item.close.end, item.close);
      case 'directive':
        return this.#directive(item);
      case 'comment':
        return this.#comment(item);
      case 'entry':
        return this.#entry(item);
      case 'foreign':
        return this.#asItIs(item.start, item.end, item);
      default:
        return item satisfies never;
    }
  }

  #directive(item: Directive): void {
    const { start, argumentsEnd: end } = item;
    if (this.#sharesLine(start)) return this.#append(end, item);
    const open = this.#leftOpenAt(start);
    if (isRest(item, open)) this.#asItIs(start, end, item);
    else if (!hasValues(item)) this.#line(start, end, this.#text.slice(start, end), item);
    else if (item.block) this.#line(start, end, this.#wordsOf(item).join(' ').trimEnd(), item);
    else this.#addToRun(item);
    this.#open = leftOpenBy(this.#text, item, open);
  }

  #addToRun(item: Directive): void {
    const { start, argumentsEnd: end } = item;
    if (this.#run.length === 0 || hasLineBreaks(this.#text, this.#done, start, 2)) {
      this.#endRun();
      this.#separate(start, 'other');
    }
    const [name, values] = this.#wordsOf(item);
    this.#run.push({ name, values, comment: this.#trailing(item, end) });
    this.#finish('other', end, item);
  }

  #wordsOf(item: Directive): [name: string, values: string] {
    const name = directiveName(this.#text.slice(item.start, item.nameEnd), this.#options);
    return [name, argumentText(this.#document, item, this.#options)];
  }

  #comment(item: Comment): void {
    const text = commentText(this.#document, item);
    const shares = this.#sharesLine(item.start);
    const above = hasLineBreaks(this.#text, this.#done, item.start, 2) ? 0 : this.#commentsAbove;
    this.#line(item.start, item.end, text, undefined);
    // The end of lines that are kept belongs to those.
    const mayBelongToSection = this.#depth === 0 && !shares && formatMarkOf(text) !== 'on';
    this.#commentsAbove = mayBelongToSection ? above + 1 : 0;
  }

  #entry(item: Entry): void {
    if (this.#sharesLine(item.start)) return this.#append(item.end, item);
    const open = this.#leftOpenAt(item.start);
    this.#line(item.start, item.end, normalBreaks(entryText(this.#document, item, this.#options)), item);
    this.#open = leftOpenBy(this.#text, item, open);
  }

  #head({ head, parent }: Section): void {
    const isTag = head.kind === 'open-tag';
    if (isTag && parent.kind === 'directive') this.#appendTag(head);
    else if (this.#sharesLine(head.start)) this.#append(head.end, head);
    else {
      const text = isTag
        ? tagText(this.#document, head, this.#options)
        : braceHeadText(this.#document, head, this.#options, this.#indent());
      this.#line(head.start, head.end, text, head, 'head');
    }
    this.#before = 'head';
  }

  #leave({ close }: Section): void {
    this.#endRun();
    this.#depth--;
    if (!close || this.#isKept(close.start)) return;
    this.#line(close.start, close.end, closeText(close, this.#text, this.#options), close, 'close');
    this.#before = 'close';
    // More may come to the last line, but nothing changes before a section that is over.
    if (this.#depth === 0 && this.#lines.length > MOST_LINES) this.#finishLines(this.#lines.length - 1);
  }

  /** Whether an offset is in lines that stay as they are. They are copied when the first thing in them comes up. */
  #isKept(offset: number): boolean {
    this.#copyKept(offset);
    return this.#kept.holds(offset);
  }

  #copyKept(offset: number): void {
    for (let lines = this.#kept.take(offset); lines; lines = this.#kept.take(offset)) {
      const start = Math.max(lines.start, this.#mark.length);
      this.#endRun();
      this.#separate(start, lines.isSection ? 'head' : 'other');
      this.#lines.push(normalBreaks(this.#text.slice(start, lines.end)));
      this.#finish(lines.isSection ? 'close' : 'other', lines.end, undefined);
    }
  }

  /** A line of its own, in its place by depth. */
  #line(start: number, end: number, text: string, owner: Commented | undefined, kind: LineKind = 'other'): void {
    if (this.#sharesLine(start)) return this.#append(end, owner);
    this.#endRun();
    this.#separate(start, kind);
    this.#lines.push(withComment(this.#indent() + text, this.#trailing(owner, end)));
    this.#finish(kind, end, owner);
  }

  /** A line that nobody understands, with the indent it has. */
  #asItIs(start: number, end: number, owner: Commented): void {
    if (this.#sharesLine(start)) return this.#append(end, owner);
    this.#endRun();
    this.#separate(start, 'other');
    this.#lines.push(this.#original(indentStart(this.#text, start), end, owner));
    this.#finish('other', end, owner);
  }

  /** More on the last line, as it stands: PowerMTA takes one thing to a line, so this is for a person to sort out. */
  #append(end: number, owner: Commented | undefined): void {
    this.#endRun();
    const line = this.#lines.pop() ?? '';
    this.#lines.push(line + this.#original(this.#done, end, owner));
    this.#finish(this.#before, end, owner);
  }

  /** A section that opens at the end of a directive's line. */
  #appendTag(head: SectionHead): void {
    const line = this.#lines.pop() ?? '';
    const gap = head.start > this.#done ? ' ' : '';
    const tag = tagText(this.#document, head, this.#options);
    this.#lines.push(withComment(line + gap + tag, this.#trailing(head, head.end)));
    this.#finish('head', head.end, head);
  }

  #original(start: number, end: number, owner: Commented | undefined): string {
    const comment = this.#trailing(owner, end);
    const text = comment?.gap !== undefined ? this.#text.slice(start, end) : trimmed(this.#text, start, end);
    return withComment(normalBreaks(text), comment);
  }

  #finish(kind: LineKind, end: number, owner: Commented | undefined): void {
    this.#before = kind;
    this.#done = owner?.comment?.end ?? end;
    this.#open = undefined;
    this.#commentsAbove = 0;
  }

  #sharesLine(start: number): boolean {
    return this.#before !== 'start' && !hasLineBreaks(this.#text, this.#done, start, 1);
  }

  #leftOpenAt(start: number): LeftOpen {
    return this.#open && !hasLineBreaks(this.#text, this.#done, start, 2) ? this.#open : undefined;
  }

  /** At most one blank line, none at the edges of a section, and one around each section of the top level. */
  #separate(start: number, kind: LineKind): void {
    if (this.#before === 'start' || this.#before === 'head' || kind === 'close') return;
    const isTop = this.#depth === 0;
    if (hasLineBreaks(this.#text, this.#done, start, 2) || (isTop && this.#before === 'close')) this.#lines.push('');
    else if (isTop && kind === 'head') this.#separateWithComments();
  }

  /** Comments directly above a section belong to it, and the blank line stands above them. */
  #separateWithComments(): void {
    const first = this.#lines.length - this.#commentsAbove;
    if (first > 0 && this.#lines[first - 1] !== '') this.#lines.splice(first, 0, '');
  }

  /** One string takes less memory than its lines do. */
  #finishLines(count: number): void {
    const lines = this.#lines.splice(0, count);
    if (lines.length > 0) this.#pieces.push(`${lines.join('\n')}\n`);
  }

  #indent(): string {
    const { indent } = this.#options;
    const depth = Math.min(this.#depth, DEEPEST_INDENT);
    return indent === 'tab' ? '\t'.repeat(depth) : ' '.repeat(indent * depth);
  }

  #trailing(owner: Commented | undefined, end: number): TrailingComment | undefined {
    const comment = owner?.comment;
    if (!comment) return undefined;
    const stays = comment.start === end || isCutPattern(this.#text, owner);
    const gap = stays ? this.#text.slice(end, comment.start) : undefined;
    return { text: commentText(this.#document, comment), gap };
  }

  #endRun(): void {
    if (this.#run.length === 0) return;
    // No spread: a run may be longer than a call can have arguments.
    for (const line of alignedLines(this.#run, this.#indent(), this.#options.align)) this.#lines.push(line);
    this.#run = [];
  }
}

/** Whether a line is one of a name and values. One with a value glued to the name is no such thing. */
function hasValues({ name, nameEnd, argumentsStart, argumentsEnd }: Directive): boolean {
  const isGlued = argumentsStart === nameEnd && argumentsEnd > nameEnd;
  return !isGlued && isDirectiveName(name);
}
