/** What a pattern says about every text that it takes, told from the pattern alone. */
import { type CharacterSet, rangesOf } from './character-set.ts';
import { type PatternNode, parsePattern } from './pattern-nodes.ts';
import type { RegexValue } from './value.ts';

export interface PatternText {
  /** Texts that every match holds, letters in lower case. */
  readonly plain: readonly string[];
  /** The text that every match begins with, at the beginning of the whole; undefined when it may begin anywhere. */
  readonly start: string | undefined;
  /** What it asks of the text around a match: nothing, that it is at the beginning, or something else. */
  readonly around: 'nothing' | 'start' | 'more';
  readonly isCaseless: boolean;
}

/** Undefined for a pattern that cannot be run. */
export function patternText({ source }: Pick<RegexValue, 'source'>): PatternText | undefined {
  if (!source) return undefined;
  const { root } = parsePattern(source);
  const items = flattened(root);
  const [first] = items;
  const isAtStart = first?.kind === 'edge' && first.edge === 'start';
  const runs = plainRuns(items);
  return {
    plain: runs.filter((run) => run !== ''),
    start: isAtStart ? runs[1] : undefined,
    around: asksAround(isAtStart ? items.slice(1) : items) ? 'more' : isAtStart ? 'start' : 'nothing',
    isCaseless: source.isCaseless,
  };
}

/** The longest text that every match holds. */
export function neededText(root: PatternNode): string {
  return plainRuns(flattened(root)).reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}

/** What follows each other, without the groups around it. */
function flattened(root: PatternNode): PatternNode[] {
  const pending = [root];
  const items: PatternNode[] = [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === 'group') pending.push(node.body);
    else if (node.kind === 'sequence') for (const item of node.items.toReversed()) pending.push(item);
    else items.push(node);
  }
  return items;
}

/** The plain text before the first item that is no letter, between it and the second one, and so on. */
function plainRuns(items: readonly PatternNode[]): string[] {
  let run: string[] = [];
  const runs = [run];
  for (const item of items) {
    const letter = item.kind === 'set' ? letterOf(item.set) : undefined;
    if (letter !== undefined) run.push(letter);
    else runs.push((run = []));
  }
  return runs.map((letters) => letters.join(''));
}

/** The letter that a set stands for, in lower case; undefined for a set of several, or beyond ASCII. */
function letterOf(set: CharacterSet): string | undefined {
  const letters = new Set<string>();
  for (const [first, last] of rangesOf(set)) {
    if (first !== last || first > 0x7f) return undefined;
    letters.add(String.fromCharCode(first).toLowerCase());
  }
  const [letter] = letters;
  return letters.size === 1 ? letter : undefined;
}

function asksAround(items: readonly PatternNode[]): boolean {
  const pending = [...items];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === 'edge' || node.kind === 'look') return true;
    if (node.kind === 'choice') for (const option of node.options) pending.push(option);
    else if (node.kind === 'sequence') for (const item of node.items) pending.push(item);
    else if (node.kind === 'group' || node.kind === 'repeat') pending.push(node.body);
  }
  return false;
}
