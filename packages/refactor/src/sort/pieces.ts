/** What stands in a section, line by line: what may move, and what it cannot be moved past. */
import {
  CleanArguments,
  type Directive,
  type Item,
  type Section,
  type SourceFile,
  type Span,
  catalogue,
  formatMarkOf,
  parseText,
} from '@pmtakit/grammar';
import { type Line, type ProjectFile, wholeLines } from '@pmtakit/semantics';
import { isIn } from './is-in.ts';
import { type Rank, rankOf } from './order.ts';
import type { StopReason } from './stops.ts';

/** All pieces hold whole lines, with their line breaks; between two stand blank lines only. */
interface Lines {
  readonly lines: Span;
}

export interface CommentPiece extends Lines {
  readonly kind: 'comment';
  readonly span: Span;
  /** Whether it says that it is about the next line and no other. */
  readonly isForNextLine: boolean;
}

/** A line that may move: one that sets something, or one that would if it was not commented out. */
export interface SettingPiece extends Lines {
  readonly kind: 'setting';
  readonly span: Span;
  readonly name: string;
  readonly rank: Rank;
  readonly isCommentedOut: boolean;
}

export interface WallPiece extends Lines {
  readonly kind: 'wall';
  readonly span: Span;
  readonly reason: StopReason;
  readonly name: string;
  /** Whether a comment above can be about it and what follows, as it can be about lines but not about tags. */
  readonly isLine: boolean;
  /** Where it belongs, if that is known. */
  readonly rank: Rank | undefined;
}

export type Piece = CommentPiece | SettingPiece | WallPiece;

export class PieceReader {
  readonly #file: ProjectFile;
  readonly #kept: readonly Span[];
  readonly #broken: ReadonlySet<Item>;

  constructor(file: ProjectFile, kept: readonly Span[]) {
    this.#file = file;
    this.#kept = kept;
    this.#broken = new Set<Item>([...file.wraps].flatMap(([item, { head }]) => [item, head]));
  }

  /** @param lines the lines that the section has where everything is put together */
  piecesOf(section: Pick<Section, 'items' | 'name'>, lines: ReadonlyMap<object, Line>): Piece[] {
    return section.items.map((item) => this.#pieceOf(item, lines, section.name));
  }

  #pieceOf(item: Item, lines: ReadonlyMap<object, Line>, section: string): Piece {
    switch (item.kind) {
      case 'comment':
        return this.#comment(item, section);
      case 'directive':
        return this.#directive(item, lines.get(item));
      case 'entry':
        return this.#wall(item, 'unknown', { isLine: true });
      case 'foreign':
        return this.#wall(item, this.#broken.has(item) ? 'broken-line' : 'foreign', { isLine: true });
      case 'section':
        return this.#wall({ start: item.head.start, end: item.end }, 'section', { name: item.name });
      case 'stray':
        return this.#wall(item.close, 'stray-tag');
      default:
        return item satisfies never;
    }
  }

  #comment({ start, end }: Span, section: string): Piece {
    const span = { start, end };
    const lines = wholeLines(this.#text, span);
    const text = this.#text.slice(start, end);
    if (!lines) return this.#wall(span, 'shared-line');
    if (isForBlock(text)) return this.#wall(span, 'suppression');
    if (isEdge(text) || isIn(this.#kept, start)) return this.#wall(span, 'kept');
    const name = commentedOut(text, section);
    if (name !== undefined) return { kind: 'setting', lines, span, name, rank: rankOf(name), isCommentedOut: true };
    return { kind: 'comment', lines, span, isForNextLine: isForNextLine(text) };
  }

  #directive(node: Directive, line: Line | undefined): Piece {
    const { name, start, argumentsEnd, block, comment } = node;
    if (block) return this.#wall({ start, end: block.end }, 'section', { name });
    const lines = wholeLines(this.#text, { start, end: comment?.end ?? argumentsEnd });
    const span = { start, end: argumentsEnd };
    const reason = lines ? this.#reasonToStay(node, line) : 'shared-line';
    if (lines && !reason) return { kind: 'setting', lines, span, name, rank: rankOf(name), isCommentedOut: false };
    return this.#wall(span, reason ?? 'elsewhere', { name, isLine: true, ...(line?.row && { rank: rankOf(name) }) });
  }

  #reasonToStay(node: Directive, line: Line | undefined): StopReason | undefined {
    if (isIn(this.#kept, node.start)) return 'kept';
    if (this.#broken.has(node)) return 'broken-line';
    if (node.name === 'include') return 'include';
    if (!line) return 'elsewhere';
    if (!line.row) return 'unknown';
    if (!line.isValid) return 'bad-value';
    return node.comment && isForBlock(this.#text.slice(node.comment.start, node.comment.end))
      ? 'suppression'
      : undefined;
  }

  #wall({ start, end }: Span, reason: StopReason, more: Partial<WallPiece> = {}): WallPiece {
    const span = { start, end };
    return {
      kind: 'wall',
      span,
      lines: linesAround(this.#source, span),
      reason,
      name: '',
      isLine: false,
      rank: undefined,
      ...more,
    };
  }

  get #text(): string {
    return this.#file.text;
  }

  get #source(): SourceFile {
    return this.#file.source;
  }
}

/** `# pmtafmt-off` and `# pmtafmt-on`. */
function isEdge(comment: string): boolean {
  const mark = formatMarkOf(comment);
  return mark === 'off' || mark === 'on';
}

/** Comments to pmtalint that are about all lines from theirs on. */
function isForBlock(comment: string): boolean {
  return /#[ \t]*pmtalint-(?:disable|enable)(?![\w-])/.test(comment);
}

/** Comments that are about one line and no more. */
function isForNextLine(comment: string): boolean {
  return formatMarkOf(comment) === 'ignore' || /#[ \t]*pmtalint-disable-next-line(?![\w-])/.test(comment);
}

/**
 * The directive that a comment takes out of force, which is no remark on the lines below. Names of one word are left out,
 * since sentences begin with them.
 */
function commentedOut(comment: string, section: string): string | undefined {
  const text = comment.replace(/^#+/, '');
  if (!/^[ \t]*[a-z][a-z0-9]*-/i.test(text)) return undefined;
  const [item, ...others] = parseText(text).items;
  const row = item?.kind === 'directive' && others.length === 0 ? catalogue().directive(section, item.name) : undefined;
  if (item?.kind !== 'directive' || !row) return undefined;
  const isClean = new CleanArguments(text).isClean({ start: item.argumentsStart, end: item.argumentsEnd }, row);
  return isClean ? item.name : undefined;
}

function linesAround({ lines }: SourceFile, { start, end }: Span): Span {
  return {
    start: lines.lineStart(lines.position(start).line),
    end: lines.lineStart(lines.position(end).line + 1),
  };
}
