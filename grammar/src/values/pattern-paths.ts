/**
 * The places of a repeated part and how a matcher gets from one to the next, counted by the ways to do so. Where two
 * ways through the repeated part take the same text, each round doubles the work of a matcher that tries all of them.
 */
import { type CharacterSet, noCharacter, overlaps } from './character-set.ts';
import type { PatternNode, RepeatNode } from './pattern-nodes.ts';

/** Places with the number of ways to them: one, or 2 for more. */
type Ways = Map<number, number>;

interface Part {
  /** In how many ways it takes no text. */
  readonly empty: number;
  readonly first: Ways;
  readonly last: Ways;
}

/** So many rounds are as good as endless. */
export const MANY_ROUNDS = 20;

/** More than anybody writes; what is larger is not judged. */
const MOST_PLACES = 150;
const MOST_PAIRS = 200_000;

/** Whether a part that is repeated without end can take one text in several ways, again and again. */
export function isAmbiguousLoop(body: PatternNode): boolean {
  const paths = new Paths();
  paths.repeat(paths.partOf(body));
  return !paths.isTooLarge && paths.groups().some((group) => isAmbiguous(paths, group));
}

class Paths {
  readonly sets: CharacterSet[] = [];
  readonly next: Ways[] = [];

  get isTooLarge(): boolean {
    return this.sets.length > MOST_PLACES;
  }

  partOf(node: PatternNode): Part {
    if (this.isTooLarge) return emptyPart();
    switch (node.kind) {
      case 'set':
        return this.#place(node.set);
      case 'sequence':
        return node.items.map((item) => this.partOf(item)).reduce((one, other) => this.#join(one, other), emptyPart());
      case 'choice':
        return eitherOf(node.options.map((option) => this.partOf(option)));
      case 'group':
        return this.partOf(node.body);
      case 'repeat':
        return this.#rounds(node);
      default:
        // What holds at a place is not known, so no way leads through it.
        return this.#place(noCharacter);
    }
  }

  /** Leads from the end of a part to its beginning. */
  repeat({ first, last }: Part): void {
    for (const [from, ways] of last) for (const [to, more] of first) add(this.next[from], to, ways * more);
  }

  /** Places that lead to each other. */
  groups(): number[][] {
    const reached = this.sets.map((_, place) => this.#reachedFrom(place));
    const groups: number[][] = [];
    const seen = new Set<number>();
    for (const place of this.sets.keys()) {
      if (seen.has(place) || !reached[place]?.has(place)) continue;
      const group = [...(reached[place] ?? [])].filter((other) => reached[other]?.has(place));
      for (const other of group) seen.add(other);
      groups.push(group);
    }
    return groups;
  }

  #reachedFrom(place: number): Set<number> {
    const reached = new Set<number>();
    const pending = [place];
    for (let from = pending.pop(); from !== undefined; from = pending.pop()) {
      for (const to of this.next[from]?.keys() ?? []) {
        if (reached.has(to) || this.sets[to]?.length === 0) continue;
        reached.add(to);
        pending.push(to);
      }
    }
    return reached;
  }

  #place(set: CharacterSet): Part {
    const place = this.sets.push(set) - 1;
    this.next.push(new Map());
    return { empty: 0, first: new Map([[place, 1]]), last: new Map([[place, 1]]) };
  }

  #join(one: Part, other: Part): Part {
    for (const [from, ways] of one.last) {
      for (const [to, more] of other.first) add(this.next[from], to, ways * more);
    }
    return {
      empty: Math.min(2, one.empty * other.empty),
      first: merged(one.first, other.first, one.empty),
      last: merged(other.last, one.last, other.empty),
    };
  }

  #rounds({ body, least, most }: RepeatNode): Part {
    const isEndless = most === Infinity || most - least >= MANY_ROUNDS || (body.kind !== 'set' && most >= MANY_ROUNDS);
    let part = emptyPart();
    const written = isEndless ? least - 1 : least;
    for (let round = 0; round < written && !this.isTooLarge; round++) part = this.#join(part, this.partOf(body));
    return this.#join(part, isEndless ? this.#loop(body, least) : this.#optional(body, most - least));
  }

  #loop(body: PatternNode, least: number): Part {
    const part = this.partOf(body);
    this.repeat(part);
    return { ...part, empty: least === 0 ? 1 : part.empty };
  }

  /** Rounds of which each may be the last. */
  #optional(body: PatternNode, rounds: number): Part {
    let part = emptyPart();
    for (let round = 0; round < rounds && !this.isTooLarge; round++) {
      part = { ...this.#join(this.partOf(body), part), empty: 1 };
    }
    return part;
  }
}

function emptyPart(): Part {
  return { empty: 1, first: new Map(), last: new Map() };
}

function eitherOf(parts: readonly Part[]): Part {
  return {
    empty: Math.min(
      2,
      parts.reduce((sum, { empty }) => sum + empty, 0),
    ),
    first: new Map(parts.flatMap(({ first }) => [...first])),
    last: new Map(parts.flatMap(({ last }) => [...last])),
  };
}

function merged(one: Ways, other: Ways, factor: number): Ways {
  const ways = new Map(one);
  if (factor > 0) for (const [place, count] of other) add(ways, place, count * factor);
  return ways;
}

function add(ways: Ways | undefined, place: number, count: number): void {
  ways?.set(place, Math.min(2, (ways.get(place) ?? 0) + count));
}

/** Whether two different ways of the same text lead from a place back to it. */
function isAmbiguous({ sets, next }: Paths, group: readonly number[]): boolean {
  const inGroup = new Set(group);
  const steps = group.map((place): [number, number[]] => {
    return [place, [...(next[place]?.keys() ?? [])].filter((to) => inGroup.has(to))];
  });
  if (steps.some(([place, to]) => to.some((other) => (next[place]?.get(other) ?? 0) > 1))) return true;
  const [start = 0] = group;
  const pairs = reachedPairs(new Map(steps), sets, start);
  return pairs !== undefined && leadsBack(pairs, start);
}

/** Pairs of places with the pairs before them, by number. */
type Pairs = ReadonlyMap<number, readonly number[]>;

const pairOf = (one: number, other: number): number => one * (MOST_PLACES + 1) + other;

/** All pairs that one text leads to from a place; undefined when there are too many. */
function reachedPairs(
  next: ReadonlyMap<number, readonly number[]>,
  sets: readonly CharacterSet[],
  start: number,
): Pairs | undefined {
  const before = new Map<number, number[]>();
  const pending: [number, number][] = [[start, start]];
  let steps = 0;
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    for (const one of next.get(pair[0]) ?? []) {
      for (const other of next.get(pair[1]) ?? []) {
        if (++steps > MOST_PAIRS) return undefined;
        if (one !== other && !overlaps(sets[one] ?? [], sets[other] ?? [])) continue;
        const sources = before.get(pairOf(one, other));
        if (sources) sources.push(pairOf(...pair));
        else {
          before.set(pairOf(one, other), [pairOf(...pair)]);
          pending.push([one, other]);
        }
      }
    }
  }
  return before;
}

/** Whether a pair of two places leads back to the start. */
function leadsBack(before: Pairs, start: number): boolean {
  const seen = new Set<number>();
  const pending = [pairOf(start, start)];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    if (seen.has(pair)) continue;
    seen.add(pair);
    if (pair % (MOST_PLACES + 2) !== 0) return true;
    pending.push(...(before.get(pair) ?? []));
  }
  return false;
}
