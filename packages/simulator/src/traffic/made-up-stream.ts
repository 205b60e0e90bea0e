import { chance } from '../random.ts';
import { AliasTable } from './alias-table.ts';
import { type ArrivalTimes, arrivalCounts, arrivalTimes } from './arrivals.ts';
import { type Chance, drawOf, meanOf } from './distributions.ts';
import type { MadeUpSpec } from './stream-spec.ts';
import type { MailFlow, StreamInfo, Submission, TrafficStream } from './traffic.ts';

/** What a chance is for; the number behind each is taken too. */
const TIME = 101;
const DOMAIN = 102;
export const SIZE = 103;
const COUNT = 105;

/** What all streams of a run share. */
export interface StreamContext {
  readonly seed: number;
  /** Milliseconds from the last midnight to the start of the run, by its clock. */
  readonly sinceMidnight: number;
}

/** Messages that are made up when they are asked for. Nothing is kept but where it stands. */
export class MadeUpStream implements TrafficStream {
  readonly info: StreamInfo;
  readonly #spec: MadeUpSpec;
  readonly #sinceMidnight: number;
  readonly #seed: number;
  readonly #luck: number;
  readonly #weights: AliasTable;
  /** Of each recipient. */
  readonly #domains: readonly string[];
  readonly #times: ArrivalTimes;
  readonly #bytes: (chance: Chance) => number;
  readonly #recipients: (chance: Chance) => number;
  #number = 0;
  #nextTime = 0;

  constructor(spec: MadeUpSpec, { seed, sinceMidnight }: StreamContext) {
    const { name, client, from, headers, jobId, session } = spec;
    this.info = { name, client, from, headers, jobId, session };
    this.#spec = spec;
    this.#sinceMidnight = sinceMidnight;
    this.#seed = seed;
    this.#luck = hashOf(name);
    this.#weights = new AliasTable(spec.recipients.weights);
    this.#domains = spec.recipients.domains.map(domainIn);
    this.#times = arrivalTimes(spec, sinceMidnight);
    this.#bytes = drawOf(spec.bytes, SIZE);
    this.#recipients = drawOf(spec.recipientsPerMessage, COUNT);
    this.#next();
  }

  get nextTime(): number {
    return this.#nextTime;
  }

  take(submission: Submission): void {
    submission.number = this.#number;
    submission.domain = this.#domains[this.#placeAt(this.#number)] ?? '';
    submission.bytes = this.#bytes(this.#chance);
    submission.recipients = this.#recipients(this.#chance);
    submission.priority = this.#spec.priority;
    this.#number++;
    this.#next();
  }

  recipientOf(number: number, domain: string, recipient: number): string {
    const written = this.#spec.recipients.hasAddresses ? this.#recipientAt(number) : '';
    if (written.includes('@')) return recipient === 0 ? written : written.replace('@', `.${recipient}@`);
    return recipient === 0 ? `user${number}@${domain}` : `user${number}.${recipient}@${domain}`;
  }

  flow(): MailFlow {
    const { recipients, bytes, recipientsPerMessage, priority } = this.#spec;
    const total = recipients.weights.reduce((sum, weight) => sum + weight, 0);
    return {
      countBefore: arrivalCounts(this.#spec, this.#sinceMidnight),
      end: endOf(this.#spec),
      nextBatch: (time) => nextBatch(this.#spec, time),
      recipients: recipients.domains,
      shares: recipients.weights.map((weight) => weight / total),
      bytes: meanOf(bytes),
      recipientsPerMessage: meanOf(recipientsPerMessage),
      priority,
    };
  }

  #next(): void {
    const { volume, end } = this.#spec;
    const time = this.#number < volume ? this.#times(this.#number, this.#timeChance) : Infinity;
    this.#nextTime = time < end || volume < Infinity ? time : Infinity;
  }

  /** The domain, or the address, that a message goes to. */
  #recipientAt(number: number): string {
    return this.#spec.recipients.domains[this.#placeAt(number)] ?? '';
  }

  #placeAt(number: number): number {
    return this.#domains.length === 1 ? 0 : this.#weights.pick(chance(this.#seed, this.#luck, number, DOMAIN));
  }

  readonly #timeChance = (number: number): number => chance(this.#seed, this.#luck, number, TIME);

  readonly #chance = (purpose: number): number => chance(this.#seed, this.#luck, this.#number, purpose);
}

function domainIn(recipient: string): string {
  return recipient.slice(recipient.lastIndexOf('@') + 1);
}

/** When the last message comes, on average. */
function endOf({ arrival, start, end, volume, rate }: MadeUpSpec): number {
  if (arrival.kind === 'batch') {
    return volume <= arrival.size ? start : start + Math.ceil(volume / arrival.size - 1) * arrival.every;
  }
  return rate === undefined ? end : Math.min(end, start + volume / rate);
}

function nextBatch({ arrival, start, volume }: MadeUpSpec, time: number): number {
  if (arrival.kind !== 'batch') return Infinity;
  if (time <= start) return start;
  const batches = Math.ceil((time - start) / arrival.every);
  return batches * arrival.size < volume ? start + batches * arrival.every : Infinity;
}

/** What stands for a stream in its random numbers: its name, so that streams beside it change nothing. FNV-1a. */
export function hashOf(name: string): number {
  let hash = 0x811c_9dc5;
  for (let index = 0; index < name.length; index++) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x0100_0193);
  }
  return hash >>> 0;
}
