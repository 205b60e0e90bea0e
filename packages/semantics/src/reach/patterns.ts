/** Lines of pattern lists that never take a message. [G1§3.3.14; runtime 3] */
import type { RegexValue } from '@pmtakit/grammar';
import type { Line } from '../project/whole.ts';
import { matchesEverything, matchesEveryAddress, matchesNothing } from './catch-all.ts';
import { type Dead, deadBehind } from './dead.ts';

/** All messages, those with a sender, which delivery reports have not, or all with one header. */
type Share = 'any' | 'sender' | `header ${string}`;

export function* patternsBehind(lines: Iterable<Line>): Generator<Dead> {
  const same = new Map<string, Line>();
  const whole = new Map<Share, Line>();
  for (const line of lines) {
    if (!line.isValid) continue;
    const twin = same.get(keyOf(line));
    const by = twin ?? sharesAround(line).flatMap((share) => whole.get(share) ?? [])[0];
    if (by) yield deadBehind('pattern', line, by, `a line before it takes ${twin ? 'the same' : 'all these'} messages`);
    else if (alwaysDecides(line)) {
      same.set(keyOf(line), line);
      const share = shareOf(line);
      if (share) whole.set(share, line);
    }
  }
}

/** What two lines that take the same have in common. */
function keyOf(line: Line): string {
  return `${headerOf(line) ?? line.name} ${regexOf(line)?.pattern ?? ''}`;
}

/** The shares that hold all messages which a line takes. */
function sharesAround(line: Line): Share[] {
  const header = headerOf(line);
  const regex = line.name === 'mail-from' ? regexOf(line) : undefined;
  const hasSender = regex !== undefined && matchesNothing(regex) === false;
  return ['any', ...(header ? [header] : []), ...(hasSender ? (['sender'] as const) : [])];
}

/** The share that a line takes all of; undefined when it takes less. */
function shareOf(line: Line): Share | undefined {
  if (line.name === '*') return 'any';
  const regex = regexOf(line);
  if (!regex) return undefined;
  if (matchesEverything(regex)) return headerOf(line) ?? 'any';
  if (!matchesEveryAddress(regex)) return undefined;
  return line.name === 'rcpt-to' ? 'any' : line.name === 'mail-from' ? 'sender' : undefined;
}

function headerOf(line: Line): Share | undefined {
  const name = line.name === 'header' ? line.argument(0) : undefined;
  return name?.kind === 'string' ? `header ${name.text.toLowerCase()}` : undefined;
}

function regexOf(line: Line): RegexValue | undefined {
  const value = line.argument(line.name === 'header' ? 1 : 0);
  return value?.kind === 'regex' ? value : undefined;
}

/** A list behind a line may leave messages to the lines that follow, unless it has a `*`; so may one that is called. */
function alwaysDecides(line: Line): boolean {
  if (!line.block) return decidesItself(line);
  return [...line.block.lines()].some((inner) => inner.name === '*' && inner.isValid && decidesItself(inner));
}

function decidesItself({ read }: Line): boolean {
  const result = read?.arguments.at(-1)?.value;
  return result?.kind === 'pattern-result' && !result.callTo;
}
