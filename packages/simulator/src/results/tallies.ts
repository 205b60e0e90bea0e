import { NOTHING, type Places, places } from './column.ts';
import { Tally, type TallyKey } from './tally.ts';
import { TupleIds } from './tuple-ids.ts';

/** Few enough for all of them to stay in the cache. */
const MOST_TALLIES = 1024;

/** The tallies of a second. */
export class Tallies {
  /** Those that have events, before `#length`; the others are used again. */
  readonly #all: Tally[] = [];
  #length = 0;
  /** Numbers the seconds that had some. */
  #second = 0;
  /** Numbers flows with their ways. */
  readonly #pairs = new TupleIds();
  /** The place of each pair among the tallies. */
  readonly #placeOf: Places = places();
  /** Where the last event of each connection was counted, and in which second: mostly the next one belongs there, too. */
  readonly #lastOf: (Tally | undefined)[] = [];
  readonly #secondOf: Places = places();

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  get isFull(): boolean {
    return this.#length === MOST_TALLIES;
  }

  /** The tally of the last event of a connection, if it is the right one for mail of a stream to a domain. */
  last(connection: number, stream: number, domain: number): Tally | undefined {
    if (this.#secondOf.at(connection) !== this.#second) return undefined;
    const last = this.#lastOf[connection];
    return last && last.stream === stream && last.domain === domain ? last : undefined;
  }

  /** To be called when it is not full. */
  find(connection: number, key: TallyKey, now: number): Tally {
    const pair = this.#pairs.idOf(key.flow, key.way);
    const place = this.#placeOf.at(pair);
    const known = place === NOTHING ? undefined : this.#all[place];
    const tally = known ?? this.#begin(pair, key, now);
    while (this.#lastOf.length < connection) this.#lastOf.push(undefined);
    this.#lastOf[connection] = tally;
    this.#secondOf.set(connection, this.#second);
    return tally;
  }

  /** A connection leads elsewhere now. */
  forget(connection: number): void {
    if (this.#secondOf.at(connection) === this.#second) this.#secondOf.set(connection, NOTHING);
  }

  /** In the order in which they began, whoever was looked at first. */
  get inOrder(): Tally[] {
    const found = this.#all.slice(0, this.#length);
    return found.sort((a, b) => a.since - b.since || a.flow - b.flow || a.way - b.way);
  }

  clear(): void {
    for (let place = 0; place < this.#length; place++) {
      this.#placeOf.set(this.#all[place]?.pair ?? 0, NOTHING);
    }
    this.#length = 0;
    this.#second++;
  }

  #begin(pair: number, key: TallyKey, now: number): Tally {
    const place = this.#length++;
    const tally = this.#all[place] ?? new Tally();
    this.#all[place] = tally;
    tally.begin(pair, key, now);
    this.#placeOf.set(pair, place);
    return tally;
  }
}
