/** Texts that are too large to be held, read piece by piece. Pieces may be asked for in any order and again. */

export interface TextPieces {
  /** The text of a piece, counted from 0; undefined behind the last one. */
  piece(index: number): string | undefined;
}

const PIECE = 1 << 18;

/** A text that is there already. */
export function piecesOfText(text: string, size: number = PIECE): TextPieces {
  return { piece: (index) => (index * size < text.length ? text.slice(index * size, (index + 1) * size) : undefined) };
}

/** Gives bytes from a position on, fewer only where the file ends. */
export type ReadBytes = (position: number, length: number) => Uint8Array;

/** No character of UTF-8 has more bytes behind its first. */
const TAIL = 3;

/** A file in UTF-8. A character belongs to the piece in which it begins. */
export function piecesOfBytes(read: ReadBytes, size: number = PIECE): TextPieces {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return {
    piece(index) {
      const bytes = read(index * size, size + TAIL);
      if (bytes.length === 0) return undefined;
      const start = index === 0 ? 0 : behindCharacter(bytes, 0);
      return decoder.decode(bytes.subarray(start, behindCharacter(bytes, Math.min(size, bytes.length))));
    },
  };
}

/** The end of the character that an offset cuts in two. */
function behindCharacter(bytes: Uint8Array, offset: number): number {
  let end = offset;
  while (end < offset + TAIL && ((bytes[end] ?? 0) & 0xc0) === 0x80) end++;
  return end;
}
