import type { Assumptions } from './assumptions.ts';

/** Those of several sections of one name that count, in the order of the text. */
export function countingOf<T>(same: readonly T[], assumptions: Assumptions): readonly T[] {
  switch (assumptions['duplicate-blocks']) {
    case 'later-only':
      return same.slice(-1);
    case 'earlier-only':
      return same.slice(0, 1);
    case 'merge-later-wins':
    case 'merge-earlier-wins':
      return same;
  }
}

/** The same, the strongest first. */
export function strongestFirst<T>(same: readonly T[], assumptions: Assumptions): readonly T[] {
  const counting = countingOf(same, assumptions);
  return assumptions['duplicate-blocks'] === 'merge-later-wins' ? counting.toReversed() : counting;
}
