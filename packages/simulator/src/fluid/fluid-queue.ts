import type { Queue, Source } from '../engine/queue.ts';
import type { RateLimiter } from '../engine/rate-limiter.ts';
import type { Limit } from '../plan/limits.ts';
import { Carry } from './carry.ts';
import { type Arrived, type Cohort, CohortList, ReadyCohorts, cohortOf } from './cohorts.ts';
import type { FluidReceiver, Sender } from './fluid-receiver.ts';

/** Mail that comes evenly during a step, and how much of it has come. */
interface Coming {
  readonly arrived: Arrived;
  came: number;
}

/** What is left to a queue of a limit that it shares, up to the end of its interval. */
interface Allowed {
  readonly until: number;
  left: number;
}

/** The part of the time until mail is tried again that makes no difference. */
const ALIKE = 1 / 20;
const none: readonly Flight[] = [];
const noMail = { bytes: 0, together: 1 };

/** Queues that share a limit: each gets of what is left in a step by what it could use. */
export class Group {
  #wanted = 0;
  #left = 0;

  /** Forgets what was wanted before. */
  clear(): void {
    this.#wanted = 0;
    this.#left = 0;
  }

  want(count: number): void {
    this.#wanted += count;
    this.#left += count;
  }

  /** The part of one of its queues of all that there is. */
  shareOf(count: number): number {
    return this.#wanted > count ? count / this.#wanted : 1;
  }

  /** The part of a queue whose turn it is, of what those before it have left. */
  partOf(count: number): number {
    const part = this.#left > count ? count / this.#left : 1;
    this.#left -= count;
    return part;
  }
}

/** Recipients that were sent, and are delivered when the mail server has answered. */
interface Flight {
  readonly cohort: Cohort;
  readonly at: number;
  /** Milliseconds since they came. */
  readonly time: number;
}

/** A queue with numbers in the place of messages. */
export class FluidQueue {
  readonly queue: Queue;
  readonly receiver: FluidReceiver;
  readonly sender: Sender;
  /** Those of its virtual MTA, and those that send to the same mail servers. */
  readonly groups: readonly Group[];
  readonly ready = new ReadyCohorts();
  readonly later = new CohortList();
  /** Parts of messages that are sent, and of connections that are opened. */
  readonly sent = new Carry();
  readonly opened = new Carry();
  /** Parts of messages that each reply refuses. */
  readonly refused: Carry;
  /** Connections that are open, and how many were on average. */
  level = 0;
  load = 0;
  /** Those of them that stay open when the next step begins. */
  kept = 0;
  /** How many it can use on average in this step, and may, by what it shares with others. */
  used = 0;
  granted = Infinity;
  grantedBy: Limit | undefined;
  /** As many are counted as open where they are shared. */
  mostOpen = Infinity;
  /** Its part of the rates that it shares: of all, and of what those before it in this step have left. */
  share = 1;
  part = 1;
  /** What it could send in this step, in recipients. */
  wanted = 0;
  /** Since when connections are opened one by one. */
  rampFrom = Infinity;
  /** Connections that were lost while others were not, by the reply. */
  readonly losses: Carry;
  /** When it may do something again, if no mail comes before. */
  idleUntil = 0;
  #coming: Coming[] = [];
  #flights: Flight[] = [];
  #stepStart = 0;
  #stepEnd = 0;
  readonly #allowed = new Map<RateLimiter, Allowed>();

  constructor(queue: Queue, receiver: FluidReceiver, groups: readonly Group[]) {
    this.queue = queue;
    this.refused = new Carry(queue.id);
    this.losses = new Carry(queue.id);
    this.receiver = receiver;
    this.sender = receiver.senderOf(queue.sources);
    this.groups = groups;
  }

  /** Addresses that may send. */
  sourcesAt(now: number): readonly Source[] {
    const { sources } = this.queue;
    return sources.some(({ disabledUntil }) => now < disabledUntil)
      ? sources.filter(({ disabledUntil }) => now >= disabledUntil)
      : sources;
  }

