/** Recipients in numbers: those that came together and fared alike so far. */
import { chance } from '../random.ts';
import { OK } from '../receivers/replies.ts';

export interface Cohort {
  readonly stream: number;
  /** Of their addresses; domains can share a queue. */
  readonly domain: number;
  /** 0 to 100; those with a higher one go first. */
  readonly priority: number;
  /** Mean bytes of a message, and recipients that it has in this queue. */
  readonly bytes: number;
  readonly together: number;
  /** They came evenly between these times. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** How many of them each of the queues has that are worked out together; undefined for a single queue. */
  readonly parts: Float64Array | undefined;
  readonly attempts: number;
  /** The first of them, where they were tried. */
  readonly firstTried: number;
  /** They are not tried again before. */
  readonly due: number;
  /** The reply that each of them gets however often it is tried; `OK` for none. */
  readonly fate: number;
  /** Whether the mail server put them off only to see them again. */
  readonly isGreylisted: boolean;
}

export type Arrived = Pick<
  Cohort,
  'stream' | 'domain' | 'priority' | 'bytes' | 'together' | 'from' | 'to' | 'count' | 'parts'
>;

export function cohortOf(arrived: Arrived): Cohort {
  return { ...arrived, attempts: 0, firstTried: Infinity, due: 0, fate: OK, isGreylisted: false };
}

/** When they came, in the middle. */
export function middleOf({ from, to }: Cohort): number {
  return (from + to) / 2;
}

/** The first of a cohort, and those behind them. */
export function split(cohort: Cohort, first: number): readonly [Cohort, Cohort] {
  const cut = cohort.from + ((cohort.to - cohort.from) * first) / cohort.count;
  const parts = firstParts(cohort, first);
  const rest = parts && cohort.parts?.map((part, place) => part - (parts[place] ?? 0));
  return [
    { ...cohort, count: first, parts, to: cut },
    { ...cohort, count: cohort.count - first, parts: rest, from: cut },
  ];
}

/** What tells parts from others, so that not the same queues get the odd ones each time. */
function marksOf(parts: Float64Array): number {
  let marks = 0;
  for (let place = 0; place < parts.length; place++) marks += (parts[place] ?? 0) * (place + 1);
  return marks;
}

/** Each queue's share of the first ones, in whole numbers; who gets the odd ones is left to chance. */
function firstParts({ parts, count, from }: Cohort, first: number): Float64Array | undefined {
  if (!parts) return undefined;
  const found = new Float64Array(parts.length);
  const luck = chance(first, count, Math.floor(from), marksOf(parts));
  let sum = 0;
  let given = 0;
  for (let place = 0; place < parts.length; place++) {
    sum += parts[place] ?? 0;
    const upTo = Math.floor((sum * first) / count + luck);
    found[place] = upTo - given;
    given = upTo;
  }
  return found;
}

/** Those of some of the queues; undefined where they have none. @param places of the queues */
export function ofQueues(cohort: Cohort, places: readonly number[]): Cohort | undefined {
  const parts = Float64Array.from(places, (place) => cohort.parts?.[place] ?? 0);
  const count = parts.reduce((sum, part) => sum + part, 0);
  return count > 0 ? { ...cohort, count, parts: places.length > 1 ? parts : undefined } : undefined;
}

/** Cohorts in their order. */
export class CohortList {
  #items: Cohort[] = [];
  #head = 0;
  /** More of them are joined. */
  #most = MOST_COHORTS;
  count = 0;

  get first(): Cohort | undefined {
    return this.#items[this.#head];
  }

