/** Writes the accounting records of a run. Its memory grows with the queues, not with the messages. */
import type { Model } from '@pmtakit/semantics';
import type { Connection } from '../engine/connection.ts';
import type { BounceReason, Observer } from '../engine/observer.ts';
import type { Queue, Source } from '../engine/queue.ts';
import { Recipients } from '../engine/recipients.ts';
import type { Addresses } from '../plan/server-plan.ts';
import { OK, type Replies } from '../receivers/replies.ts';
import type { BounceCategories } from '../results/bounce-categories.ts';
import type { RecipientDomains, Simulated } from '../results/collector.ts';
import type { Instant } from '../traffic/quantities.ts';
import type { Submission, TrafficStream } from '../traffic/traffic.ts';
import { csvCell } from './csv-cell.ts';
import { CurrentRecord } from './current-record.ts';
import { Diagnoses, type Fate, noDiagnosis } from './diagnoses.ts';
import type { QueueType } from './fields.ts';
import type { RecordLayout } from './layout.ts';
import { RecordClock } from './record-clock.ts';
import {
  type ChosenFacts,
  type QueueFacts,
  StreamFacts,
  type WayFacts,
  chosenFacts,
  noQueue,
  noStream,
  noWay,
  nothingChosen,
  queueFacts,
  nameOfHost,
  wayFacts,
} from './record-facts.ts';
import { RecordFile, type RecordSink } from './record-file.ts';

export interface AccountingOptions {
  readonly model: Model;
  readonly files: readonly (RecordSink & { readonly layout: RecordLayout })[];
  readonly replies: Replies;
  readonly categories: BounceCategories;
  /** Of the run, by their numbers. */
  readonly streams: readonly TrafficStream[];
  /** What the clock shows when the run begins. */
  readonly start: Instant;
  /** Of mail servers, where they are known. */
  readonly addresses?: Addresses;
  /** Without it, the domain of a queue stands for those of its recipients. */
  readonly domains?: RecipientDomains | undefined;
  /** The virtual MTA or the pool that mail of a stream to a domain was given to. */
  chosenOf?(stream: number, domain: string, number: number): string | undefined;
}

interface QueueRecords {
  readonly facts: QueueFacts;
  /** For mail of which nobody says what it was given to. */
  readonly chosen: ChosenFacts;
  readonly files: Readonly<Record<QueueType, readonly RecordFile[]>>;
}

export class AccountingObserver implements Observer {
  readonly #options: AccountingOptions;
  readonly #files: readonly RecordFile[];
  readonly #received: readonly RecordFile[];
  readonly #diagnoses: Diagnoses;
  readonly #record = new CurrentRecord();
  readonly #textOf: (reply: number) => string;
  readonly #queues: QueueRecords[] = [];
  readonly #streams: StreamFacts[] = [];
  /** By the number of the address, then by mail server. */
  readonly #ways: WayFacts[][] = [];
  /** By the name of the virtual MTA or pool. */
  readonly #chosen = new Map<string, ChosenFacts>();
  /** Of the facts that have no number of their own. */
  #ids = 0;
  #simulation: Pick<Simulated, 'now' | 'recipients'> = { now: 0, recipients: new Recipients() };

  constructor(options: AccountingOptions) {
    const clock = new RecordClock(options.start);
    this.#options = options;
    this.#files = options.files.map((file) => new RecordFile(file.layout, file, clock));
    this.#received = this.#files.filter(({ layout }) => layout.types.includes('r'));
    this.#diagnoses = new Diagnoses(options.replies, options.categories);
    this.#textOf = (reply) => options.replies.textOf(reply);
  }

  /** Says which simulation it observes; before that runs. */
  attach(simulation: Pick<Simulated, 'now' | 'recipients'>): void {
    this.#simulation = simulation;
  }

