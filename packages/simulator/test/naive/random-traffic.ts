/** Mail that comes at random, mail servers that take random times, and what to expect of many runs. */
import {
  type Knobs,
  OK,
  type Observer,
  type Receiver,
  Replies,
  Simulation,
  type TrafficStream,
  chance,
  defaultKnobs,
  plansOf,
} from '@pmtakit/simulator';
import { deafObserver } from '../deaf-observer.ts';
import { modelOf } from '../harness.ts';

const ARRIVALS = 1;
const SERVICES = 2;

/** @param chance between 0 and 1 */
export function exponential(mean: number, chance: number): number {
  return -mean * Math.log(1 - chance);
}

/** Messages that come independently of each other. @param mean milliseconds between two */
export function poissonStream(seed: number, mean: number, count: number): TrafficStream {
  let number = 0;
  let time = 0;
  const gap = () => exponential(mean, chance(seed, 0, number, ARRIVALS));
  time = gap();
  return {
    info: { name: 'poisson', client: {}, from: 'sender@example.com', headers: [], jobId: undefined },
    get nextTime() {
      return number < count ? time : Infinity;
    },
    take(submission) {
      Object.assign(submission, { number: number++, bytes: 1_000, recipients: 1 });
      time += gap();
    },
    recipientOf: (which) => `user${which}@example.com`,
  };
}

export interface Sample {
  /** When each message came and when it was tried first, milliseconds. */
  readonly waits: readonly number[];
  /** Milliseconds in which connections were set up or had a message, all together. */
  readonly busy: number;
  readonly connects: number;
  readonly delivered: number;
  readonly bounced: number;
  readonly attempts: number;
  readonly last: number;
}

export interface SampleOptions {
  readonly seed: number;
  readonly stream: TrafficStream;
  readonly setUp?: number;
  /** Milliseconds for a message. */
  readonly service?: (number: number, attempt: number) => number;
  /** Whether an attempt is taken. */
  readonly accepts?: (number: number, attempt: number) => boolean;
  readonly knobs?: Partial<Knobs>;
  readonly until?: number;
}

/** One queue, with these lines. */
export function sample(lines: readonly string[], options: SampleOptions): Sample {
  const model = modelOf(`<virtual-mta v>\n</virtual-mta>\n<domain *>\n${lines.join('\n')}\n</domain>\n`);
  const replies = new Replies();
  const seen = { waits: new Array<number>(), busy: 0, connects: 0, delivered: 0, bounced: 0, attempts: 0, last: 0 };
  const cameAt: number[] = [];
  const simulation: Simulation = new Simulation({
    ...plansOf(model),
    receiverOf: () => receiverFor(options, replies, seen, cameAt),
    replies,
    knobs: { ...defaultKnobs, ...options.knobs },
    observer: observerFor(seen, () => simulation.now),
    submit: (_, stream, submission) => {
      cameAt.push(simulation.now);
      simulation.enqueue(simulation.queue({ domain: 'example.com', virtualMta: 'v' }), stream, submission);
    },
  });
  simulation.add(options.stream);
  simulation.run(options.until);
  return seen;
}

interface Seen {
  readonly waits: number[];
  busy: number;
  connects: number;
  delivered: number;
  bounced: number;
  attempts: number;
  last: number;
}

function receiverFor(options: SampleOptions, replies: Replies, seen: Seen, cameAt: readonly number[]): Receiver {
  const { setUp = 0, service = () => 0, accepts = () => true } = options;
  return {
    hosts: ['mx'],
    connect: (_offer, answer) => {
      seen.connects++;
      seen.busy += setUp;
      answer.delay = setUp;
      answer.reply = OK;
    },
    deliver: ({ now, number, attempts }, answer) => {
      if (attempts === 0) seen.waits.push(now - (cameAt[number] ?? now));
      seen.attempts++;
      answer.delay = service(number, attempts);
      seen.busy += answer.delay;
      answer.reply = accepts(number, attempts) ? OK : replies.idOf('450 4.2.0 try later');
    },
  };
}

function observerFor(seen: Seen, now: () => number): Observer {
  return {
    ...deafObserver,
    delivered: () => {
      seen.delivered++;
      seen.last = now();
    },
    bounced: () => {
      seen.bounced++;
    },
  };
}

/** Service times that are exponentially distributed. @param mean milliseconds */
export function exponentialService(seed: number, mean: number): (number: number) => number {
  return (number) => exponential(mean, chance(seed, 0, number, SERVICES));
}

export interface Estimate {
  readonly mean: number;
  /** Of the mean. */
  readonly standardError: number;
}

export function estimate(values: readonly number[]): Estimate {
  const mean = meanOf(values);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, standardError: Math.sqrt(variance / values.length) };
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
