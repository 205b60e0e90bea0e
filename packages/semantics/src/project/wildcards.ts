/** Whether a path holds wildcards. */
export function hasWildcards(path: string): boolean {
  return /[*?[]/.test(path);
}

/** Whether a path matches a pattern as a shell would match it: `*` and `?` stop at slashes and skip hidden files. */
export function matchesWildcards(pattern: string, path: string): boolean {
  const patterns = pattern.split('/');
  const names = path.split('/');
  return patterns.length === names.length && patterns.every((part, index) => matchesName(part, names[index] ?? ''));
}

/** The same for one part of a path. */
export function matchesName(pattern: string, name: string): boolean {
  if (!hasWildcards(pattern)) return pattern === name;
  if (name.startsWith('.') && !pattern.startsWith('.')) return false;
  return matchAt(pattern, 0, name, 0);
}

/** Remembers the last `*` only, so that the time stays the product of both lengths. */
function matchAt(pattern: string, fromPattern: number, name: string, fromName: number): boolean {
  let p = fromPattern;
  let n = fromName;
  let star = -1;
  let resume = 0;
  while (n < name.length) {
    const step = p < pattern.length ? stepAt(pattern, p, name[n] ?? '') : 0;
    if (pattern[p] === '*') {
      star = p++;
      resume = n;
    } else if (step > 0) {
      p += step;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++resume;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** How much of the pattern takes a character; 0 when it does not. */
function stepAt(pattern: string, at: number, character: string): number {
  if (pattern[at] === '?') return 1;
  const close = pattern[at] === '[' ? pattern.indexOf(']', at + 2) : -1;
  if (close === -1) return pattern[at] === character ? 1 : 0;
  const inside = pattern.slice(at + 1, close);
  const negated = /^[!^]/.test(inside);
  return holds(negated ? inside.slice(1) : inside, character) === negated ? 0 : close - at + 1;
}

function holds(set: string, character: string): boolean {
  for (let index = 0; index < set.length; index++) {
    const first = set[index] ?? '';
    const isRange = set[index + 1] === '-' && index + 2 < set.length;
    if (isRange ? first <= character && character <= (set[index + 2] ?? '') : first === character) return true;
    if (isRange) index += 2;
  }
  return false;
}
