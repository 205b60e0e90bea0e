/** Lines that a comment of their writer keeps as they are. */
import type { Span } from '../text/span.ts';
import { CARRIAGE_RETURN, LINE_FEED, behindLine, isLineBreak, lineStart } from './characters.ts';
import { formatMarkOf } from './format-marks.ts';
import { startOf } from './item-ends.ts';
import type { Comment, Commented, Document, Item, Section } from './nodes.ts';
import { walk } from './walk.ts';

/** Whole lines, without the line break of the last one. */
export interface KeptLines extends Span {
  /** Whether they are a section, which has blank lines around it. */
  readonly isSection: boolean;
}

/**
 * The lines that nobody may touch who changes the layout or the order of lines: those between `# pmtafmt-off` and
 * `# pmtafmt-on`, the line or section below `# pmtafmt-ignore`, and a line that ends with it. In their order, without
 * overlaps.
 */
export function keptLines(document: Document): readonly KeptLines[] {
  const { text } = document.source;
  if (!text.includes('pmtafmt-') && !text.includes('prettier-ignore')) return [];
  const finder = new Finder(text);
  walk(document, { item: (item) => finder.item(item), leave: (section) => finder.leave(section) });
  return finder.finish();
}

class Finder {
  readonly #text: string;
  readonly #kept: KeptLines[] = [];
  /** Whether the comment above keeps what comes next. */
  #isNextKept = false;
  /** Where the lines start that are kept until further notice. */
  #offSince: number | undefined;
  /** What starts before this is in kept lines already. */
  #done = 0;

  constructor(text: string) {
    this.#text = text;
  }

  item(item: Item): void {
    const start = startOf(item);
    if (item.kind === 'comment') this.#comment(item);
    else if (this.#offSince === undefined && start >= this.#done) {
      if (this.#isNextKept) this.#keep(start, endOf(item), item.kind === 'section');
      else this.#keepMarked(start, commentedOf(item));
    }
  }

  leave({ close }: Section): void {
    this.#isNextKept = false;
    if (close && this.#offSince === undefined && close.start >= this.#done) this.#keepMarked(close.start, close);
  }

  finish(): readonly KeptLines[] {
    if (this.#offSince !== undefined) this.#add(this.#offSince, this.#text.length);
    return this.#kept;
  }

  /** A comment on a line of its own. */
  #comment(comment: Comment): void {
    if (comment.start < this.#done) return;
    const mark = formatMarkOf(this.#text.slice(comment.start, comment.end));
    if (mark === 'off') this.#offSince ??= behindLine(this.#text, comment.end);
    else if (mark === 'on' && this.#offSince !== undefined) {
      this.#add(this.#offSince, lineStart(this.#text, comment.start));
      this.#offSince = undefined;
    } else if (mark === 'ignore' && this.#offSince === undefined) this.#isNextKept = true;
  }

  #keepMarked(start: number, owner: Commented): void {
    const { comment } = owner;
    if (comment && formatMarkOf(this.#text.slice(comment.start, comment.end)) === 'ignore')
      this.#keep(start, comment.end, false);
  }

  #keep(start: number, end: number, isSection: boolean): void {
    this.#isNextKept = false;
    this.#add(lineStart(this.#text, start), behindLine(this.#text, end), isSection);
  }

  /** The lines up to `end`, where a line starts or the text is over. */
  #add(start: number, end: number, isSection = false): void {
    this.#done = end;
    const last = beforeLineBreak(this.#text, end);
    if (last >= start && end > start) this.#kept.push({ start, end: last, isSection });
  }
}

function endOf(item: Item): number {
  if (item.kind === 'directive') return item.block?.end ?? item.argumentsEnd;
  return item.kind === 'stray' ? item.close.end : item.end;
}

function commentedOf(item: Exclude<Item, Comment>): Commented {
  if (item.kind === 'section') return item.head;
  return item.kind === 'stray' ? item.close : item;
}

function beforeLineBreak(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  if (last === LINE_FEED && text.charCodeAt(end - 2) === CARRIAGE_RETURN) return end - 2;
  return isLineBreak(last) ? end - 1 : end;
}
