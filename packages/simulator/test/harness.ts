/** Runs a configuration and notes all that happens. */
import { Model, clientOf, loadProject, memoryFiles } from '@pmtakit/semantics';
import {
  type Knobs,
  type Observer,
  type Queue,
  type Receiver,
  Replies,
  Simulation,
  type TrafficStream,
  acceptAll,
  defaultKnobs,
  plansOf,
} from '@pmtakit/simulator';

export interface LogEntry {
  /** Milliseconds. */
  readonly time: number;
  readonly what: 'delivered' | 'deferred' | 'bounced' | 'failed' | 'backoff' | 'normal' | 'connected' | 'closed';
  readonly queue: string;
  readonly text?: string;
}

export interface Run {
  readonly simulation: Simulation;
  readonly log: readonly LogEntry[];
  readonly replies: Replies;
  times(what: LogEntry['what'], queue?: string): number[];
  /** When the last recipient was delivered. */
  readonly last: number;
}

export interface RunOptions {
  readonly knobs?: Partial<Knobs>;
  readonly receiver?: (replies: Replies, domain: string) => Receiver;
  readonly until?: number;
  readonly mostLive?: number;
  /** Called before the first message comes. */
  readonly prepare?: (simulation: Simulation) => void;
}

export interface Mail {
  readonly domain?: string;
  readonly virtualMta?: string;
  readonly count: number;
  readonly at?: number;
  readonly bytes?: number;
  readonly recipients?: number;
}

export function modelOf(text: string): Model {
  return new Model(loadProject({ path: 'config', text }, { files: memoryFiles({}) }));
}

/** Puts mail into queues and runs until nothing happens any more. */
export function run(text: string, mail: readonly Mail[], options: RunOptions = {}): Run {
  const model = modelOf(text);
  const replies = new Replies();
  const log: LogEntry[] = [];
  const simulation: Simulation = new Simulation({
    ...plansOf(model, options.knobs?.replyRules),
    receiverOf: ({ domain }) => options.receiver?.(replies, domain) ?? acceptAll(),
    replies,
    knobs: { ...defaultKnobs, ...options.knobs },
    ...(options.mostLive !== undefined && { mostLive: options.mostLive }),
    observer: observerOf(log, replies, () => simulation.now),
    submit: (_, stream, submission) => {
      const { domain = 'example.com', virtualMta = 'v' } = mail[stream] ?? {};
      simulation.enqueue(simulation.queue({ domain, virtualMta }), stream, submission);
    },
  });
  options.prepare?.(simulation);
  for (const one of mail) simulation.add(batch(one));
  simulation.run(options.until);
  const times = (what: LogEntry['what'], queue?: string) =>
    log.filter((entry) => entry.what === what && (queue ?? entry.queue) === entry.queue).map(({ time }) => time);
  return { simulation, log, replies, times, last: times('delivered').at(-1) ?? NaN };
}

/** Messages that all come at once. */
export function batch({ domain = 'example.com', count, at = 0, bytes = 1000, recipients = 1 }: Mail): TrafficStream {
  let taken = 0;
  return {
    info: {
      name: 'batch',
      client: clientOf({ address: '127.0.0.1' }),
      from: 'sender@example.com',
      headers: [],
      jobId: undefined,
    },
    get nextTime() {
      return taken < count ? at : Infinity;
    },
    take(submission) {
      Object.assign(submission, { number: taken++, domain, bytes, recipients, priority: 50 });
    },
    recipientOf: (number) => `user${number}@example.com`,
  };
}

function observerOf(log: LogEntry[], replies: Replies, now: () => number): Observer {
  const note = (what: LogEntry['what'], { name }: Queue, text?: string) => {
    const queue = `${name.domain}/${name.virtualMta}`;
    log.push({ time: now(), what, queue, ...(text !== undefined && { text }) });
  };
  return {
    delivered: (queue, _recipient, connection) => note('delivered', queue, connection.source.plan.address),
    deferred: (queue, _recipient, reply) => note('deferred', queue, replies.textOf(reply)),
    bounced: (queue, _recipient, reason) => note('bounced', queue, reason),
    attempted: () => {},
    handedOver: (queue) => note('delivered', queue),
    moved: () => {},
    queueFailed: (queue, reply) => note('failed', queue, replies.textOf(reply)),
    modeChanged: (queue) => note(queue.mode, queue),
    connected: (queue, connection) => note('connected', queue, connection.source.plan.address),
    closed: (queue) => note('closed', queue),
  };
}

/** Answers each attempt, counted from 1, as a function says; `undefined` takes the mail. */
export function scripted(
  replies: Replies,
  replyTo: (attempt: number, now: number) => string | undefined,
  { setUp = 0, service = 0 } = {},
): Receiver {
  let attempts = 0;
  return {
    hosts: ['mx'],
    connect: (_offer, answer) => {
      answer.delay = setUp;
      answer.reply = 0;
    },
    deliver: ({ now }, answer) => {
      const text = replyTo(++attempts, now);
      answer.delay = service;
      answer.reply = text === undefined ? 0 : replies.idOf(text);
    },
  };
}

/** A receiver that no connection can be made to. */
export function unreachable(replies: Replies): Receiver {
  return reachableWhen(replies, () => false);
}

/** A receiver that connections can be made to at some times. */
export function reachableWhen(replies: Replies, isUp: (now: number) => boolean): Receiver {
  return {
    ...acceptAll(),
    connect: ({ now }, answer) => {
      answer.delay = 0;
      answer.reply = isUp(now) ? 0 : replies.idOf('connection refused');
    },
  };
}
