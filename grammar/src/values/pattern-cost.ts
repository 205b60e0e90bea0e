/** Patterns on which PCRE may try more ways than any machine can, told from the pattern alone. */
import { type CharacterSet, holdsAll, intersection, overlaps } from './character-set.ts';
import { type PatternNode, type RepeatNode, parsePattern } from './pattern-nodes.ts';
import { MANY_ROUNDS, isAmbiguousLoop } from './pattern-paths.ts';
import type { RegexValue } from './value.ts';

/**
 * How the time grows with the text: with every character twice the time or more, or with the third power of its length
 * or more.
 */
export type Catastrophe = 'exponential' | 'polynomial';

/** So many endless repetitions of the same characters in a row are told. Two are common and do little harm. */
const MOST_LOOPS = 2;

/** What a pattern may cost PCRE; undefined when it is harmless or cannot be judged. */
export function isCatastrophic({ source }: Pick<RegexValue, 'source'>): Catastrophe | undefined {
  if (!source || !/[*+}]/.test(source.text)) return undefined;
  const inspection = new Inspection();
  inspection.inspect(parsePattern(source).root, false);
  return inspection.worst;
}

class Inspection {
  worst: Catastrophe | undefined;

  /** @param canFail whether what follows may not match, so that all ways through the node are tried */
  inspect(node: PatternNode, canFail: boolean): void {
    if (this.worst === 'exponential') return;
    switch (node.kind) {
      case 'sequence':
        return this.#inspectSequence(node.items, canFail);
      case 'choice':
        for (const option of node.options) this.inspect(option, canFail);
        return;
      case 'group':
        return this.inspect(node.body, canFail);
      case 'look':
        return this.inspect(node.body, false);
      case 'repeat':
        return this.#inspectLoop(node, canFail);
      default:
    }
  }

  #inspectSequence(items: readonly PatternNode[], canFail: boolean): void {
    const run = new Run();
    const fails = failuresBehind(items, canFail);
    for (const [index, item] of items.entries()) {
      run.add(item);
      if (run.loops > MOST_LOOPS && fails[index]) this.worst ??= 'polynomial';
      this.inspect(item, fails[index] ?? canFail);
    }
  }

  #inspectLoop(node: RepeatNode, canFail: boolean): void {
    const { body, least, most } = node;
    if (body.kind === 'set') return;
    if (canFail && most >= MANY_ROUNDS) {
      const isEmptyOften = least >= MANY_ROUNDS && alwaysMatches(body) && !takesNoText(body);
      if (isEmptyOften || isAmbiguousLoop(body)) this.worst = 'exponential';
    }
    this.inspect(body, canFail);
    if (canFail && most < MANY_ROUNDS) this.#inspectRounds(node);
  }

  /** A few rounds, as if they were written out. */
  #inspectRounds({ body, most }: RepeatNode): void {
    const run = new Run();
    for (let round = 0; round < most; round++) run.add(body);
    if (run.loops > MOST_LOOPS) this.worst ??= 'polynomial';
  }
}

/** Endless repetitions that can share out one text between them. */
class Run {
  loops = 0;
  /** What all of them take. */
  #shared: CharacterSet = [];

  add(item: PatternNode): void {
    const node = withoutGroups(item);
    if (node.kind === 'sequence') return this.#addAll(node.items);
    const set = node.kind === 'repeat' && node.most === Infinity ? withoutGroups(node.body) : undefined;
    if (set?.kind === 'set') return this.#addLoop(set.set);
    const isPassed = node.kind === 'set' ? holdsAll(node.set, this.#shared) : alwaysMatches(node);
    if (!isPassed) this.loops = 0;
  }

  #addAll(items: readonly PatternNode[]): void {
    for (const item of items) this.add(item);
  }

  #addLoop(set: CharacterSet): void {
    const goesOn = this.loops > 0 && overlaps(this.#shared, set);
    this.#shared = goesOn ? intersection(this.#shared, set) : set;
    this.loops = goesOn ? this.loops + 1 : 1;
  }
}

function withoutGroups(node: PatternNode): PatternNode {
  let inner = node;
  while (inner.kind === 'group') inner = inner.body;
  return inner;
}

/** For each item whether something behind it may not match. */
function failuresBehind(items: readonly PatternNode[], canFail: boolean): boolean[] {
  const fails: boolean[] = [];
  let fail = canFail;
  for (let index = items.length - 1; index >= 0; index--) {
    fails[index] = fail;
    const item = items[index];
    if (item && !alwaysMatches(item)) fail = true;
  }
  return fails;
}

/** Whether a node matches at every place, if need be without any text. */
function alwaysMatches(node: PatternNode): boolean {
  switch (node.kind) {
    case 'sequence':
      return node.items.every(alwaysMatches);
    case 'choice':
      return node.options.some(alwaysMatches);
    case 'group':
      return alwaysMatches(node.body);
    case 'repeat':
      return node.least === 0 || alwaysMatches(node.body);
    default:
      return false;
  }
}

function takesNoText(node: PatternNode): boolean {
  switch (node.kind) {
    case 'set':
    case 'reference':
      return false;
    case 'sequence':
      return node.items.every(takesNoText);
    case 'choice':
      return node.options.every(takesNoText);
    case 'group':
      return takesNoText(node.body);
    case 'repeat':
      return node.most === 0 || takesNoText(node.body);
    default:
      return true;
  }
}
