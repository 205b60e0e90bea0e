/** Letters that are the same for an expression without regard to case, by the rule of JavaScript without the flag u. */
import { type CharacterSet, rangesOf, setOf } from './character-set.ts';

const ASCII = 0x80;
const CODES = 0x1_0000;

/** What two spellings of one letter have in common. Letters beyond ASCII are never the same as one of ASCII. */
export function foldedCode(code: number): number {
  const upper = String.fromCharCode(code).toUpperCase();
  const folded = upper.length === 1 ? upper.charCodeAt(0) : code;
  return code >= ASCII && folded < ASCII ? code : folded;
}

let spellings: ReadonlyMap<number, readonly number[]> | undefined;

/** All letters beyond ASCII that have more than one spelling, by what these have in common. */
function spellingsBeyondAscii(): ReadonlyMap<number, readonly number[]> {
  if (spellings) return spellings;
  const byFolded = new Map<number, number[]>();
  for (let code = ASCII; code < CODES; code++) {
    const folded = foldedCode(code);
    if (folded !== code) byFolded.set(folded, [...(byFolded.get(folded) ?? [folded]), code]);
  }
  return (spellings = byFolded);
}

/** A set with all spellings of its letters. */
export function inAnyCase(set: CharacterSet): CharacterSet {
  const ranges = [...rangesOf(set)];
  return setOf([...ranges, ...ranges.flatMap(([first, last]) => [...otherSpellings(first, last)])]);
}

const spellingsOf = new Map<number, CharacterSet>();

/** A letter in all its spellings. */
export function anyCaseOf(code: number): CharacterSet {
  const known = spellingsOf.get(code) ?? inAnyCase([code, code]);
  spellingsOf.set(code, known);
  return known;
}

const lettersOfAscii: readonly (readonly [first: number, last: number, distance: number])[] = [
  [0x41, 0x5a, 0x20],
  [0x61, 0x7a, -0x20],
];

function* otherSpellings(first: number, last: number): Generator<[number, number]> {
  for (const [from, to, distance] of lettersOfAscii) {
    const [low, high] = [Math.max(first, from), Math.min(last, to)];
    if (low <= high) yield [low + distance, high + distance];
  }
  for (let code = Math.max(first, ASCII); code <= last; code++) {
    for (const other of spellingsBeyondAscii().get(foldedCode(code)) ?? []) yield [other, other];
  }
}
