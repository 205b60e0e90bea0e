/** Runs one case by the engine and by the naive simulator, and tells where they differ. */
import type { Model } from '@pmtakit/semantics';
import { modelOf, run } from '../harness.ts';
import { type Case, receiverOf, scriptOf, textOf } from '../random-configurations.ts';
import { type NaiveRun, type Order, simulate } from './simulate.ts';

/** What happened, without what has no time of its own. */
interface Event {
  /** Seconds. */
  readonly time: number;
  readonly what: string;
  readonly queue: string;
  readonly isExpiry: boolean;
}

export interface Comparison {
  /** Until when the order of what happens in one second does not matter; `Infinity` for the whole run. */
  readonly certainUntil: number;
  readonly engine: readonly string[];
  readonly naive: readonly string[];
  /** What is wrong with the mail that became too old; empty when nothing is. */
  readonly expiries: readonly string[];
}

/** How many more orders are tried when the simulators differ. */
const MORE_ORDERS = 40;
const kinds: ReadonlySet<string> = new Set(['delivered', 'deferred', 'bounced', 'failed', 'backoff', 'normal']);

/** Compares as long as two orders of what happens in one second lead to the same: none of them is more right. */
export function compare(one: Case): Comparison {
  const engine = engineEvents(one);
  const model = modelOf(textOf(one));
  const first = naiveRun(one, model, { first: 'answers', expiry: 'at-once' });
  const naive = eventsIn(first.log, 1);
  /** From when on another order leads elsewhere. */
  const whereItMatters = (order: Order): number => {
    const other = naiveRun(one, model, order);
    return Math.min(other.tiedAt, firstDifference(naive, eventsIn(other.log, 1)));
  };
  let certainUntil = Math.min(first.tiedAt, whereItMatters({ first: 'timers', expiry: 'when-sent' }));
  for (let seed = 0; seed < MORE_ORDERS && !areSame(engine, naive, certainUntil); seed++) {
    const expiry = seed % 2 === 0 ? 'at-once' : 'when-sent';
    certainUntil = Math.min(certainUntil, whereItMatters({ first: seed, expiry }));
  }
  return comparison(engine, naive, certainUntil);
}

export function areAlike({ engine, naive, expiries }: Comparison): boolean {
  return expiries.length === 0 && engine.join() === naive.join();
}

function areSame(engine: readonly Event[], naive: readonly Event[], certainUntil: number): boolean {
  return areAlike(comparison(engine, naive, certainUntil));
}

function comparison(engine: readonly Event[], naive: readonly Event[], certainUntil: number): Comparison {
  const own = engine.filter(({ time }) => time < certainUntil);
  const expected = naive.filter(({ time }) => time < certainUntil);
  return { certainUntil, engine: lines(own), naive: lines(expected), expiries: earlyExpiries(own, expected) };
}

function naiveRun({ mail, knobs, behaviour, until }: Case, model: Model, order: Order): NaiveRun {
  return simulate(model, mail, { knobs, script: scriptOf(behaviour), until, order });
}

function engineEvents(one: Case): Event[] {
  const { mail, knobs, behaviour, until } = one;
  const { log } = run(textOf(one), mail, { knobs, receiver: receiverOf(behaviour), until: until * 1_000 });
  return eventsIn(log, 1_000).filter(({ time }) => time < until);
}

interface Entry {
  readonly time: number;
  readonly what: string;
  readonly queue: string;
  readonly text?: string;
}

function eventsIn(entries: readonly Entry[], second: number): Event[] {
  return entries
    .filter(({ what }) => kinds.has(what))
    .map(({ time, what, queue, text }) => {
      const isExpiry = what === 'bounced' && text === 'expired';
      // The naive simulator notices in the next second what is past its time.
      return { time: isExpiry ? Math.ceil(time / second) : time / second, what, queue, isExpiry };
    });
}

/** Mail that is too old is told apart: when it is given up is not documented, only that it is not tried any more. */
function lines(events: readonly Event[]): string[] {
  return events
    .filter(({ isExpiry }) => !isExpiry)
    .map(({ time, what, queue }) => `${String(time).padStart(4)} ${what} ${queue}`)
    .toSorted();
}

function firstDifference(some: readonly Event[], others: readonly Event[]): number {
  const [own, other] = [lines(some), lines(others)];
  const place = Array.from({ length: Math.max(own.length, other.length) }).findIndex((_, at) => own[at] !== other[at]);
  const inOneOnly = firstUnpaired(expiriesByQueue(some), expiriesByQueue(others));
  return place < 0 ? inOneOnly : Math.min(timeIn(own[place]), timeIn(other[place]), inOneOnly);
}

function timeIn(line: string | undefined): number {
  return line === undefined ? Infinity : Number(line.slice(0, 4));
}

type Times = ReadonlyMap<string, readonly number[]>;

/** When mail is given up in one of two runs and not in the other. */
function firstUnpaired(some: Times, others: Times): number {
  const queues = [...new Set([...some.keys(), ...others.keys()])];
  const times = queues.map((queue) => {
    const [own = [], other = []] = [some.get(queue), others.get(queue)];
    const [longer, shorter] = own.length > other.length ? [own, other] : [other, own];
    return longer[shorter.length] ?? Infinity;
  });
  return Math.min(...times, Infinity);
}

/** The naive simulator gives mail up as soon as it may, and the engine when it comes to it. */
function earlyExpiries(engine: readonly Event[], naive: readonly Event[]): string[] {
  const earliest = expiriesByQueue(naive);
  return [...expiriesByQueue(engine)].flatMap(([queue, times]) =>
    times
      .filter((time, index) => time < (earliest.get(queue)?.[index] ?? Infinity))
      .map((time) => `${queue}: given up at ${time}, too early`),
  );
}

function expiriesByQueue(events: readonly Event[]): Times {
  const byQueue = Map.groupBy(
    events.filter(({ isExpiry }) => isExpiry),
    ({ queue }) => queue,
  );
  return new Map([...byQueue].map(([queue, own]) => [queue, own.map(({ time }) => time)]));
}
