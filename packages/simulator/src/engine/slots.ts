import type { CountLimit } from '../plan/limits.ts';

/** One that wants a connection, in the line of those of its rank. */
interface Place<Waiter> {
  readonly waiter: Waiter;
  readonly line: Line<Waiter>;
  isWaiting: boolean;
  before: Place<Waiter> | undefined;
  behind: Place<Waiter> | undefined;
}

/** Those of one rank, in the order in which they came. */
interface Line<Waiter> {
  readonly rank: number;
  first: Place<Waiter> | undefined;
  last: Place<Waiter> | undefined;
}

/** Connections of which there are so many, shared by several queues. */
export class Slots<Waiter> {
  readonly limit: CountLimit;
  readonly #rankOf: (waiter: Waiter) => number;
  #used = 0;
  #waiting = 0;
  /** The most that those can use who may want some. */
  #wanted = 0;
  readonly #places = new Map<Waiter, Place<Waiter>>();
  /** The highest rank first. */
  readonly #lines: Line<Waiter>[] = [];

  constructor(limit: CountLimit, rankOf: (waiter: Waiter) => number) {
    this.limit = limit;
    this.#rankOf = rankOf;
  }

  get hasFree(): boolean {
    return this.#used < this.limit.most;
  }

  /** Whether all can have as many as they may want, so that nobody has to look at the others. */
  get isPlenty(): boolean {
    return this.#wanted <= this.limit.most && this.#waiting === 0;
  }

  /** Somebody may want so many, or no longer, which is a number below 0. */
  want(most: number): void {
    this.#wanted += most;
  }

  /** Whether one is free, and nobody comes before the one who asks. */
  isFreeFor(waiter: Waiter): boolean {
    if (!this.hasFree) return false;
    const next = this.next;
    return next === undefined || next === waiter;
  }

  /** Who gets the next one: the first of those with the highest rank. Undefined when nobody waits or none is free. */
  get next(): Waiter | undefined {
    if (this.#waiting === 0 || !this.hasFree) return undefined;
    return this.#lines.find(({ first }) => first)?.first?.waiter;
  }

  /** Who wants more than one waits again, behind the others. */
  take(waiter: Waiter): void {
    this.#used++;
    this.leave(waiter);
  }

  release(): void {
    this.#used--;
  }

  wait(waiter: Waiter): void {
    const place = this.#placeOf(waiter);
    if (place.isWaiting) return;
    const { line } = place;
    place.isWaiting = true;
    place.before = line.last;
    if (line.last) line.last.behind = place;
    else line.first = place;
    line.last = place;
    this.#waiting++;
  }

  leave(waiter: Waiter): void {
    if (this.#waiting === 0) return;
    const place = this.#places.get(waiter);
    if (!place?.isWaiting) return;
    const { line, before, behind } = place;
    if (before) before.behind = behind;
    else line.first = behind;
    if (behind) behind.before = before;
    else line.last = before;
    place.before = undefined;
    place.behind = undefined;
    place.isWaiting = false;
    this.#waiting--;
  }

  isWaiting(waiter: Waiter): boolean {
    return this.#places.get(waiter)?.isWaiting ?? false;
  }

  /** Lets go of one that does not wait. */
  forget(waiter: Waiter): void {
    this.#places.delete(waiter);
  }

  #placeOf(waiter: Waiter): Place<Waiter> {
    const known = this.#places.get(waiter);
    if (known) return known;
    const line = this.#lineFor(this.#rankOf(waiter));
    const place: Place<Waiter> = { waiter, line, isWaiting: false, before: undefined, behind: undefined };
    this.#places.set(waiter, place);
    return place;
  }

  #lineFor(rank: number): Line<Waiter> {
    const index = this.#lines.findIndex((line) => line.rank <= rank);
    const found = this.#lines[index];
    if (found?.rank === rank) return found;
    const line: Line<Waiter> = { rank, first: undefined, last: undefined };
    this.#lines.splice(index < 0 ? this.#lines.length : index, 0, line);
    return line;
  }
}
