import type { Knobs } from '../engine/knobs.ts';
import type { Queue, Source } from '../engine/queue.ts';
import type { RateLimiter } from '../engine/rate-limiter.ts';
import type { Limit } from '../plan/limits.ts';
import { Carry } from './carry.ts';
import { groupsByMail } from './alike.ts';
import { type Arrived, type Cohort, CohortList, ReadyCohorts, cohortOf, ofQueues, split } from './cohorts.ts';
import type { FluidReceiver, Sender } from './fluid-receiver.ts';
import type { Team } from './teams.ts';

/** Mail that comes evenly during a step, and what of it has not come yet. */
interface Coming {
  readonly count: number;
  left: Cohort | undefined;
}

/** What is left to a queue of a limit that it shares, up to the end of its interval. */
interface Allowed {
  readonly until: number;
  left: number;
}

/** The part of the time until mail is tried again that makes no difference. */
const ALIKE = 1 / 20;
/** Messages by which the mail of queues may differ that take turns. */
const FEW = 2;
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

/**
 * A queue with numbers in the place of messages, or several that are alike, of which each has its part of the recipients:
 * counts of recipients are those of all of them, all other numbers are those of each.
 */
export class FluidQueue {
  readonly queues: readonly Queue[];
  /** The first of them, which stands for all. */
  readonly queue: Queue;
  /** How many they are. */
  readonly many: number;
  readonly receiver: FluidReceiver;
  readonly sender: Sender;
  /** Those of its virtual MTA, and those that send to the same mail servers. */
  readonly groups: readonly Group[];
  ready = new ReadyCohorts();
  later = new CohortList();
  /** Parts of messages that are sent. */
  readonly sent = new Carry();
  /** Parts of messages that each reply refuses. */
  readonly refused: Carry;
  /** Connections that are open, of each of the queues and on average. */
  readonly open: Float64Array;
  /** Those that were opened so far by all of them, with parts, and how many of them are counted. */
  opened = 0;
  openedCounted = 0;
  /** Those that it is measured with, once it is. */
  team: Team | undefined;
  level = 0;
  /** How many were in use on average. */
  load = 0;
  /** Those of them that stay open when the next step begins. */
  kept = 0;
  /** How many it can use on average in this step, and may, by what it shares with others. */
  used = 0;
  granted = Infinity;
  grantedBy: Limit | undefined;
  /** As many of all queues are counted as open where they are shared. */
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
  /** When a limit lets it go on that holds it back; until then it is not looked through. */
  asleepUntil = 0;
  /** How many recipients each of the queues had so far. */
  readonly #came: Float64Array;
  /** Whether mail came to some of several queues since they were compared. */
  hasNewMail = false;
  #coming: Coming[] = [];
  #flights: Flight[] = [];
  #stepStart = 0;
  #stepEnd = 0;
  readonly #allowed = new Map<RateLimiter, Allowed>();

  constructor(queues: readonly [Queue, ...Queue[]], receiver: FluidReceiver, groups: readonly Group[]) {
    const [queue] = queues;
    this.queues = queues;
    this.queue = queue;
    this.many = queues.length;
    this.open = new Float64Array(this.many);
    this.#came = new Float64Array(this.many);
    this.refused = new Carry(queue.id);
    this.losses = new Carry(queue.id);
    this.receiver = receiver;
    this.sender = receiver.senderOf(queue.sources);
    this.groups = groups;
  }

  /** Addresses that may send. */
  sourcesAt(now: number): readonly Source[] {
    return enabledSources(this.queue, now);
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
    const cohort = cohortOf(arrived);
    this.#note(cohort);
    if (arrived.to <= arrived.from) this.ready.push(cohort);
    else this.#coming.push({ count: cohort.count, left: cohort });
  }

  /** Mail of another queue that belongs to the one at a place from now on. */
  join(moved: Cohort, place: number, now: number): void {
    const parts = this.many > 1 ? new Float64Array(this.many).fill(moved.count, place, place + 1) : undefined;
    const cohort = { ...moved, parts };
    this.#note(cohort);
    if (cohort.due > now) this.putOff(cohort);
    else this.ready.push(cohort);
    this.idleUntil = Math.min(this.idleUntil, now);
  }

