/** Puts all lines that could count in order, and takes the first. */
import { networkBits } from './addresses.ts';
import type { RawLine, RawSection } from './reader.ts';
import { linesOf } from './reader.ts';
import type { Word } from './words.ts';

export interface SlowOptions {
  readonly version: string;
  readonly assumptions: Readonly<Record<string, string>>;
}

/** A section that applies, with its strength: numbers compared from left to right, the smaller the stronger. */
export interface Ranked {
  readonly section: RawSection;
  readonly place: string;
  readonly rank: readonly number[];
}

/** The value of a setting: the line it comes from, none for a default, and the lines that would be next. */
export interface Answer {
  readonly name: string;
  readonly line: number | undefined;
  readonly text: string | undefined;
  /** The text as the setting's present name would have it. */
  readonly meaning: string | undefined;
  readonly shadowed: readonly number[];
}

interface Candidate extends Ranked {
  readonly line: RawLine;
  readonly meaning: string;
}

export function settle(words: readonly Word[], sections: readonly Ranked[], options: SlowOptions): Answer[] {
  const known = words.filter(({ since = '', removed = '9' }) => since <= options.version && options.version < removed);
  const main = known.filter((word) => word.means === undefined);
  const answers = main.flatMap((word) => answersOf(word, candidatesOf(word, known, sections, options)));
  return answers.map((answer) => withTwin(answer, words, answers));
}

/** An unset setting of backoff mode has the value of normal mode. [runtime 8] */
function withTwin(answer: Answer, words: readonly Word[], answers: readonly Answer[]): Answer {
  const twin = words.find(({ name }) => name === answer.name)?.twin;
  const normal = twin === undefined ? undefined : answers.find(({ name }) => name === twin);
  return answer.line === undefined && normal ? { ...answer, text: normal.meaning, meaning: normal.meaning } : answer;
}

function candidatesOf(
  word: Word,
  words: readonly Word[],
  sections: readonly Ranked[],
  { assumptions }: SlowOptions,
): Candidate[] {
  const names = words.filter((other) => other.name === word.name || other.means === word.name);
  const direction =
    word.combining === 'all' || word.combining === 'nearest' || assumptions['repeated-lines'] === 'first' ? 1 : -1;
  const candidates = sections.flatMap(({ section, place, rank }) =>
    linesOf(section).flatMap((line) => {
      const used = names.find((other) => isSetBy(line, place, other));
      if (used === undefined) return [];
      const meaning = used.rewrite?.(line.text) ?? line.text;
      return [{ section, place, line, meaning, rank: [...rank, direction * line.number] }];
    }),
  );
  return withoutRepeats(candidates.toSorted((a, b) => compareRanks(a.rank, b.rank)));
}

function isSetBy(line: RawLine, place: string, word: Word): boolean {
  return word.name === line.name && word.places.includes(place) && word.valid.test(line.text);
}

function withoutRepeats(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(
    ({ line }, index) => candidates.findIndex((other) => other.line.number === line.number) === index,
  );
}

export function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function answersOf(word: Word, candidates: readonly Candidate[]): Answer[] {
  const [first] = candidates;
  if (first === undefined)
    return [{ name: word.name, line: undefined, text: word.default, meaning: word.default, shadowed: [] }];
  switch (word.combining) {
    case 'one':
      return [firstOf(word, candidates)];
    case 'all':
      return candidates.map((candidate) => firstOf(word, [candidate]));
    case 'nearest':
      return nearestOf(word, first.place, candidates);
    case 'network':
      return [...Map.groupBy(candidates, networkKey).values()].map((group) => firstOf(word, group));
  }
}

/** The lines of other places are noted with the first line only. */
function nearestOf(word: Word, place: string, candidates: readonly Candidate[]): Answer[] {
  const [first, ...near] = candidates.filter((candidate) => candidate.place === place);
  const far = candidates.filter((candidate) => candidate.place !== place);
  if (first === undefined) return [];
  return [firstOf(word, [first, ...far]), ...near.map((candidate) => firstOf(word, [candidate]))];
}

function firstOf(word: Word, candidates: readonly Candidate[]): Answer {
  const [first, ...others] = candidates;
  const shadowed = others.map(({ line }) => line.number);
  return { name: word.name, line: first?.line.number, text: first?.line.text, meaning: first?.meaning, shadowed };
}

function networkKey({ meaning }: Candidate): string | undefined {
  return networkBits(meaning.split(' ')[0] ?? '')?.bits;
}
