import { type Span, firstIndex } from '@pmtakit/grammar';

/** The index of the first place that starts at an offset or behind it. */
export function firstFrom(places: readonly Span[], offset: number): number {
  return firstIndex(places.length, (index) => (places[index]?.start ?? 0) >= offset);
}