  #note({ parts, count }: Cohort): void {
    this.hasNewMail = this.many > 1;
    for (const [place, came] of this.#came.entries()) this.#came[place] = came + (parts ? (parts[place] ?? 0) : count);
  }

  /** The same queues, those apart that had other mail than the others. */
  get separated(): readonly FluidQueue[] {
    if (!this.hasNewMail) return [this];
    this.hasNewMail = false;
    const groups = groupsByMail(this.#came, FEW * this.sample.together);
    return groups.length === 1 ? [this] : groups.map((places) => this.#partOf(places));
  }

  #partOf(places: readonly number[]): FluidQueue {
    const [first = this.queue, ...others] = places.flatMap((place) => this.queues[place] ?? []);
    const part = new FluidQueue([first, ...others], this.receiver, this.groups);
    part.ready = this.ready.ofQueues(places);
    part.later = this.later.ofQueues(places);
    part.open.set(places.map((place) => this.open[place] ?? 0));
    part.#came.set(places.map((place) => this.#came[place] ?? 0));
    part.#coming = this.#coming.flatMap(({ left }) => {
      const own = left && ofQueues(left, places);
      return own ? [{ count: own.count, left: own }] : [];
    });
    part.#flights = this.#flights.flatMap((flight) => {
      const cohort = ofQueues(flight.cohort, places);
      return cohort ? [{ ...flight, cohort }] : [];
    });
    part.level = this.level;
    part.load = this.load;
    part.kept = this.kept;
    part.rampFrom = this.rampFrom;
    part.idleUntil = this.idleUntil;
    part.asleepUntil = this.asleepUntil;
    part.beginStep(this.#stepStart, this.#stepEnd);
    return part;
  }

  /** What its mail is like: what waits, or else what comes. */
  get sample(): Pick<Cohort, 'bytes' | 'together'> {
    return this.ready.first ?? this.#coming[0]?.left ?? noMail;
  }

  /** Whether all recipients that came are delivered or given up. */
  get isEmpty(): boolean {
    const { ready, later } = this;
    return ready.count === 0 && later.count === 0 && this.#flights.length === 0 && this.#coming.length === 0;
  }

  /** Recipients that wait in each of the queues. */
  get waiting(): number {
    return this.ready.count / this.many;
  }

  /** Recipients that come to each of them in a millisecond of the rest of a step. */
  inflow(now: number): number {
    if (this.#coming.length === 0 || now >= this.#stepEnd) return 0;
    const left = this.#coming.reduce((sum, coming) => sum + (coming.left?.count ?? 0), 0);
    return left / (this.#stepEnd - now) / this.many;
  }

  /** Lets come what comes between two times of a step. */
  arrive(from: number, to: number): void {
    for (const coming of this.#coming) this.#arriveOf(coming, from, to);
    if (to >= this.#stepEnd) this.#coming = [];
  }

  #arriveOf(coming: Coming, from: number, to: number): void {
    const { count, left } = coming;
    const part = (to - this.#stepStart) / (this.#stepEnd - this.#stepStart);
    const behind = to >= this.#stepEnd ? 0 : count - Math.floor(count * part);
    if (!left || left.count <= behind) return;
    const [come, rest] = behind > 0 ? split(left, left.count - behind) : [left, undefined];
    coming.left = rest;
    this.ready.push({ ...come, from, to });
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

  /** Those whose time has come stand behind those that wait already, or before them. */
  takeDue(now: number, retried: Knobs['retried']): void {
    const due: Cohort[] = [];
    for (let first = this.later.first; first && first.due <= now; first = this.later.first) {
      const cohort = this.later.shift(first.count);
      if (cohort) due.push(cohort);
    }
    if (retried === 'behind') for (const cohort of due) this.ready.push(cohort);
    else for (const cohort of due.toReversed()) this.ready.unshift(cohort);
  }

  get nextDue(): number {
    return this.later.first?.due ?? Infinity;
  }

  /** Says what holds them back. */
  hold(by: Limit | undefined, now: number, from = now): void {
    for (const { blame } of this.queues) blame.hold(by, now, from);
  }
}

/** Addresses of a queue that may send. */
export function enabledSources({ sources }: Queue, now: number): readonly Source[] {
  return sources.some(({ disabledUntil }) => now < disabledUntil)
    ? sources.filter(({ disabledUntil }) => now >= disabledUntil)
    : sources;
}
