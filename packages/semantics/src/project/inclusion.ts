import { type Span, firstIndex } from '@pmtakit/grammar';
import type { ProjectFile } from './project-file.ts';
import type { Block } from './whole.ts';

/** One include line with what came of it. A wildcard has one more for each file that it matches and that gives no text. */
export interface Include {
  readonly file: ProjectFile;
  /** The line without the blank space and the comment around it. */
  readonly span: Span;
  /** The section it stands in. */
  readonly parent: Block;
  /** The reading of its file that it belongs to. */
  readonly inclusion: Inclusion;
  /** What the line asks for, without quotes. User names and passwords in addresses are left out. */
  readonly target: string;
  readonly outcome: IncludeOutcome;
}

export type IncludeOutcome =
  | { readonly kind: 'included'; readonly files: readonly ProjectFile[] }
  /** The files from the one that is included again to the one that includes it. */
  | { readonly kind: 'cycle'; readonly chain: readonly ProjectFile[] }
  | IncludeTrouble;

/** Why an include line gives no file. */
export type IncludeTrouble =
  /** Files from a web server, which nothing here fetches. */
  | { readonly kind: 'remote' }
  /** Nobody wanted includes to be looked for. */
  | { readonly kind: 'not-followed' }
  /** `found` is a file of the same name elsewhere, which a mapping would reach. */
  | { readonly kind: 'missing'; readonly path: string; readonly found: string | undefined }
  | { readonly kind: 'unreadable'; readonly path: string; readonly reason: string }
  | { readonly kind: 'nothing-matches'; readonly path: string }
  /** More than any real configuration holds. */
  | { readonly kind: 'too-much'; readonly limit: string };

/** From the start of something, or from its end on, another section is the innermost one. */
interface Turn {
  /** Undefined for the start of the file. */
  readonly at: Span | undefined;
  readonly isBehind: boolean;
  readonly block: Block;
}

/** One reading of a file. A file that is included twice has two. */
export class Inclusion {
  readonly file: ProjectFile;
  /** The line that includes the file; undefined for the main file. */
  readonly include: Include | undefined;
  readonly #turns: Turn[] = [];

  constructor(file: ProjectFile, include: Include | undefined) {
    this.file = file;
    this.include = include;
  }

  /** The include lines that lead here, the one of the main file first. */
  get includes(): Include[] {
    const includes: Include[] = [];
    for (let { include } = this; include; { include } = include.inclusion) includes.push(include);
    return includes.toReversed();
  }

  /** Notes that `block` is the innermost section when the file begins. */
  begin(block: Block): void {
    this.#turn({ at: undefined, isBehind: false, block });
  }

  /** Notes that `block` is the innermost section from a tag on. Tags come in the order of the text. */
  enter(tag: Span, block: Block): void {
    this.#turn({ at: tag, isBehind: false, block });
  }

  /** Notes that `block` is the innermost section behind a tag, or behind a line that includes files. */
  leave(at: Span, block: Block): void {
    this.#turn({ at, isBehind: true, block });
  }

  #turn(turn: Turn): void {
    if (this.#turns.at(-1)?.block !== turn.block) this.#turns.push(turn);
  }

  /** The innermost section at an offset. Tags belong to their section. */
  blockAt(offset: number): Block | undefined {
    const turns = this.#turns;
    const behind = firstIndex(turns.length, (index) => offsetOf(turns[index]) > offset);
    return turns[Math.max(behind - 1, 0)]?.block;
  }
}

function offsetOf(turn: Turn | undefined): number {
  return (turn?.isBehind ? turn.at?.end : turn?.at?.start) ?? 0;
}

/** Lists its files only when somebody asks: the lists of all cycles of a hostile configuration would fill the memory. */
export class Cycle {
  readonly kind = 'cycle';
  readonly #again: ProjectFile;
  readonly #last: Inclusion;

  /** @param again the file that `last` would include although it is being read */
  constructor(again: ProjectFile, last: Inclusion) {
    this.#again = again;
    this.#last = last;
  }

  get chain(): ProjectFile[] {
    const chain = [this.#last.file];
    for (let at = this.#last; at.file !== this.#again && at.include; at = at.include.inclusion) {
      chain.push(at.include.file);
    }
    return chain.toReversed();
  }
}
