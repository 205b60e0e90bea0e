/**
 * Sets of UTF-16 code units as ranges: first and last of the first range, first and last of the second, and so on.
 * Ranges are in order and do not touch.
 */
export type CharacterSet = readonly number[];

const LAST_CODE = 0xffff;

export const noCharacter: CharacterSet = [];

export function hasCode(set: CharacterSet, code: number): boolean {
  for (let index = 0; index < set.length; index += 2) {
    if (code < (set[index] ?? 0)) return false;
    if (code <= (set[index + 1] ?? 0)) return true;
  }
  return false;
}

/** The set of all that these ranges hold, which may be in any order and overlap. */
export function setOf(ranges: Iterable<readonly [first: number, last: number]>): CharacterSet {
  const set: number[] = [];
  for (const [first, last] of [...ranges].sort(([a], [b]) => a - b)) {
    const end = set.at(-1) ?? -2;
    if (first <= end + 1) set[set.length - 1] = Math.max(end, last);
    else set.push(first, last);
  }
  return set;
}

export function* rangesOf(set: CharacterSet): Generator<[first: number, last: number]> {
  for (let index = 0; index < set.length; index += 2) yield [set[index] ?? 0, set[index + 1] ?? 0];
}

export function complement(set: CharacterSet): CharacterSet {
  const rest: number[] = [];
  let next = 0;
  for (const [first, last] of rangesOf(set)) {
    if (first > next) rest.push(next, first - 1);
    next = last + 1;
  }
  if (next <= LAST_CODE) rest.push(next, LAST_CODE);
  return rest;
}

export function intersection(one: CharacterSet, other: CharacterSet): CharacterSet {
  const shared: number[] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [endOfOne, endOfOther] = [one[i + 1] ?? 0, other[j + 1] ?? 0];
    const first = Math.max(one[i] ?? 0, other[j] ?? 0);
    const last = Math.min(endOfOne, endOfOther);
    if (first <= last) shared.push(first, last);
    if (endOfOne < endOfOther) i += 2;
    else j += 2;
  }
  return shared;
}

export function overlaps(one: CharacterSet, other: CharacterSet): boolean {
  return intersection(one, other).length > 0;
}

/** Whether a set holds all of another. */
export function holdsAll(set: CharacterSet, inner: CharacterSet): boolean {
  return intersection(complement(set), inner).length === 0;
}
