import { type Diagnostic, type Leaf, type LineTable, type Span, leavesOf, parse } from '@pmtakit/grammar';
import { touching } from '../hide-secrets.ts';
import type { LintResult } from '../lint.ts';
import { hash } from '../reporters/fingerprint.ts';
import { firstFrom } from '../suppressions/first-from.ts';

/**
 * What a finding is known by in a baseline: the words of the line on which it starts. Blank space, comments and capitals
 * of names may change without making it another finding. Secrets are stars, as many for each, so that neither they nor
 * something to try guesses on is in the file.
 */
export class LineTexts {
  readonly #text: string;
  readonly #lines: LineTable;
  readonly #secrets: readonly Span[];
  readonly #leaves: readonly Leaf[];
  readonly #known = { code: new Map<number, string>(), all: new Map<number, string>() } as const;

  constructor({ source, secrets }: LintResult) {
    this.#text = source.text;
    this.#lines = source.lines;
    this.#secrets = secrets;
    this.#leaves = leavesOf(parse(source));
  }

  /** Empty for what is about the file as a whole. */
  textOf({ span }: Diagnostic): string {
    if (span.end === 0) return '';
    const { line } = this.#lines.position(span.start);
    return this.#lineAt(line, this.#isInComment(span.start) ? 'all' : 'code');
  }

  #isInComment(offset: number): boolean {
    const leaf = this.#leaves[firstFrom(this.#leaves, offset + 1) - 1];
    return leaf?.kind === 'comment' && offset < leaf.end;
  }

  /** @param what of the line: what is found in a comment is about that too */
  #lineAt(line: number, what: 'code' | 'all'): string {
    let text = this.#known[what].get(line);
    if (text === undefined) this.#known[what].set(line, (text = shortened(this.#readLine(line, what))));
    return text;
  }

  #readLine(line: number, what: 'code' | 'all'): string {
    const [start, end] = [this.#lines.lineStart(line), this.#lines.lineStart(line + 1)];
    const words: string[] = [];
    for (let index = this.#firstOn(start); index < this.#leaves.length; index++) {
      const leaf = this.#leaves[index];
      if (!leaf || leaf.start >= end) break;
      const inside = { ...leaf, start: Math.max(leaf.start, start), end: Math.min(leaf.end, end) };
      if (leaf.kind === 'tag-end') words.push(`${words.pop() ?? ''}>`);
      else if (leaf.kind !== 'comment' || what === 'all') words.push(this.#words(inside));
    }
    return words.join(' ');
  }

  /** The leaf that reaches into a line from one before counts too. */
  #firstOn(start: number): number {
    const index = firstFrom(this.#leaves, start);
    return (this.#leaves[index - 1]?.end ?? 0) > start ? index - 1 : index;
  }

  #words(leaf: Leaf): string {
    const words = this.#redacted(leaf).trim().replaceAll(/\s+/g, ' ');
    return names.has(leaf.kind) ? words.toLowerCase() : words;
  }

  #redacted({ start, end }: Span): string {
    const pieces: string[] = [];
    let done = start;
    for (const secret of touching(this.#secrets, { start, end })) {
      pieces.push(this.#text.slice(done, Math.max(done, secret.start)), STARS);
      done = Math.max(done, secret.end);
    }
    return `${pieces.join('')}${this.#text.slice(done, Math.max(done, end))}`;
  }
}

const STARS = '***';

const names = new Set<Leaf['kind']>(['name', 'tag-name', 'close-tag']);

/** Lines may hold ten thousand characters; what tells one from another is then a sum of all. */
const LONGEST = 160;

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST / 2).toWellFormed()}... ${hash(text).slice(0, 16)}`;
}
