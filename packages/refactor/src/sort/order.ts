import { oldNamesOf } from '@pmtakit/semantics';
import { topics } from './topics.ts';

/** The place of a directive in the order, and the topic it belongs to. */
export interface Rank {
  readonly place: number;
  readonly topic: number;
}

/** An old name has the rank of the present one: the two set the same, and the later line wins. */
const ranks: ReadonlyMap<string, Rank> = new Map(
  topics
    .flatMap(({ directives }, topic) => directives.map((name) => ({ name, topic })))
    .flatMap(({ name, topic }, place) => [name, ...oldNamesOf(name)].map((one) => [one, { place, topic }])),
);

/** For directives that somebody added to the catalogue: behind all others, in the order in which they stand. */
const noTopic: Rank = { place: ranks.size, topic: topics.length };

export function rankOf(name: string): Rank {
  return ranks.get(name) ?? noTopic;
}
