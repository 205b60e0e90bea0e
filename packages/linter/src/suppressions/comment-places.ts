import {
  type Leaf,
  type LineTable,
  type Span,
  hasOpenPattern,
  isBlank,
  isLineBreak,
  leavesOf,
  startOf,
} from '@pmtakit/grammar';
import type { ProjectFile } from '@pmtakit/semantics';
import { touching } from '../hide-secrets.ts';
import { firstFrom } from './first-from.ts';

/** One line of a file with what begins on it and is no comment. */
interface LineContent extends Span {
  readonly line: number;
  readonly first: Leaf;
  readonly last: Leaf;
  /** The leaves before and behind these. */
  readonly before: Leaf | undefined;
  readonly after: Leaf | undefined;
}

/** The place of a line above another. */
interface PlaceAbove {
  readonly offset: number;
  readonly indent: string;
}

/**
 * Where comments may stand without a change of what the lines around them mean. Most lines take one at their end and one
 * above; those that were broken in two, templates and open patterns do not.
 */
export class CommentPlaces {
  readonly #text: string;
  readonly #lines: LineTable;
  readonly #secrets: readonly Span[];
  readonly #code: readonly Leaf[];
  readonly #comments: ReadonlyMap<number, Leaf>;
  /** Lines that are the rest of the one before. */
  readonly #rests: ReadonlySet<number>;
  /** Lines whose rest is the next one, with whether it is a pattern that was broken. */
  readonly #broken: ReadonlyMap<number, boolean>;

  constructor({ text, source, document, wraps }: ProjectFile, secrets: readonly Span[]) {
    this.#text = text;
    this.#lines = source.lines;
    this.#secrets = secrets;
    const lineOf = (offset: number): number => source.lines.position(offset).line;
    const leaves = leavesOf(document);
    this.#code = leaves.filter(({ kind }) => kind !== 'comment');
    this.#comments = new Map(leaves.filter(({ kind }) => kind === 'comment').map((leaf) => [lineOf(leaf.start), leaf]));
    this.#rests = new Set([...wraps.keys()].map((item) => lineOf(startOf(item))));
    this.#broken = new Map(
      [...wraps.values()].map(({ breakStart, reason }) => [lineOf(breakStart), reason === 'regex']),
    );
  }

  /** Undefined where nothing begins that a comment above could be about. */
  above(line: number): PlaceAbove | undefined {
    const content = this.#contentOf(line);
    if (!content || this.#rests.has(line) || this.#isBrace(content.first)) return undefined;
    const offset = this.firstOffset(line);
    const indent = this.#text.slice(offset, content.first.start);
    const isInside = content.before !== undefined && content.before.end > offset;
    return isInside || !isAllBlank(indent) ? undefined : { offset, indent };
  }

  /** The place behind all that stands on a line, with the blanks at its end. */
  behind(line: number): Span | undefined {
    const content = this.#contentOf(line);
    if (!content || this.#isBetterAbove(line) || !this.#mayEndInComment(content)) return undefined;
    const comment = this.#comments.get(line);
    if (comment && !this.#mayGoOn(comment)) return undefined;
    return { start: comment?.end ?? content.last.end, end: content.end };
  }

  hasComment(line: number): boolean {
    return this.#comments.has(line);
  }

  /** Where a line begins; a byte order mark stays before it. */
  firstOffset(line: number): number {
    const start = this.#lines.lineStart(line);
    return this.#text[start] === BYTE_ORDER_MARK ? start + 1 : start;
  }

  /** The rest of a line can be put behind it again only if it has no comment, but above a rest there is no place. */
  #isBetterAbove(line: number): boolean {
    const isPattern = this.#broken.get(line);
    return isPattern !== undefined && (isPattern || !this.#rests.has(line));
  }

  #mayEndInComment({ line, last, after, end }: LineContent): boolean {
    if (last.end > end || (after && this.#isBrace(after))) return false;
    const text = this.#slice(last);
    // In a pattern without an end, a slash in the comment would look as if it was that.
    if (hasOpenPattern(text)) return false;
    // The rest of a broken line takes no comment above. Other foreign lines may take the # for their own.
    if (this.#rests.has(line)) return !(last.kind === 'foreign' && /^[{<]/.test(text));
    // Without a value it would look as if the comment had swallowed it.
    return last.kind !== 'foreign' && last.kind !== 'name';
  }

  /** Words behind a secret would be secret too. So would those behind a name alone, which may be one of a secret. */
  #mayGoOn(comment: Leaf): boolean {
    return touching(this.#secrets, comment).length === 0 && !/^#+[ \t]*[\w.-]+[ \t]*[=:]?$/.test(this.#slice(comment));
  }

  /** A `{` opens the section whose name stands on a line before. */
  #isBrace(leaf: Leaf): boolean {
    return this.#slice(leaf) === '{';
  }

  #slice({ start, end }: Span): string {
    return this.#text.slice(start, end);
  }

  #contentOf(line: number): LineContent | undefined {
    const start = this.#lines.lineStart(line);
    let end = this.#lines.lineStart(line + 1);
    while (end > start && isLineBreak(this.#text.charCodeAt(end - 1))) end--;
    const [from, to] = [firstFrom(this.#code, start), firstFrom(this.#code, end)];
    const [first, last] = [this.#code[from], this.#code[to - 1]];
    if (from === to || !first || !last) return undefined;
    return { line, start, end, first, last, before: this.#code[from - 1], after: this.#code[to] };
  }
}

const BYTE_ORDER_MARK = '\uFEFF';

function isAllBlank(text: string): boolean {
  return [...text].every((character) => isBlank(character.charCodeAt(0)));
}
