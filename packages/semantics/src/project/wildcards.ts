/** Patterns of file names as a shell reads them: `*` and `?` stop at slashes and skip hidden files. */

type Test = (character: string) => boolean;

/** Any number of characters. */
const STAR = '*';

/** Whether a path holds wildcards. */
export function hasWildcards(path: string): boolean {
  return /[*?[]/.test(path);
}

/** A path as a pattern that matches nothing but this path. */
export function escapeWildcards(path: string): string {
  return path.replaceAll(/[*?[]/g, '[$&]');
}

/** Tells which paths match a pattern. */
export function pathMatcher(pattern: string): Test {
  const matchers = pattern.split('/').map(nameMatcher);
  return (path) => {
    const names = path.split('/');
    return names.length === matchers.length && matchers.every((matches, index) => matches(names[index] ?? ''));
  };
}

/** The same for one part of a path. */
export function nameMatcher(pattern: string): Test {
  if (!hasWildcards(pattern)) return (name) => name === pattern;
  const pieces = piecesOf([...pattern]);
  const shortest = pieces.filter((piece) => piece !== STAR).length;
  return (name) => {
    if (name === '' || (name.startsWith('.') && !pattern.startsWith('.'))) return false;
    return name.length >= shortest && matchesPieces(pieces, [...name]);
  };
}

/** Goes back to the last `*` only, so that the time stays the product of both lengths. */
function matchesPieces(pieces: readonly (Test | typeof STAR)[], name: readonly string[]): boolean {
  let next = 0;
  let star = -1;
  let resume = 0;
  for (let at = 0; at < name.length;) {
    const piece = pieces[next];
    if (piece === STAR) {
      star = next++;
      resume = at;
    } else if (piece?.(name[at] ?? '')) {
      next++;
      at++;
    } else if (star === -1) return false;
    else {
      next = star + 1;
      at = ++resume;
    }
  }
  return pieces.slice(next).every((piece) => piece === STAR);
}

function piecesOf(pattern: readonly string[]): (Test | typeof STAR)[] {
  const pieces: (Test | typeof STAR)[] = [];
  const lastClose = pattern.lastIndexOf(']');
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] ?? '';
    const close = character === '[' ? setEnd(pattern, at, lastClose) : -1;
    if (close !== -1) {
      pieces.push(setTest(pattern.slice(at + 1, close)));
      at = close;
    } else pieces.push(character === STAR ? STAR : characterTest(character));
  }
  return pieces;
}

/** Where a set ends; -1 when it does not. The first character in it may be a `]`. */
function setEnd(pattern: readonly string[], start: number, lastClose: number): number {
  const first = isNegation(pattern[start + 1]) ? start + 2 : start + 1;
  return first < lastClose ? pattern.indexOf(']', first + 1) : -1;
}

function characterTest(wanted: string): Test {
  return wanted === '?' ? () => true : (character) => character === wanted;
}

/** Remembers its answers: a set may be as long as a line, and is asked for every character of every name. */
function setTest(set: readonly string[]): Test {
  const negated = isNegation(set[0]);
  const members = negated ? set.slice(1) : set;
  const answers = new Map<string, boolean>();
  return (character) => {
    const known = answers.get(character) ?? holds(members, character) !== negated;
    answers.set(character, known);
    return known;
  };
}

function isNegation(character: string | undefined): boolean {
  return character === '!' || character === '^';
}

function holds(set: readonly string[], character: string): boolean {
  for (let index = 0; index < set.length; index++) {
    const first = set[index] ?? '';
    const isRange = set[index + 1] === '-' && index + 2 < set.length;
    const last = isRange ? (set[index + 2] ?? '') : first;
    if (first <= character && character <= last) return true;
    if (isRange) index += 2;
  }
  return false;
}
