import type { PatternResultValue, RegexValue } from '@pmtakit/grammar';
import {
  type Block,
  type Line,
  type Model,
  matchesEveryAddress,
  matchesEverything,
  matchesNothing,
} from '@pmtakit/semantics';

/** What a line of a pattern list decides. */
export function resultOf({ read }: Line): PatternResultValue | undefined {
  const value = read?.arguments.at(-1)?.value;
  return value?.kind === 'pattern-result' ? value : undefined;
}

/** The pattern of a `mail-from`, `rcpt-to` or `header` line. */
export function patternOf(line: Line): RegexValue | undefined {
  const value = line.argument(line.name === 'header' ? 1 : 0);
  return value?.kind === 'regex' ? value : undefined;
}

/** How much mail a line takes: all there is, all with a sender, or some of it. [G1§3.3.14; runtime 3] */
export type Share = 'all' | 'with-sender' | 'some';

export function shareOf(line: Line): Share {
  if (line.name === '*') return 'all';
  const pattern = patternOf(line);
  if (!pattern || line.name === 'header') return 'some';
  if (matchesEverything(pattern)) return 'all';
  if (!matchesEveryAddress(pattern)) return 'some';
  return line.name === 'mail-from' ? 'with-sender' : 'all';
}

/** What is longer names so much that nobody wants to judge it. */
const LONGEST_PATTERN = 5000;

/**
 * Whether a line may take all mail though nobody can prove it: its pattern names no letter and no digit. Letters of
 * classes such as `[a-z]` and of escapes such as `\w` are no names.
 */
export function mayTakeAll(line: Line): boolean {
  const pattern = patternOf(line)?.pattern;
  if (pattern === undefined) return line.name === '*';
  if (pattern.length > LONGEST_PATTERN) return line.name !== 'header';
  const plain = pattern.replaceAll(/\(\?[^:)]*[:)]|\\.|\[(?:\\.|[^\]\\])*\]|\{[\d,]*\}/g, '');
  return line.name !== 'header' && !/[\p{L}\p{N}]/u.test(plain);
}

/** Whether mail without a sender may be taken, as bounces are. */
export function mayTakeBounces(line: Line): boolean {
  const pattern = patternOf(line);
  return line.name !== 'mail-from' || !pattern || matchesNothing(pattern) !== false;
}

/** Whether mail may come to a list: a source or another list names it. Of a part nobody knows. [G1§3.3.7.39, §3.3.14] */
export function isListUsed({ symbols }: Model, list: Block, isWhole: boolean): boolean {
  return !isWhole || symbols.used('pattern-list', list.argument.trim()).length > 0;
}

/** The top level of a list; undefined when there is none of that name, or several. */
export function patternListOf({ symbols }: Model, name: string): Block | undefined {
  const [first, second] = symbols.defined('pattern-list', name);
  return !second && first?.item.kind === 'block' ? first.item : undefined;
}
