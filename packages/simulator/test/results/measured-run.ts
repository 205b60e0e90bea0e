/** Runs a configuration and measures it. */
import { type Knobs, defaultKnobs } from '../../src/engine/knobs.ts';
import { Simulation } from '../../src/engine/simulation.ts';
import { plansOf } from '../../src/plan/plans.ts';
import { type Receiver, acceptAll } from '../../src/receivers/receiver.ts';
import { Replies } from '../../src/receivers/replies.ts';
import type { TrafficStream } from '../../src/traffic/traffic.ts';
import type { Threshold } from '../../src/scenario/threshold.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { bounceCategoriesOf } from '../../src/results/bounce-categories.ts';
import { Collector, type CollectorOptions } from '../../src/results/collector.ts';
import { type RunFacts, resultOf } from '../../src/results/result-of.ts';
import type { Result } from '../../src/results/result.ts';
import { needsOf } from '../../src/results/threshold-needs.ts';
import { type Mail, modelOf } from '../harness.ts';

export interface MeasureOptions {
  readonly knobs?: Partial<Knobs>;
  readonly receiver?: (replies: Replies, domain: string) => Receiver;
  readonly until?: number;
  readonly facts?: Partial<RunFacts>;
  readonly collector?: Partial<CollectorOptions>;
  /** Counts what happens; a `Collector` unless told. */
  readonly newCollector?: (options: CollectorOptions) => Collector;
  /** The domain of the recipients of a stream, where a queue has several. */
  readonly domainOfStream?: (stream: number) => number;
  /** Called after each so many milliseconds. */
  readonly every?: { readonly step: number; look(collector: Collector, simulation: Simulation): void };
}

export interface MeasuredRun {
  readonly collector: Collector;
  readonly result: Result;
  /** The result with what was counted since. */
  facts(): Result;
}

export function configuration(...lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

export function vmta(name: string, ...addresses: readonly string[]): string {
  const hosts = addresses.map((address) => `smtp-source-host ${address} mail.example.com`);
  return [`<virtual-mta ${name}>`, ...hosts, '</virtual-mta>'].join('\n');
}

export function domain(name: string, ...lines: readonly string[]): string {
  return [`<domain ${name}>`, ...lines, '</domain>'].join('\n');
}

/** Thresholds as a scenario has them. */
export function listed(...texts: readonly string[]): readonly Threshold[] {
  const items = texts.map((text) => `  - ${JSON.stringify(text)}`);
  const text = ['streams: [{ volume: 1, rate: 1/s, recipients: example.com }]', 'thresholds:', ...items].join('\n');
  const { scenario, problems } = readScenario(text, 'scenario.yaml');
  if (!scenario) throw new Error(problems.map(({ message }) => message).join('\n'));
  return scenario.thresholds;
}

export function measured(text: string, mail: readonly Mail[], options: MeasureOptions = {}): MeasuredRun {
  const model = modelOf(text);
  const replies = new Replies();
  const thresholds = options.facts?.thresholds ?? [];
  const newCollector = options.newCollector ?? ((all) => new Collector(all));
  const collector = newCollector({
    replies,
    categories: bounceCategoriesOf(model),
    ...needsOf(thresholds),
    ...options.collector,
  });
  const knobs = { ...defaultKnobs, ...options.knobs };
  const simulation: Simulation = new Simulation({
    ...plansOf(model),
    receiverOf: ({ domain }) => options.receiver?.(replies, domain) ?? acceptAll(),
    replies,
    knobs,
    observer: collector,
    submit: (_, stream, submission) => {
      const { domain = 'example.com', virtualMta = 'v' } = mail[stream] ?? {};
      const queue = simulation.queue({ domain, virtualMta });
      const recipientDomain = options.domainOfStream?.(stream);
      collector.injected(queue, stream, submission.recipients, recipientDomain);
      simulation.enqueue(queue, stream, submission, recipientDomain);
    },
  });
  collector.attach(simulation);
  for (const one of mail) simulation.add(batch(one));
  for (let time = 0; options.every && time < (options.until ?? 0); time += options.every.step) {
    simulation.run(time);
    options.every.look(collector, simulation);
  }
  simulation.run(options.until);
  const ended = options.until === undefined ? 'drained' : 'until';
  const facts = (): Result => resultOf(collector, { scenario: 'test', seed: 1, knobs, ended, ...options.facts });
  return { collector, result: facts(), facts };
}

export function row<Row extends { readonly name: string }>(
  table: { readonly rows: readonly Row[] },
  name: string,
): Row {
  const found = table.rows.find((one) => one.name === name);
  if (!found) throw new Error(`no row ${name} among ${table.rows.map((one) => one.name).join(', ')}`);
  return found;
}

/** Answers each attempt, counted from 1, as a function says; `undefined` takes the mail. */
export function scripted(
  replies: Replies,
  replyTo: (attempt: number) => string | undefined,
  { service = 0 } = {},
): Receiver {
  let attempts = 0;
  return {
    ...acceptAll(),
    deliver: (_, answer) => {
      const text = replyTo(++attempts);
      answer.delay = service;
      answer.reply = text === undefined ? 0 : replies.idOf(text);
    },
  };
}

/** No connection can be made. */
export function unreachable(replies: Replies): Receiver {
  return {
    ...acceptAll(),
    connect: (_, answer) => {
      answer.delay = 0;
      answer.reply = replies.idOf('connection refused');
    },
  };
}

/** Messages that all come at once. */
function batch({ count, at = 0, bytes = 1000, recipients = 1 }: Mail): TrafficStream {
  let taken = 0;
  return {
    info: { name: 'batch', client: {}, from: 'sender@example.com', headers: [], jobId: undefined },
    get nextTime() {
      return taken < count ? at : Infinity;
    },
    take(submission) {
      Object.assign(submission, { number: taken++, bytes, recipients, priority: 50 });
    },
    recipientOf: (number) => `user${number}@example.com`,
  };
}
