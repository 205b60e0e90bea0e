/** The floor: one pass over the bytes, line and word boundaries into typed arrays, no meaning at all. */
export interface Scanned {
  readonly count: number;
  /** Start of each word, comment or line break. */
  readonly starts: Uint32Array;
  readonly kinds: Uint8Array;
}

const WORD = 1;
const COMMENT = 2;
const BREAK = 3;

export function scanBytes(bytes: Uint8Array): Scanned {
  const starts = new Uint32Array(bytes.length);
  const kinds = new Uint8Array(bytes.length);
  let count = 0;
  let inWord = false;
  let inComment = false;
  for (let offset = 0; offset < bytes.length; offset++) {
    const code = bytes[offset] ?? 0;
    let kind = 0;
    if (code === 10) {
      kind = BREAK;
      inComment = false;
    } else if (inComment) continue;
    else if (code === 35) {
      kind = COMMENT;
      inComment = true;
    } else if (code > 32 && !inWord) kind = WORD;
    inWord = kind === WORD || (inWord && code > 32);
    if (kind === 0) continue;
    starts[count] = offset;
    kinds[count++] = kind;
  }
  return { count, starts, kinds };
}
