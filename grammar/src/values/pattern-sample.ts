/** Texts that a pattern finds, made up from the pattern alone. */
import { type CharacterSet, hasCode, rangesOf } from './character-set.ts';
import { findsIn } from './pattern-match.ts';
import { type PatternNode, parsePattern } from './pattern-nodes.ts';
import type { RegexValue } from './value.ts';

/** Characters that read best, the first that fits is taken. */
const liked = [...'a1 -.@_x0bcdefghijklmnopqrstuvwyz23456789'].map((character) => character.charCodeAt(0));
/** No longer texts are made up, and no deeper patterns gone into. */
const LONGEST = 500;
const DEEPEST = 200;
/** How often something else is tried: other options of a choice, more rounds of a repetition. */
const TRIES = 4;

/** Up to a few texts; none for a pattern that cannot be run, or whose texts are not found by trying. */
export function samplesFor(value: Pick<RegexValue, 'source'>): string[] {
  const { source } = value;
  if (!source) return [];
  const { root } = parsePattern(source);
  const texts = Array.from({ length: TRIES }, (_, nth) => textFor(root, nth, 0));
  return [...new Set(texts)].filter((text) => text.length <= LONGEST && findsIn(value, text) === true);
}

/** @param nth which of its texts */
function textFor(node: PatternNode, nth: number, depth: number): string {
  if (depth > DEEPEST) return '';
  switch (node.kind) {
    case 'set':
      return characterIn(node.set);
    case 'sequence':
      return joined(node.items, (item) => textFor(item, nth, depth + 1));
    case 'choice':
      return textFor(node.options[nth % node.options.length] ?? { kind: 'sequence', items: [] }, nth, depth + 1);
    case 'group':
      return textFor(node.body, nth, depth + 1);
    case 'repeat':
      return repeated(textFor(node.body, nth, depth + 1), Math.min(node.least + (nth % 2), node.most));
    case 'edge':
    case 'look':
    case 'reference':
      return '';
    default:
      return node satisfies never;
  }
}

/** Texts that get too long are not what anybody wants to read. */
function joined(items: readonly PatternNode[], textOf: (item: PatternNode) => string): string {
  let text = '';
  for (const item of items) if (text.length <= LONGEST) text += textOf(item);
  return text;
}

/** Not much longer than the longest: repetitions of repetitions would fill the memory. */
function repeated(text: string, rounds: number): string {
  return text === '' ? '' : text.repeat(Math.min(rounds, 1 + Math.ceil(LONGEST / text.length)));
}

function characterIn(set: CharacterSet): string {
  const code = liked.find((one) => hasCode(set, one)) ?? rangesOf(set).next().value?.[0];
  return code === undefined ? '' : String.fromCharCode(code);
}
