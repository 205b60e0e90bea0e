import type { TextEdit } from './text-edit.ts';

/** A piece of a changed text: a stretch of the text before, or new text. */
type Piece = { readonly start: number; readonly end: number } | { readonly newText: string };

/**
 * The edits that do at once what two rounds of edits do one after the other.
 * @param first edits of a text of this length, in order and without overlap
 * @param second edits of what the first ones make of it, in order and without overlap
 */
export function composeEdits(length: number, first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  return editsOf(length, changed(piecesOf(length, first), second));
}

function piecesOf(length: number, edits: readonly TextEdit[]): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { span, newText } of edits) {
    pieces.push({ start: done, end: span.start }, { newText });
    done = span.end;
  }
  pieces.push({ start: done, end: length });
  return pieces;
}

/** The pieces after edits, whose offsets count in the text that the pieces make up. */
function changed(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
  const reader = new PieceReader(pieces);
  const result: Piece[] = [];
  for (const { span, newText } of edits) {
    result.push(...reader.upTo(span.start), { newText });
    reader.upTo(span.end);
  }
  result.push(...reader.upTo(Infinity));
  return result;
}

/** Goes through pieces once, cut where it is asked to. */
class PieceReader {
  readonly #pieces: readonly Piece[];
  #index = 0;
  /** How much of the piece at `index` is read. */
  #inside = 0;
  #offset = 0;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  /** The pieces between where it stands and an offset, where it stands then. */
  upTo(offset: number): Piece[] {
    const read: Piece[] = [];
    for (let piece = this.#pieces[this.#index]; piece && this.#offset < offset; piece = this.#pieces[this.#index]) {
      const rest = lengthOf(piece) - this.#inside;
      const take = Math.min(rest, offset - this.#offset);
      if (take > 0) read.push(cut(piece, this.#inside, this.#inside + take));
      this.#move(take, rest);
    }
    return read;
  }

  #move(take: number, rest: number): void {
    this.#offset += take;
    this.#inside = take === rest ? 0 : this.#inside + take;
    if (take === rest) this.#index++;
  }
}

function lengthOf(piece: Piece): number {
  return 'newText' in piece ? piece.newText.length : piece.end - piece.start;
}

function cut(piece: Piece, from: number, to: number): Piece {
  if ('newText' in piece) return { newText: piece.newText.slice(from, to) };
  return { start: piece.start + from, end: piece.start + to };
}

/** What is missing between stretches of the old text is replaced by the new text there. */
function editsOf(length: number, pieces: readonly Piece[]): TextEdit[] {
  const edits: TextEdit[] = [];
  let start = 0;
  let newText = '';
  for (const piece of [...pieces, { start: length, end: length }]) {
    if ('newText' in piece) {
      newText += piece.newText;
      continue;
    }
    if (piece.start > start || newText !== '') edits.push({ span: { start, end: piece.start }, newText });
    start = piece.end;
    newText = '';
  }
  return edits;
}
