/** Runs a configuration and has its accounting records written. */
import { parse } from 'csv-parse/sync';
import type { Connection } from '../../src/engine/connection.ts';
import { type Knobs, defaultKnobs } from '../../src/engine/knobs.ts';
import type { Queue } from '../../src/engine/queue.ts';
import { Simulation } from '../../src/engine/simulation.ts';
import { plansOf } from '../../src/plan/plans.ts';
import type { Addresses } from '../../src/plan/server-plan.ts';
import { type Receiver, acceptAll } from '../../src/receivers/receiver.ts';
import { Replies } from '../../src/receivers/replies.ts';
import { AccountingObserver } from '../../src/records/accounting-observer.ts';
import { recordFilesOf } from '../../src/records/files-of.ts';
import { type RecordLayout, wholeLayout } from '../../src/records/layout.ts';
import { bounceCategoriesOf } from '../../src/results/bounce-categories.ts';
import type { Instant } from '../../src/traffic/quantities.ts';
import type { StreamInfo, TrafficStream } from '../../src/traffic/traffic.ts';
import { type Mail, modelOf } from '../harness.ts';

export interface RecordedMail extends Mail {
  readonly info?: Partial<StreamInfo>;
  /** What the mail was given to. */
  readonly chosen?: string;
  /** The domain of the recipients, where the queue has another name. */
  readonly to?: string;
}

export type ReceiverOf = (replies: Replies, domain: string) => Receiver;

export interface RecordOptions {
  readonly knobs?: Partial<Knobs>;
  readonly receiver?: ReceiverOf;
  readonly until?: number;
  readonly start?: Instant;
  /** One file with all records unless given; those of the configuration for `configured`. */
  readonly layouts?: readonly RecordLayout[] | 'configured';
  readonly recipientOf?: TrafficStream['recipientOf'];
  readonly addresses?: Addresses;
  /** Called before the last piece is written. */
  readonly atEnd?: (told: Told) => void;
}

/** The delivery that came last, and who was told of it. */
export interface Told {
  readonly observer: AccountingObserver;
  readonly replies: Replies;
  readonly queue: Queue;
  readonly recipient: number;
  readonly connection: Connection;
}

export interface RecordedRun {
  /** What was written to each file. */
  readonly texts: readonly string[];
  /** The pieces in which the first one was written. */
  readonly pieces: readonly string[];
  readonly simulation: Simulation;
  /** The rows of the first file by their columns. */
  readonly rows: readonly Row[];
  ofType(type: string): readonly Row[];
}

export type Row = Readonly<Record<string, string>>;

/** 2027-01-04 08:00:00 UTC, a Monday. */
export const MONDAY: Instant = { time: Date.UTC(2027, 0, 4, 8), offset: 0 };

export function recorded(text: string, mail: readonly RecordedMail[], options: RecordOptions = {}): RecordedRun {
  const model = modelOf(text);
  const replies = new Replies();
  const layouts =
    options.layouts === 'configured'
      ? recordFilesOf(model).map(({ layout }) => layout)
      : (options.layouts ?? [wholeLayout()]);
  const pieces = layouts.map((): string[] => []);
  const streams = mail.map((one) => batch(one, options.recipientOf));
  const observer = new AccountingObserver({
    model,
    files: layouts.map((layout, index) => ({ layout, write: (piece) => pieces[index]?.push(piece) })),
    replies,
    categories: bounceCategoriesOf(model),
    streams,
    start: options.start ?? MONDAY,
    ...(options.addresses && { addresses: options.addresses }),
    domains: {
      nameOf: (stream) => recipientDomain(mail[stream]),
    },
    chosenOf: (stream) => mail[stream]?.chosen,
  });
  let last: Told | undefined;
  const delivered = observer.delivered.bind(observer);
  observer.delivered = (queue, recipient, connection) => {
    last = { observer, replies, queue, recipient, connection };
    delivered(queue, recipient, connection);
  };
  const simulation: Simulation = new Simulation({
    ...plansOf(model),
    receiverOf: ({ domain }) => options.receiver?.(replies, domain) ?? acceptAll(),
    replies,
    knobs: { ...defaultKnobs, ...options.knobs },
    observer,
    submit: (_, stream, submission) => {
      const { domain = 'example.com', virtualMta = 'v' } = mail[stream] ?? {};
      const queue = simulation.queue({ domain, virtualMta });
      observer.received(queue, stream, submission);
      simulation.enqueue(queue, stream, submission, stream);
    },
  });
  observer.attach(simulation);
  for (const stream of streams) simulation.add(stream);
  simulation.run(options.until);
  if (last) options.atEnd?.(last);
  observer.finish();
  const texts = pieces.map((all) => all.join(''));
  const rows = rowsOf(texts[0] ?? '');
  const ofType = (type: string): readonly Row[] => rows.filter((row) => row['type'] === type);
  return { texts, pieces: pieces[0] ?? [], simulation, rows, ofType };
}

export function rowsOf(text: string): Row[] {
  return parse(text, { columns: true });
}

/** The cells of each row, the header row first. */
export function cellsOf(text: string): string[][] {
  return parse(text, { relax_column_count: true });
}

function recipientDomain(mail: RecordedMail | undefined): string {
  return mail?.to ?? mail?.domain ?? 'example.com';
}

/** Messages that all come at once. */
function batch(mail: RecordedMail, recipientOf = addressed): TrafficStream {
  const { count, at = 0, bytes = 1000, recipients = 1, info } = mail;
  const domain = recipientDomain(mail);
  let taken = 0;
  return {
    info: { name: 'batch', client: {}, from: 'sender@example.com', headers: [], jobId: undefined, ...info },
    get nextTime() {
      return taken < count ? at : Infinity;
    },
    take(submission) {
      Object.assign(submission, { number: taken++, domain, bytes, recipients, priority: 50 });
    },
    recipientOf,
  };
}

function addressed(number: number, domain: string, recipient: number): string {
  return `user${number}.${recipient}@${domain}`;
}

/** Answers each attempt, counted from 1, as a function says; `undefined` takes the mail. @param service milliseconds */
export function answering(replyTo: (attempt: number) => string | undefined, service = 0): ReceiverOf {
  return (replies) => {
    let attempts = 0;
    return {
      ...acceptAll(0, service),
      deliver: (_delivery, answer) => {
        const text = replyTo(++attempts);
        answer.delay = service;
        answer.reply = text === undefined ? 0 : replies.idOf(text);
      },
    };
  };
}

/** No connection can be made to it. */
export const unreachable: ReceiverOf = (replies) => ({
  ...acceptAll(),
  connect: (_offer, answer) => {
    answer.delay = 0;
    answer.reply = replies.idOf('connection refused');
  },
});
