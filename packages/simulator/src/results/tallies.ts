import { NOTHING, type Places, places } from './column.ts';
import { Tally, type TallyKey } from './tally.ts';

/** Few enough for all of them to stay in the cache. */
const MOST_TALLIES = 1024;

/** The tallies of a second. */
export class Tallies {
  /** Those that have events, before `#length`; the others are used again. */
  readonly #all: Tally[] = [];
  #length = 0;
  /** The place of the tally of each flow that began last; it knows those of its other ways. */
  readonly #placeOf: Places = places();
  /** Numbers the seconds that had some. */
  #second = 0;
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
    const place = this.#placeOf.at(key.flow);
    const latest = place === NOTHING ? undefined : this.#all[place];
    let tally = latest;
    while (tally && tally.way !== key.way) tally = tally.other;
    tally ??= this.#begin(key, now, latest);
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
    for (let place = 0; place < this.#length; place++) this.#placeOf.set(this.#all[place]?.flow ?? 0, NOTHING);
    this.#length = 0;
    this.#second++;
  }

  /** @param other another one of the flow */
  #begin(key: TallyKey, now: number, other: Tally | undefined): Tally {
    const place = this.#length++;
    const tally = this.#all[place] ?? new Tally();
    this.#all[place] = tally;
    tally.begin(key, now, other);
    this.#placeOf.set(key.flow, place);
    return tally;
  }
}
