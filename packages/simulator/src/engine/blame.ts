import type { Limit } from '../plan/limits.ts';

/** A time in which one limit held a queue back. */
class Hold {
  readonly by: Limit;
  readonly start: number;
  end: number;
  /** The one before it: most queues have very few, for which an array would be too large. */
  before: Hold | undefined;

  constructor(by: Limit, start: number, end: number, before: Hold | undefined) {
    this.by = by;
    this.start = start;
    this.end = end;
    this.before = before;
  }
}

/** What one limit comes to, and the limit that was counted next: a map for each of a million queues would be too large. */
interface Sum {
  readonly by: Limit;
  time: number;
  next: Sum | undefined;
}

/** More of them are not looked back on. */
const MOST_HOLDS = 256;

/**
 * How long each limit held a queue back. A rate that is used up early is to blame for the whole of its interval: until
 * then something else, such as the number of connections, only seemed to be.
 */
export class Blame {
  #sums: Sum | undefined;
  /** Of those that are not in the sums. */
  #last: Hold | undefined;
  #recent = 0;
  #by: Limit | undefined;
  #since = 0;

  /** What holds the queue back now. */
  get current(): Limit | undefined {
    return this.#by;
  }

  /** @param from since when the limit is used up by what was sent; now for those that do not count */
  hold(by: Limit | undefined, now: number, from = now): void {
    if (by === this.#by) return;
    this.#end(now);
    this.#by = by;
    if (by && from < now) this.#takeOver(by, from);
  }

  /** Milliseconds for each limit, up to now. */
  sums(now: number): ReadonlyMap<Limit, number> {
    const sums = new Map<Limit, number>();
    const add = (by: Limit, start: number, end: number) => sums.set(by, (sums.get(by) ?? 0) + end - start);
    for (let sum = this.#sums; sum; sum = sum.next) sums.set(sum.by, sum.time);
    for (const { by, start, end } of this.#holds) add(by, start, end);
    if (this.#by && now > this.#since) add(this.#by, this.#since, now);
    return sums;
  }

  /** The same once nothing reaches back any more; undefined when nothing ever held the queue back. */
  settled(): Blame | undefined {
    this.#settle(this.#holds);
    this.#last = undefined;
    this.#recent = 0;
    return this.#sums && this;
  }

  /** Undefined when nothing ever held the queue back. */
  orNothing(): Blame | undefined {
    return this.#sums || this.#last ? this : undefined;
  }

  /** Those that are not in the sums, the last one at the end. */
  get #holds(): Hold[] {
    const found: Hold[] = [];
    for (let hold = this.#last; hold; hold = hold.before) found.push(hold);
    return found.toReversed();
  }

  #end(now: number): void {
    const last = this.#last;
    if (this.#by && last?.by === this.#by && last.end === this.#since) last.end = now;
    else if (this.#by && now > this.#since) this.#add(this.#by, this.#since, now);
    if (this.#recent > MOST_HOLDS) this.#settleOldest();
    this.#since = now;
  }

  #add(by: Limit, start: number, end: number): void {
    this.#last = new Hold(by, start, end, this.#last);
    this.#recent++;
  }

  #takeOver(by: Limit, from: number): void {
    const taken: Hold[] = [];
    for (; this.#last && this.#last.end > from; this.#last = this.#last.before) taken.push(this.#last);
    this.#recent -= taken.length;
    for (const { by: other, start, end } of taken.toReversed()) {
      if (start < from) this.#add(other, start, from);
      this.#add(by, Math.max(start, from), end);
    }
  }

  #settleOldest(): void {
    const holds = this.#holds;
    const rest = MOST_HOLDS / 2;
    this.#settle(holds.slice(0, rest));
    const first = holds[rest];
    if (first) first.before = undefined;
    this.#recent -= rest;
  }

  #settle(holds: readonly Hold[]): void {
    for (const { by, start, end } of holds) {
      const sum = this.#sumOf(by);
      sum.time = sum.time + end - start;
    }
  }

  #sumOf(by: Limit): Sum {
    let last: Sum | undefined;
    for (let sum = this.#sums; sum; sum = sum.next) {
      if (sum.by === by) return sum;
      last = sum;
    }
    const made: Sum = { by, time: 0, next: undefined };
    if (last) last.next = made;
    else this.#sums = made;
    return made;
  }
}
