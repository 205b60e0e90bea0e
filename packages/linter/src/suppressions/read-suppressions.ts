import {
  type CloseBrace,
  type CloseTag,
  type Comment,
  type Document,
  type Item,
  type LineTable,
  type Section,
  type Span,
  walk,
} from '@pmtakit/grammar';
import { touching } from '../hide-secrets.ts';
import { readWords } from './read-words.ts';
import type { Suppression, SuppressionWords } from './suppression.ts';

/**
 * All comments about rules, in the order of the text.
 * @param secrets a comment that belongs to a password which a `#` cuts is not read: what is in it would be shown
 */
export function readSuppressions(document: Document, secrets: readonly Span[]): Suppression[] {
  const reader = new SuppressionReader(document, secrets);
  walk(document, { item: (item) => reader.item(item), leave: (section) => reader.leave(section) });
  return reader.found;
}

/** Goes through the tree in the order of the text, so that it knows the sections that are open. */
class SuppressionReader {
  readonly found: Suppression[] = [];
  readonly #text: string;
  readonly #lines: LineTable;
  readonly #secrets: readonly Span[];
  readonly #open: Section[] = [];
  /** Where in the list those are that wait for the next line. */
  #waiting: number[] = [];

  constructor({ source }: Document, secrets: readonly Span[]) {
    this.#text = source.text;
    this.#lines = source.lines;
    this.#secrets = secrets;
  }

  item(item: Item): void {
    switch (item.kind) {
      case 'comment':
        return this.#comment(item, true);
      case 'section':
        this.#open.push(item);
        return this.#line(item.head.start, item.head.comment);
      case 'stray':
        return this.#line(item.close.start, item.close.comment);
      case 'directive':
      case 'entry':
      case 'foreign':
        return this.#line(item.start, item.comment);
      default:
        return item satisfies never;
    }
  }

  leave({ close }: Section): void {
    this.#open.pop();
    if (close) this.#close(close);
  }

  #close({ start, comment }: CloseTag | CloseBrace): void {
    this.#line(start, comment);
  }

  /** Something that is no comment, at the end of whose line a comment may stand. */
  #line(start: number, comment: Comment | undefined): void {
    if (this.#waiting.length > 0) this.#settle(this.#lines.position(start).line);
    if (comment) this.#comment(comment, false);
  }

  #settle(line: number): void {
    for (const index of this.#waiting) {
      const waiting = this.found[index];
      if (waiting) this.found[index] = { ...waiting, line };
    }
    this.#waiting = [];
  }

  #comment(comment: Comment, isAlone: boolean): void {
    const all = readWords(this.#text, comment);
    if (all.length === 0 || touching(this.#secrets, comment).length > 0) return;
    for (const words of all) {
      if (words.form === 'next-line') this.#waiting.push(this.found.length);
      this.found.push(this.#placed(words, comment, isAlone));
    }
  }

  #placed(words: SuppressionWords, { start, end }: Comment, isAlone: boolean): Suppression {
    const { line } = this.#lines.position(start);
    return {
      ...words,
      ...{ comment: { start, end }, isAlone },
      line: words.form === 'line' ? line : undefined,
      from: words.form === 'file' ? 0 : this.#lines.lineStart(line),
      until: words.form === 'block' ? this.#endOfSection() : Infinity,
    };
  }

  /** Behind the line on which the innermost open section ends. */
  #endOfSection(): number {
    const section = this.#open.at(-1);
    return section ? this.#lines.lineStart(this.#lines.position(section.end).line + 1) : Infinity;
  }
}
