/** Rules for replies that never do anything. [G1§3.3.15; runtime 8] */
import type { Line } from '../project/whole.ts';
import { matchesEverything } from './catch-all.ts';
import { type Dead, deadBehind } from './dead.ts';
import { replyGroup } from '../model/reply-groups.ts';

/** A rule is dead when earlier rules for the same texts decide all that it would. */
export function* repliesBehind(lines: Iterable<Line>): Generator<Dead> {
  const decided = new Map<string, Line>();
  for (const line of lines) {
    const regex = line.isValid ? line.argument(0) : undefined;
    if (regex?.kind !== 'regex') continue;
    const key = withoutCase(regex.pattern);
    const groups = groupsOf(line);
    const blocking = groups.map((group) => decided.get(`${group} all`) ?? decided.get(`${group} /${key}/`));
    const [by] = blocking;
    if (by && !blocking.includes(undefined))
      yield deadBehind('reply', line, by, 'a rule before it takes the same replies');
    const texts = matchesEverything(regex) ? 'all' : `/${key}/`;
    for (const group of groups) if (!decided.has(`${group} ${texts}`)) decided.set(`${group} ${texts}`, line);
  }
}

function groupsOf(line: Line): string[] {
  const value = line.argument(1);
  if (value?.kind !== 'reply-actions') return [];
  return [...new Set(value.items.map(({ action }) => replyGroup[action]))];
}

/** Replies and bounces are compared without regard to case, unless the pattern says otherwise. [G1§3.3.15] */
export function withoutCase(pattern: string): string {
  if (pattern.includes('(?')) return pattern;
  return pattern.replaceAll(/\\.|[^\\]+/g, (piece) => (piece.startsWith('\\') ? piece : piece.toLowerCase()));
}
