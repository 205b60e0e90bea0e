/** One stretch in which two texts differ: in front of it and behind it they are the same. */
export interface TextChange {
  readonly start: number;
  /** Where it ends in the text before, and in the text after. */
  readonly endBefore: number;
  readonly endAfter: number;
}

/** Pieces are compared faster than characters. */
const PIECE = 4096;

/** The shortest one: from the first to the last character that is another one. */
export function textChange(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  const start = sameLength(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const same = sameLength(shorter - start, (from, to) => {
    const [own, other] = [before.length, after.length];
    return before.slice(own - to, own - from) === after.slice(other - to, other - from);
  });
  return { start, endBefore: before.length - same, endAfter: after.length - same };
}

/** How far two texts are the same: by pieces, and then by halving the piece that differs. */
function sameLength(most: number, isSame: (from: number, to: number) => boolean): number {
  let low = 0;
  while (low + PIECE <= most && isSame(low, low + PIECE)) low += PIECE;
  let high = Math.min(low + PIECE, most);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isSame(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