  get stepLength(): number {
    return this.#stepEnd - this.#stepStart;
  }

  beginStep(start: number, end: number): void {
    this.#stepStart = start;
    this.#stepEnd = end;
    this.#allowed.clear();
  }

  /** Mail of this step: at its start, or evenly from then on. */
  admit(arrived: Arrived): void {
    if (arrived.to <= arrived.from) this.ready.push(cohortOf(arrived));
    else this.#coming.push({ arrived, came: 0 });
  }

  /** What its mail is like: what waits, or else what comes. */
  get sample(): Pick<Cohort, 'bytes' | 'together'> {
    return this.ready.first ?? this.#coming[0]?.arrived ?? noMail;
  }

  /** Recipients that come in a millisecond of the rest of a step. */
  inflow(now: number): number {
    if (this.#coming.length === 0 || now >= this.#stepEnd) return 0;
    const left = this.#coming.reduce((sum, { arrived, came }) => sum + arrived.count - came, 0);
    return left / (this.#stepEnd - now);
  }

  /** Lets come what comes between two times of a step. @returns how many recipients */
  arrive(from: number, to: number): number {
    if (this.#coming.length === 0) return 0;
    let count = 0;
    for (const coming of this.#coming) count += this.#arriveOf(coming, from, to);
    if (to >= this.#stepEnd) this.#coming = [];
    return count;
  }

  #arriveOf(coming: Coming, from: number, to: number): number {
    const { arrived, came } = coming;
    const part = (to - this.#stepStart) / (this.#stepEnd - this.#stepStart);
    const due = to >= this.#stepEnd ? arrived.count : Math.floor(arrived.count * part);
    if (due <= came) return 0;
    coming.came = due;
    this.ready.push(cohortOf({ ...arrived, from, to, count: due - came }));
    return due - came;
  }

  /** What is left to it of a limit that it shares. */
  allowed(limiter: RateLimiter, now: number): number {
    const room = limiter.room(now);
    if (this.part >= 1) return room;
    const known = this.#allowed.get(limiter);
    if (known && now < known.until) return Math.min(room, known.left);
    const until = limiter.nextAt > now ? limiter.nextAt : now + limiter.limit.period;
    const left = Math.ceil(room * this.part);
    this.#allowed.set(limiter, { until, left });
    return Math.min(room, left);
  }

  /** Counts what it used of it. */
  use(limiter: RateLimiter, now: number, count: number): void {
    limiter.take(now, count);
    const known = this.#allowed.get(limiter);
    if (known) known.left -= count;
  }

  /** Lets the mail server take recipients; it says so at a time. */
  fly(flight: Flight): void {
    this.#flights.push(flight);
  }

  /** When the next of them are delivered. */
  get nextLanding(): number {
    return this.#flights[0]?.at ?? Infinity;
  }

  /** Those that are delivered up to a time. */
  landed(until: number): readonly Flight[] {
    if (this.nextLanding > until) return none;
    const landed = this.#flights;
    const first = landed.findIndex(({ at }) => at > until);
    this.#flights = first < 0 ? [] : landed.splice(first);
    return landed;
  }

  /** Puts off those that were tried. */
  putOff(cohort: Cohort): void {
    this.later.pushByDue(cohort, this.queue.plan.retryRecipientsAfter * ALIKE);
  }

  /** Those whose time has come stand behind those that wait already. */
  takeDue(now: number): void {
    for (let first = this.later.first; first && first.due <= now; first = this.later.first) {
      const cohort = this.later.shift(first.count);
      if (cohort) this.ready.push(cohort);
    }
  }

  get nextDue(): number {
    return this.later.first?.due ?? Infinity;
  }

  /** Recipients that are neither delivered nor given up; those of this step come besides. */
  get size(): number {
    return this.ready.count + this.later.count;
  }
}
