import { editDistance } from '../syntax/edit-distance.ts';

/** The candidate most like a word, when it is like enough to be meant: at most one slip in three letters. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  if (wanted.length < FEWEST_LETTERS || wanted.length > MOST_LETTERS) return undefined;
  let best: string | undefined;
  let limit = Math.max(1, Math.floor(wanted.length / 3));
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.toLowerCase(), limit);
    if (distance > limit) continue;
    best = candidate;
    limit = distance - 1;
    if (limit < 0) break;
  }
  return best;
}

/** In shorter words a slip leaves too little to tell what is meant. */
const FEWEST_LETTERS = 3;

/** Longer words are no slip of the pen, and comparing them takes long. */
const MOST_LETTERS = 80;