  /** Hands on what was not written yet; to be called once, at the end. */
  finish(): void {
    for (const file of this.#files) file.flush();
  }

  /** Mail that came in and is put into a queue. */
  received(queue: Queue, stream: number, submission: Submission): void {
    if (this.#received.length === 0) return;
    const record = this.#record;
    const { number, domain, recipients } = submission;
    const chosen = this.#chosenOf(stream, domain, number);
    record.now = this.#simulation.now;
    record.stream = this.#streamOf(stream);
    record.chosen = chosen === nothingChosen ? this.#ofQueue(queue).chosen : chosen;
    record.queue = noQueue;
    record.way = noWay;
    record.diagnosis = noDiagnosis;
    record.number = number;
    for (let place = 0; place < recipients; place++) {
      record.rcpt = this.#addressOf(stream, number, domain, place);
      for (const file of this.#received) file.add('r', record);
    }
  }

  /** Attempts have no records of their own. */
  attempted(): void {}

  delivered(queue: Queue, recipient: number, connection: Connection): void {
    const { d } = this.#ofQueue(queue).files;
    if (d.length === 0) return;
    this.#describe(queue, recipient, connection, true);
    this.#add('d', d, 'accepted', OK);
  }

  deferred(queue: Queue, recipient: number, reply: number, connection: Connection): void {
    const { t } = this.#ofQueue(queue).files;
    if (t.length === 0) return;
    this.#describe(queue, recipient, connection, true);
    this.#add('t', t, 'deferred', reply);
  }

  /** @param connection the one that brought the reply; undefined when none did */
  bounced(queue: Queue, recipient: number, reason: BounceReason, reply: number, connection?: Connection): void {
    const { b } = this.#ofQueue(queue).files;
    if (b.length === 0) return;
    const fate = this.#fateOf(queue, reason, reply);
    const isAboutIt = reason === 'reply' || (reason === 'rule' && fate === 'refused');
    this.#describe(queue, recipient, connection, isAboutIt);
    this.#add('b', b, fate, reply);
  }

  handedOver(queue: Queue, recipient: number): void {
    const { d } = this.#ofQueue(queue).files;
    if (d.length === 0) return;
    this.#describe(queue, recipient, undefined, false);
    this.#record.firstTried = this.#simulation.now;
    this.#add('d', d, 'handed-over', OK);
  }

  /** @param connection the one that could not be made; undefined when the engine does not say */
  queueFailed(queue: Queue, reply: number, connection?: Connection): void {
    const { files, facts } = this.#ofQueue(queue);
    if (files.tq.length === 0) return;
    const record = this.#record;
    record.now = this.#simulation.now;
    record.queue = facts;
    record.stream = noStream;
    record.chosen = nothingChosen;
    record.way = connection ? this.#wayOf(queue, connection) : noWay;
    this.#add('tq', files.tq, 'deferred', reply);
  }

  moved(): void {
    // Mail that moves has no record; its later ones name the new queue.
  }

  modeChanged(): void {
    // Is in the log of PowerMTA and not among its records.
  }

  connected(): void {
    // Records are about mail.
  }

  closed(): void {
    // Records are about mail.
  }

  #fateOf({ plan }: Queue, reason: BounceReason, reply: number): Fate {
    if (reason === 'expired') return 'expired';
    if (plan.delivery === 'discard-as-bounce') return 'discarded-as-bounce';
    const isByRule = reason === 'queue' && plan.replies.reaction(reply, this.#textOf).mail === 'bounce-queue';
    return isByRule ? 'queue-bounced' : 'refused';
  }

  #add(type: QueueType, files: readonly RecordFile[], fate: Fate, reply: number): void {
    this.#record.diagnosis = this.#diagnoses.of(fate, reply);
    for (const file of files) file.add(type, this.#record);
  }

  /** Fills in what is about the recipient. @param isTried whether an attempt of its own ends now */
  #describe(queue: Queue, recipient: number, connection: Connection | undefined, isTried: boolean): void {
    const record = this.#record;
    const { now, recipients } = this.#simulation;
    const { facts } = this.#ofQueue(queue);
    const stream = recipients.stream[recipient] ?? 0;
    const domain = this.#domainOf(facts, recipient);
    const wasTried = isTried || (recipients.attempts[recipient] ?? 0) > 0;
    record.now = now;
    record.queue = facts;
    record.way = connection ? this.#wayOf(queue, connection) : noWay;
    record.stream = this.#streamOf(stream);
    record.number = recipients.number[recipient] ?? 0;
    record.chosen = this.#chosenOf(stream, domain, record.number);
    record.rcpt = this.#addressOf(stream, record.number, domain, recipients.place[recipient] ?? 0);
    record.bytes = recipients.size[recipient] ?? 0;
    record.queuedAt = recipients.queuedAt[recipient] ?? 0;
    record.firstTried = wasTried ? recipients.firstTried[recipient] : undefined;
  }

  #domainOf({ domain }: QueueFacts, recipient: number): string {
    const { domains } = this.#options;
    return domains ? domains.nameOf(this.#simulation.recipients.domain[recipient] ?? 0) : domain;
  }

  #addressOf(stream: number, number: number, domain: string, place: number): string {
    return csvCell(this.#options.streams[stream]?.recipientOf(number, domain, place) ?? '');
  }

  #ofQueue(queue: Queue): QueueRecords {
    return this.#queues[queue.id] ?? this.#addQueue(queue);
  }

  #addQueue(queue: Queue): QueueRecords {
    const { id, name } = queue;
    const of = (type: QueueType): RecordFile[] =>
      this.#files.filter(({ layout }) => layout.types.includes(type) && layout.takes(name, type));
    const files = { d: of('d'), b: of('b'), t: of('t'), tq: of('tq') };
    const chosen = this.#newChosen(name.virtualMta);
    return (this.#queues[id] = { facts: queueFacts(this.#options.model, queue), chosen, files });
  }

  #streamOf(stream: number): StreamFacts {
    return this.#streams[stream] ?? this.#addStream(stream);
  }

  #addStream(stream: number): StreamFacts {
    const info = this.#options.streams[stream]?.info;
    return (this.#streams[stream] = info ? new StreamFacts(info, stream) : noStream);
  }

  #chosenOf(stream: number, domain: string, number: number): ChosenFacts {
    const name = this.#options.chosenOf?.(stream, domain, number);
    if (name === undefined) return nothingChosen;
    const known = this.#chosen.get(name) ?? this.#newChosen(name);
    this.#chosen.set(name, known);
    return known;
  }

  #newChosen(name: string): ChosenFacts {
    return chosenFacts(++this.#ids, this.#options.model, name);
  }

  #wayOf(queue: Queue, { source, host }: Connection): WayFacts {
    return this.#ways[source.number]?.[host] ?? this.#addWay(queue, source, host);
  }

  #addWay(queue: Queue, source: Source, host: number): WayFacts {
    const ways = (this.#ways[source.number] ??= []);
    return (ways[host] = wayFacts(++this.#ids, source, nameOfHost(queue, host), this.#options.addresses));
  }
}
