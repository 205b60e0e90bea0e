import { closest } from '@pmtakit/grammar';

/** Ends a clause about a wrong word with the right one, when there is one like it. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const meant = closest(word, candidates);
  return meant === undefined ? '; ' : `; did you mean ${meant}? `;
}

/** The same with all that is possible. */
export function possible(word: string, candidates: readonly string[]): string {
  return `${didYouMean(word, candidates)}there are ${candidates.join(', ')}`;
}
