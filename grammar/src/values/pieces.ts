/** Cuts pieces of argument text into smaller ones; every piece keeps its place. */
import { QUOTE, blanksEnd, blanksStart } from '../syntax/characters.ts';
import { type Reader, part } from './reader.ts';
import type { Scalar } from './value.ts';

/** The pieces between separators, without the blank space round them. An empty place gives an empty piece. */
export function splitPiece(piece: Scalar, separator: string): Scalar[] {
  const pieces: Scalar[] = [];
  let from = 0;
  for (;;) {
    const to = piece.raw.indexOf(separator, from);
    pieces.push(trimPiece(part(piece, from, to === -1 ? piece.raw.length : to)));
    if (to === -1) return pieces;
    from = to + separator.length;
  }
}

/** The piece without blank space at its ends. */
export function trimPiece(piece: Scalar): Scalar {
  const from = blanksEnd(piece.raw, 0, piece.raw.length);
  return part(piece, from, blanksStart(piece.raw, from, piece.raw.length));
}

/** What stands between the quotes of a piece that is one quoted string; any other piece as it is. */
export function withoutQuotes(piece: Scalar): Scalar {
  const last = piece.raw.length - 1;
  const quoted = last > 0 && piece.raw.charCodeAt(0) === QUOTE && piece.raw.indexOf('"', 1) === last;
  return quoted ? part(piece, 1, last) : piece;
}

/** The next word, and the words behind it as long as a comma joins them. */
export function takeCommaWords(reader: Reader): Scalar {
  const first = reader.word();
  let last = first;
  while (!reader.atEnd && (last.raw.endsWith(',') || reader.peek().raw.startsWith(','))) last = reader.word();
  return { raw: reader.text.slice(first.start, last.end), start: first.start, end: last.end };
}

/** The text without any blank space. */
export function joinWords(text: string): string {
  return text.replaceAll(/[ \t\f\v]+/g, '');
}
