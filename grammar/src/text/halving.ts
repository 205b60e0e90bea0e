/**
 * The first index at which something holds, or the length when it holds nowhere. It is found by halving, so what holds at
 * an index has to hold at all behind it.
 */
export function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
