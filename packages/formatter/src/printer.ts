import {
  type CloseBrace,
  type CloseTag,
  type Comment,
  type Commented,
  type Directive,
  type Document,
  type Item,
  type Section,
  walk,
} from '@pmtakit/grammar';
import { argumentText } from './argument-spacing.ts';
import { braceHeadText, commentText, hasLineBreaks, hasPlainName, lineStart, normalBreaks, tagText } from './line.ts';
import type { FormatOptions } from './options.ts';

/** Names and lines longer than this do not push the columns of their neighbours to the right. */
const WIDEST_NAME = 40;
const WIDEST_LINE = 80;
/** Deeper sections are damage; indenting them further would make the text grow with the square of the depth. */
const DEEPEST_INDENT = 16;
const COMMENT_GAP = '  ';

/** A line that waits until the columns of its run are known. */
interface Waiting {
  readonly name: string;
  readonly values: string;
  readonly comment: Comment | undefined;
}

type LineKind = 'start' | 'head' | 'close' | 'other';

/** Writes a document line by line, from first to last, each in its one form. */
export class Printer {
  readonly #document: Document;
  readonly #text: string;
  readonly #options: FormatOptions;
  readonly #lines: string[] = [];
  #depth = 0;
  /** The last finished line, when more may follow on it. */
  #before: LineKind = 'start';
  /** Where what was printed last ends in the text. */
  #done: number;
  /** Neighbouring directives whose columns are not known yet. */
  #run: Waiting[] = [];

  constructor(document: Document, options: FormatOptions) {
    this.#document = document;
    this.#text = document.source.text;
    this.#options = options;
    this.#done = this.#text.startsWith('\uFEFF') ? 1 : 0;
  }