  push(cohort: Cohort): void {
    this.count += cohort.count;
    const last = this.#items.at(-1);
    if (last && this.#items.length > this.#head && areAlike(last, cohort)) {
      this.#items[this.#items.length - 1] = joined(last, cohort);
    } else this.#items.push(cohort);
    if (this.#items.length - this.#head > this.#most) this.#joinNeighbours();
  }

  /** Puts one in by the time at which it is due, mostly at the end. @param near milliseconds that make no difference */
  pushByDue(cohort: Cohort, near = 0): void {
    const last = this.#items.at(-1);
    if (
      last &&
      this.#head < this.#items.length &&
      Math.abs(cohort.due - last.due) <= near &&
      isSameSort(last, cohort)
    ) {
      this.count += cohort.count;
      this.#items[this.#items.length - 1] = joined(last, cohort);
      return;
    }
    let index = this.#items.length;
    while (index > this.#head && (this.#items[index - 1]?.due ?? 0) > cohort.due) index--;
    if (index === this.#items.length) return this.push(cohort);
    this.count += cohort.count;
    this.#items.splice(index, 0, cohort);
  }

  /** Puts one before all others. */
  unshift(cohort: Cohort): void {
    this.count += cohort.count;
    if (this.#head > 0) this.#items[--this.#head] = cohort;
    else this.#items.unshift(cohort);
  }

  /** Takes out so many from the front, of one cohort; there has to be one. */
  shift(most: number): Cohort | undefined {
    const first = this.#items[this.#head];
    if (!first) return undefined;
    const [taken, left] = most < first.count ? split(first, most) : [first, undefined];
    if (left) this.#items[this.#head] = left;
    else this.#drop();
    this.count -= taken.count;
    return taken;
  }

  /** The same of some of the queues. */
  ofQueues(places: readonly number[]): CohortList {
    const list = new CohortList();
    for (const cohort of this.#items.slice(this.#head)) {
      const own = ofQueues(cohort, places);
      if (own) list.push(own);
    }
    return list;
  }

  #drop(): void {
    this.#head++;
    if (this.#head < 64 || this.#head * 2 < this.#items.length) return;
    this.#items = this.#items.slice(this.#head);
    this.#head = 0;
  }

  /** Joins neighbours that differ only in their times, so that a long wait does not take ever more memory. */
  #joinNeighbours(): void {
    const items: Cohort[] = [];
    for (const cohort of this.#items.slice(this.#head)) {
      const near = items.findLastIndex((one, index) => index < items.length - NEAR || isSameSort(one, cohort));
      const other = items[near];
      if (other && isSameSort(other, cohort) && other.count < MERGED * cohort.count)
        items[near] = joined(other, cohort);
      else items.push(cohort);
    }
    this.#items = items;
    this.#head = 0;
    this.#most = Math.max(MOST_COHORTS, 2 * items.length);
  }
}

const MOST_COHORTS = 512;
/** One that is larger than its neighbour by so much is joined already. */
const MERGED = 1.5;
/** So far apart neighbours may be. */
const NEAR = 8;

function isSameSort(a: Cohort, b: Cohort): boolean {
  return (
    a.stream === b.stream &&
    a.domain === b.domain &&
    a.priority === b.priority &&
    a.attempts === b.attempts &&
    a.fate === b.fate &&
    a.isGreylisted === b.isGreylisted
  );
}

/** Whether they came at the same time, too. */
function areAlike(a: Cohort, b: Cohort): boolean {
  return a.from === b.from && a.to === b.to && a.due === b.due && isSameSort(a, b);
}

function joined(a: Cohort, b: Cohort): Cohort {
  return {
    ...a,
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
    due: (a.due * a.count + b.due * b.count) / (a.count + b.count),
    firstTried: Math.min(a.firstTried, b.firstTried),
    count: a.count + b.count,
    parts: a.parts?.map((part, place) => part + (b.parts?.[place] ?? 0)),
  };
}

/** Cohorts by priority, and those of one priority in the order in which they came. */
export class ReadyCohorts {
  /** The highest priority first. Most queues have one. */
  readonly #ranks: { readonly priority: number; readonly list: CohortList }[] = [];
  count = 0;

  get first(): Cohort | undefined {
    return this.#ranks.find(({ list }) => list.count > 0)?.list.first;
  }

  push(cohort: Cohort): void {
    this.count += cohort.count;
    this.#rankOf(cohort.priority).push(cohort);
  }

  /** Puts one before those of its priority. */
  unshift(cohort: Cohort): void {
    this.count += cohort.count;
    this.#rankOf(cohort.priority).unshift(cohort);
  }

  shift(most: number): Cohort | undefined {
    const taken = this.#ranks.find(({ list }) => list.count > 0)?.list.shift(most);
    this.count -= taken?.count ?? 0;
    return taken;
  }

  /** The same of some of the queues. */
  ofQueues(places: readonly number[]): ReadyCohorts {
    const ready = new ReadyCohorts();
    for (const { priority, list } of this.#ranks) ready.#add(priority, list.ofQueues(places));
    return ready;
  }

  #add(priority: number, list: CohortList): void {
    this.#ranks.push({ priority, list });
    this.count += list.count;
  }

  #rankOf(priority: number): CohortList {
    const index = this.#ranks.findIndex((rank) => rank.priority <= priority);
    const found = this.#ranks[index];
    if (found?.priority === priority) return found.list;
    const list = new CohortList();
    this.#ranks.splice(index < 0 ? this.#ranks.length : index, 0, { priority, list });
    return list;
  }
}
