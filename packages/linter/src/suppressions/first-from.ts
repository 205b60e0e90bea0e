import type { Span } from '@pmtakit/grammar';

/** The index of the first place that starts at an offset or behind it, found by halving. */
export function firstFrom(places: readonly Span[], offset: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
