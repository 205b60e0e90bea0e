import type { Limit } from '../plan/limits.ts';

/** A time in which one limit held a queue back. */
interface Hold {
  readonly by: Limit;
  readonly start: number;
  end: number;
}

/** More of them are not looked back on. */
const MOST_HOLDS = 256;

/**
 * How long each limit held a queue back. A rate that is used up early is to blame for the whole of its interval: until
 * then something else, such as the number of connections, only seemed to be.
 */
export class Blame {
  #sums: Map<Limit, number> | undefined;
  #recent: Hold[] = [];
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
    const sums = new Map(this.#sums);
    for (const { by, start, end } of [...this.#recent, ...this.#open(now)])
      sums.set(by, (sums.get(by) ?? 0) + end - start);
    return sums;
  }

  /** The same once nothing reaches back any more; undefined when nothing ever held the queue back. */
  settled(): Blame | undefined {
    this.#settle(this.#recent);
    this.#recent = [];
    return this.#sums && this;
  }

  /** Undefined when nothing ever held the queue back. */
  orNothing(): Blame | undefined {
    return this.#sums || this.#recent.length > 0 ? this : undefined;
  }

  #open(now: number): Hold[] {
    return this.#by && now > this.#since ? [{ by: this.#by, start: this.#since, end: now }] : [];
  }

  #end(now: number): void {
    const last = this.#recent.at(-1);
    if (this.#by && last?.by === this.#by && last.end === this.#since) last.end = now;
    else this.#recent.push(...this.#open(now));
    if (this.#recent.length > MOST_HOLDS) this.#settle(this.#recent.splice(0, MOST_HOLDS / 2));
    this.#since = now;
  }

  #takeOver(by: Limit, from: number): void {
    const first = this.#recent.findLastIndex(({ end }) => end <= from) + 1;
    for (const hold of this.#recent.splice(first)) {
      if (hold.start < from) this.#recent.push({ ...hold, end: from });
      this.#recent.push({ by, start: Math.max(hold.start, from), end: hold.end });
    }
  }

  #settle(holds: readonly Hold[]): void {
    for (const { by, start, end } of holds) {
      const sums = (this.#sums ??= new Map());
      sums.set(by, (sums.get(by) ?? 0) + end - start);
    }
  }
}
