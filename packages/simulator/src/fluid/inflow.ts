/** The mail of a stream step by step, by domain and in whole numbers. */
import type { MailFlow, Submission, TrafficStream } from '../traffic/traffic.ts';

/** Mail to one domain that comes in one step. */
export interface Portion {
  /** A domain, or an address where it is written. */
  readonly recipient: string;
  readonly messages: number;
  readonly recipients: number;
  /** Of a message, on average. */
  readonly bytes: number;
  readonly priority: number;
}

export interface Inflow {
  /** No mail comes before; `Infinity` when all has come. */
  readonly nextTime: number;
  /** When the last mail comes, as far as that is known. */
  readonly end: number;
  /** From a time on, when many messages come at one moment. */
  nextBatch(time: number): number;
  /** Gives what comes before a time and has not been given yet. */
  take(time: number, put: (portion: Portion) => void): void;
}

/** @param byAddress whether the addresses of a domain have to be told apart */
export function inflowOf(stream: TrafficStream, byAddress: boolean): Inflow {
  const flow = stream.flow?.();
  return flow ? new MadeUpInflow(flow, stream.nextTime) : new ReadInflow(stream, byAddress);
}

/** Each domain gets its share of all that came so far, rounded down; what is left over waits until the last message came. */
class MadeUpInflow implements Inflow {
  nextTime: number;
  readonly #flow: MailFlow;
  readonly #isBatched: boolean;
  readonly #given: Float64Array;
  readonly #givenRecipients: Float64Array;
  /** How much had come when it was asked last. */
  #last = 0;

  constructor(flow: MailFlow, nextTime: number) {
    this.nextTime = nextTime;
    this.#flow = flow;
    this.#isBatched = flow.nextBatch(0) < Infinity;
    this.#given = new Float64Array(flow.recipients.length);
    this.#givenRecipients = new Float64Array(flow.recipients.length);
  }

  get end(): number {
    return this.#flow.end;
  }

  nextBatch(time: number): number {
    return this.#flow.nextBatch(time);
  }

  take(time: number, put: (portion: Portion) => void): void {
    if (time <= this.nextTime) return;
    const { countBefore, end } = this.#flow;
    const came = countBefore(time);
    const isOver = time > end && came === countBefore(Infinity);
    if (isOver || Math.floor(came) > Math.floor(this.#last)) this.#giveAll(came, isOver, put);
    this.#last = came;
    this.nextTime = isOver ? Infinity : this.#isBatched ? this.nextBatch(time) : time;
  }

  #giveAll(came: number, isOver: boolean, put: (portion: Portion) => void): void {
    const { shares } = this.#flow;
    let given = 0;
    for (let index = 0; index < shares.length; index++) {
      const messages = Math.floor(came * (shares[index] ?? 0) + ROUNDING) - (this.#given[index] ?? 0);
      if (messages > 0) this.#give(index, messages, put);
      given += this.#given[index] ?? 0;
    }
    if (isOver) this.#giveRest(Math.round(came) - given, came, put);
  }

  /** To those that are owed most. */
  #giveRest(messages: number, came: number, put: (portion: Portion) => void): void {
    if (messages <= 0) return;
    const { shares } = this.#flow;
    const owed = Array.from(shares, (share, index) => ({ index, count: came * share - (this.#given[index] ?? 0) }));
    for (const { index } of owed.toSorted((a, b) => b.count - a.count).slice(0, messages)) this.#give(index, 1, put);
  }

  #give(index: number, messages: number, put: (portion: Portion) => void): void {
    const { recipients: names, recipientsPerMessage, bytes, priority } = this.#flow;
    const given = (this.#given[index] ?? 0) + messages;
    this.#given[index] = given;
    const more = Math.round(given * recipientsPerMessage) - (this.#givenRecipients[index] ?? 0);
    this.#givenRecipients[index] = (this.#givenRecipients[index] ?? 0) + more;
    put({ recipient: names[index] ?? '', messages, recipients: more, bytes, priority });
  }
}

/** What sums of fractions may be off by. */
const ROUNDING = 1e-6;

/** Of a file, whose messages have to be read one by one. */
class ReadInflow implements Inflow {
  readonly end = 0;
  readonly #stream: TrafficStream;
  readonly #byAddress: boolean;
  readonly #submission: Submission = { number: 0, domain: '', recipients: 1, bytes: 0, priority: 0 };

  constructor(stream: TrafficStream, byAddress: boolean) {
    this.#stream = stream;
    this.#byAddress = byAddress;
  }

  get nextTime(): number {
    return this.#stream.nextTime;
  }

  nextBatch(): number {
    return Infinity;
  }

  take(time: number, put: (portion: Portion) => void): void {
    const sums = new Map<string, Writable<Portion>>();
    for (; this.#stream.nextTime < time; this.#add(sums));
    for (const sum of sums.values()) put({ ...sum, bytes: sum.bytes / sum.messages });
  }

  #add(sums: Map<string, Writable<Portion>>): void {
    this.#stream.take(this.#submission);
    const { number, domain, recipients, bytes, priority } = this.#submission;
    const recipient = this.#byAddress ? this.#stream.recipientOf(number, domain, 0) : domain;
    const key = `${priority} ${recipient}`;
    const sum = sums.get(key) ?? { recipient, messages: 0, recipients: 0, bytes: 0, priority };
    sums.set(key, sum);
    sum.messages++;
    sum.recipients += recipients;
    sum.bytes += bytes;
  }
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
