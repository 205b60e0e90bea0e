import { type Span, firstIndex } from '@pmtakit/grammar';

/** Whether an offset is in one of some spans, which are in order and apart. */
export function isIn(spans: readonly Span[], offset: number): boolean {
  const index = firstIndex(spans.length, (one) => (spans[one]?.end ?? 0) > offset);
  return (spans[index]?.start ?? Infinity) <= offset;
}
