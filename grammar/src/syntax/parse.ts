import { SourceFile } from '../text/source-file.ts';
import { BYTE_ORDER_MARK, isBlank, isLineBreak } from './characters.ts';
import { Lexer } from './lexer.ts';
import type { Document, Origin } from './nodes.ts';
import { Parser } from './parser.ts';
import { TreeBuilder } from './tree-builder.ts';

/** Tokens of one piece of the text are garbage before the next one starts, so memory is that of the tree alone. */
const PIECE_LENGTH = 1 << 13;

let lexer: Lexer | undefined;
let parser: Parser | undefined;

/**
 * Reads a text into its tree. Takes any text, never throws, and needs time and memory linear in its length. What is no
 * PowerMTA stands in the tree as `stray` and `foreign` items and as sections without an end.
 */
export function parse(source: SourceFile): Document {
  const { text } = source;
  const builder = new TreeBuilder(source);
  let offset = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  for (const comment of htmlComments(text)) {
    parseLines(builder, { text: text.slice(offset, comment.start), at: offset });
    builder.foreignSpan('html-comment', comment.start, comment.end);
    offset = comment.end;
  }
  parseLines(builder, { text: text.slice(offset), at: offset });
  return builder.finish();
}

/**
 * Some lines of a text by themselves. They hold no HTML comment, or none is taken for one.
 * @param origin what the first nodes count from
 */
export function parsePart(source: SourceFile, start: number, end: number, origin: Origin): Document {
  const builder = new TreeBuilder(source);
  const isFirst = start === 0 && source.characters.charCodeAt(0) === BYTE_ORDER_MARK;
  const from = isFirst ? 1 : start;
  parseLines(builder, { text: source.characters.slice(from, end), at: from }, origin);
  return builder.finish();
}

/** As `parse`, for a text without a file. */
export function parseText(text: string, path = '<text>'): Document {
  return parse(new SourceFile(path, text));
}

/** Whole lines of a text. */
interface Lines {
  readonly text: string;
  /** Where they stand in it. */
  readonly at: number;
}

function parseLines(builder: TreeBuilder, { text, at }: Lines, origin?: Origin): void {
  lexer ??= new Lexer();
  parser ??= new Parser();
  for (let offset = 0; offset < text.length;) {
    const next = pieceEnd(text, offset);
    builder.startPiece(at + offset, offset === 0 ? origin : undefined);
    parser.parse(lexer.tokenize(text.slice(offset, next)), builder);
    offset = next;
  }
}

function pieceEnd(text: string, offset: number): number {
  if (text.length - offset <= PIECE_LENGTH) return text.length;
  const lineFeed = text.indexOf('\n', offset + PIECE_LENGTH);
  return lineFeed === -1 ? text.length : lineFeed + 1;
}

/** HTML comments that start a line, cut out before the line grammar because they are the only thing that spans lines. */
function* htmlComments(text: string): Generator<{ start: number; end: number }> {
  let start = text.indexOf('<!--');
  while (start !== -1) {
    const close = text.indexOf('-->', start + 4);
    if (close === -1) return;
    if (startsLine(text, start)) yield { start, end: close + 3 };
    start = text.indexOf('<!--', startsLine(text, start) ? close + 3 : start + 4);
  }
}

function startsLine(text: string, offset: number): boolean {
  let before = offset - 1;
  while (isBlank(text.charCodeAt(before))) before--;
  return before < 0 || isLineBreak(text.charCodeAt(before)) || text.charCodeAt(before) === BYTE_ORDER_MARK;
}