  print(): string {
    walk(this.#document, { item: (item) => this.#item(item), leave: (section) => this.#leave(section) });
    this.#endRun();
    if (this.#lines.length === 0) return this.#text.slice(0, this.#done);
    const mark = this.#text.startsWith('\uFEFF') ? '\uFEFF' : '';
    return `${mark}${this.#lines.join('\n')}\n`;
  }

  #item(item: Item): void {
    switch (item.kind) {
      case 'directive':
        return this.#directive(item);
      case 'section':
        return this.#head(item);
      case 'comment':
        return this.#line(item.start, item.end, commentText(this.#document, item), undefined);
      case 'entry':
        return this.#line(item.start, item.end, this.#text.slice(item.start, item.end), item);
      case 'foreign':
        return this.#asItIs(item.start, item.end, item);
      case 'stray':
        return this.#asItIs(item.close.start, item.close.end, item.close);
      default:
        return item satisfies never;
    }
  }

  #directive(item: Directive): void {
    const { start, argumentsEnd: end } = item;
    if (this.#sharesLine(start)) return this.#append(start, end, item);
    if (item.block || !hasPlainName(this.#text, item)) {
      return this.#line(start, end, this.#text.slice(start, end), item);
    }
    if (!this.#continuesRun(start)) {
      this.#endRun();
      this.#separate(start, 'other');
    }
    const name = this.#text.slice(start, item.nameEnd);
    this.#run.push({ name, values: argumentText(this.#document, item), comment: item.comment });
    this.#before = 'other';
    this.#done = item.comment?.end ?? end;
  }

  #head(section: Section): void {
    const { head, parent } = section;
    const isTag = head.kind === 'open-tag';
    if (parent.kind === 'directive' || this.#sharesLine(head.start)) this.#append(head.start, head.end, head);
    else {
      const text = isTag ? tagText(this.#document, head) : braceHeadText(this.#document, head);
      this.#line(head.start, head.end, text, head, 'head');
    }
    this.#before = 'head';
    this.#depth++;
  }

  #leave({ close }: Section): void {
    this.#endRun();
    this.#depth--;
    if (!close) return;
    if (this.#sharesLine(close.start)) this.#append(close.start, close.end, close);
    else this.#line(close.start, close.end, closeText(close, this.#text), close, 'close');
    this.#before = 'close';
  }

  /** A line of its own, in its place by depth. */
  #line(start: number, end: number, text: string, owner: Commented | undefined, kind: LineKind = 'other'): void {
    if (this.#sharesLine(start)) return this.#append(start, end, owner);
    this.#endRun();
    this.#separate(start, kind);
    this.#lines.push(this.#indent() + text + this.#trailing(owner, end));
    this.#finish(kind, end, owner);
  }

  /** A line that nobody understands, with the indent it has. */
  #asItIs(start: number, end: number, owner: Commented): void {
    if (this.#sharesLine(start)) return this.#append(start, end, owner);
    this.#endRun();
    this.#separate(start, 'other');
    const line = normalBreaks(this.#text.slice(lineStart(this.#text, start), end));
    this.#lines.push(line + this.#trailing(owner, end));
    this.#finish('other', end, owner);
  }

  /** More on the last line, as it stands: PowerMTA takes one thing to a line, so this is for a person to sort out. */
  #append(start: number, end: number, owner: Commented | undefined): void {
    this.#endRun();
    const line = this.#lines.pop() ?? '';
    const more = normalBreaks(this.#text.slice(Math.min(this.#done, start), end));
    this.#lines.push(line + more + this.#trailing(owner, end));
    this.#finish(this.#before, end, owner);
  }

  #finish(kind: LineKind, end: number, owner: Commented | undefined): void {
    this.#before = kind;
    this.#done = owner?.comment?.end ?? end;
  }

  #sharesLine(start: number): boolean {
    return this.#before !== 'start' && !hasLineBreaks(this.#text, this.#done, start, 1);
  }

  #continuesRun(start: number): boolean {
    return this.#run.length > 0 && !hasLineBreaks(this.#text, this.#done, start, 2);
  }

  /** At most one blank line, none at the edges of a section, and one around each section of the top level. */
  #separate(start: number, kind: LineKind): void {
    if (this.#before === 'start' || this.#before === 'head' || kind === 'close') return;
    const wanted = hasLineBreaks(this.#text, this.#done, start, 2);
    if (wanted || (this.#depth === 0 && this.#parts(kind))) this.#lines.push('');
  }

  #parts(kind: LineKind): boolean {
    return this.#before === 'close' || (kind === 'head' && !this.#followsComment());
  }

  #followsComment(): boolean {
    return this.#lines.at(-1)?.trimStart().startsWith('#') ?? false;
  }

  #indent(): string {
    return ' '.repeat(this.#options.indent * Math.min(this.#depth, DEEPEST_INDENT));
  }

  /** The comment at the end of a line. One that is glued to a value stays so: see the rule hash-in-value. */
  #trailing(owner: Commented | undefined, end: number): string {
    const comment = owner?.comment;
    if (!comment) return '';
    return (comment.start === end ? '' : COMMENT_GAP) + commentText(this.#document, comment);
  }

  // Runs

  #endRun(): void {
    if (this.#run.length === 0) return;
    const indent = this.#indent();
    const column = this.#options.align ? nameColumn(this.#run) : 0;
    const bodies = this.#run.map(({ name, values }) => {
      return values ? `${indent}${name.padEnd(column)} ${values}` : indent + name;
    });
    const columns = this.#options.align ? commentColumns(this.#run, bodies) : [];
    for (const [index, { comment }] of this.#run.entries()) {
      this.#lines.push(this.#withComment(bodies[index] ?? '', comment, columns[index] ?? 0));
    }
    this.#run = [];
  }

  #withComment(body: string, comment: Comment | undefined, column: number): string {
    if (!comment) return body;
    const glued = !/[ \t\f\v\r\n]/.test(this.#text[comment.start - 1] ?? ' ');
    return (glued ? body : body.padEnd(column) + COMMENT_GAP) + commentText(this.#document, comment);
  }
}

function closeText(close: CloseTag | CloseBrace, text: string): string {
  if (close.kind === 'close-brace') return '}';
  const inner = text.slice(close.nameStart, close.terminated ? close.end - 1 : close.end).trimEnd();
  return close.terminated ? `</${inner}>` : `</${inner}`;
}

/** The width of the longest name that has a value. */
function nameColumn(run: readonly Waiting[]): number {
  let column = 0;
  for (const { name, values } of run) {
    if (values && name.length <= WIDEST_NAME) column = Math.max(column, name.length);
  }
  return column;
}

/** For each line of a run the column its comment stands in; lines beside each other share one. */
function commentColumns(run: readonly Waiting[], bodies: readonly string[]): number[] {
  const columns = bodies.map(() => 0);
  for (let start = 0; start < run.length; start++) {
    let end = start;
    let column = 0;
    while (run[end]?.comment) {
      const width = bodies[end]?.length ?? 0;
      if (width <= WIDEST_LINE) column = Math.max(column, width);
      end++;
    }
    if (end > start) columns.fill(column, start, end);
    start = Math.max(start, end - 1);
  }
  return columns;
}
