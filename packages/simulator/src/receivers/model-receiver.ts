import { ConnectionCounts } from './connection-counts.ts';
import { Greylist } from './greylist.ts';
import { HiddenLimit } from './hidden-limit.ts';
import { type Draw, purposeAt, purposes, timeOf } from './luck.ts';
import type { HiddenRate, ReceiverModel, Scope } from './model.ts';
import { OutageTimes } from './outage-times.ts';
import type { Answer, Delivery, Offer, Receiver } from './receiver.ts';
import { Refusals } from './refusals.ts';
import { OK } from './replies.ts';
import { type KnownSource, KnownSources, placeIn } from './sources.ts';
import { NO_TLS, type ReplyIds } from './texts.ts';

export interface ReceiverOptions {
  readonly replies: ReplyIds;
  readonly seed: number;
}

/** A mail server that does what a model says. It keeps what it has counted, so it is good for one run. */
export function receiverFor(model: ReceiverModel, options: ReceiverOptions): Receiver {
  return new ModelReceiver(model, options);
}

/** Of one provider, for what is counted by host. */
const MOST_HOSTS = 1_000;

class ModelReceiver implements Receiver {
  readonly hosts: readonly string[];
  readonly isMemoryless: boolean;
  readonly #model: ReceiverModel;
  readonly #seed: number;
  readonly #sources: KnownSources;
  readonly #connections: readonly ConnectionCounts[];
  readonly #connectRates: readonly HiddenLimit[];
  readonly #messageRates: readonly HiddenLimit[];
  readonly #outages: readonly OutageTimes[];
  /** Those of all connections, which those that are open already meet, too. */
  readonly #wholeOutages: readonly OutageTimes[];
  readonly #greylist: Greylist | undefined;
  readonly #refusals: Refusals;
  readonly #tooMany: number;
  readonly #wantsTls: number;
  readonly #hasNoTls: number;
  /** Who has the connection of each slot; undefined where none was taken. */
  readonly #open: (KnownSource | undefined)[] = [];
  readonly #draw: Writable<Draw>;
  readonly #hostIds: Map<string, number>;

  constructor(model: ReceiverModel, { replies, seed }: ReceiverOptions) {
    const limitsOf = (is: (rate: HiddenRate) => boolean) =>
      model.rates.filter(is).map((rate) => new HiddenLimit(rate, replies));
    this.hosts = model.hosts;
    this.#hostIds = new Map(model.hosts.map((host, index) => [host, index]));
    this.#model = model;
    this.#seed = seed;
    this.#sources = new KnownSources(model.name);
    this.#connections = model.connections.map((limit) => new ConnectionCounts(limit, replies));
    this.#connectRates = limitsOf((rate) => rate.of === 'connections');
    this.#messageRates = limitsOf((rate) => rate.of !== 'connections');
    this.#outages = model.outages.map((outage, place) => new OutageTimes(outage, place, replies));
    this.#wholeOutages = this.#outages.filter(({ outage }) => outage.share >= 1);
    this.#greylist = model.greylisting && new Greylist(model.greylisting, replies, seed);
    this.#refusals = new Refusals(model.refusals, replies, seed);
    this.#tooMany = replies.idOf(model.messagesPerConnection?.reply ?? model.texts.messages);
    this.#wantsTls = replies.idOf(model.texts.tls);
    this.#hasNoTls = replies.idOf(NO_TLS);
    this.isMemoryless = isMemoryless(model);
    this.#draw = { seed, stream: 0, number: 0 };
  }

  connect(offer: Offer, answer: Answer): void {
    const source = this.#sources.of(offer.source);
    source.asked++;
    this.#draw.stream = source.stream;
    this.#draw.number = source.asked;
    answer.delay = timeOf(this.#model.setUp, this.#draw, purposes.setUp);
    const outage = this.#outages.find((one) => one.hits(offer.now, source, this.#seed));
    if (outage?.outage.kind === 'timeout') answer.delay = outage.outage.timeout;
    answer.reply = outage ? outage.reply : this.#connectionRefusal(offer, source);
    if (answer.reply === OK) this.#enter(offer, source);
  }

  #connectionRefusal(offer: Offer, source: KnownSource): number {
    const { now, host } = offer;
    if (this.#model.tls === 'refused' && offer.tls === 'required') return this.#hasNoTls;
    for (const counts of this.#connections) {
      if (counts.isFull(this.#place(counts.limit.per, source, host))) return counts.reply;
    }
    for (const limit of this.#messageRates) {
      const reply = limit.connectionRefusal(this.#place(limit.rate.per, source, host), now);
      if (reply !== OK) return reply;
    }
    return this.#pass(this.#connectRates, source, offer, 1);
  }

  deliver(delivery: Delivery, answer: Answer): void {
    const source = this.#open[delivery.slot] ?? this.#enter(delivery, this.#sources.of(delivery.source));
    const outage = this.#wholeOutages.length === 0 ? undefined : this.#wholeOutage(delivery.now);
    answer.delay = outage?.outage.kind === 'timeout' ? outage.outage.timeout : this.#serviceTime(delivery, source);
    answer.reply = outage ? outage.reply : this.#messageRefusal(delivery, source);
    answer.closes = outage !== undefined || answer.reply === this.#tooMany;
  }

  #wholeOutage(now: number): OutageTimes | undefined {
    return this.#wholeOutages.find((one) => one.includes(now));
  }

  #serviceTime({ stream, number, attempts }: Delivery, source: KnownSource): number {
    const { service, slowDown } = this.#model;
    this.#draw.stream = stream;
    this.#draw.number = number;
    const time = timeOf(service, this.#draw, purposeAt(purposes.service, attempts));
    return slowDown && source.open > slowDown.above ? time * (1 + slowDown.by * (source.open - slowDown.above)) : time;
  }

  #messageRefusal(delivery: Delivery, source: KnownSource): number {
    const { tls, messagesPerConnection } = this.#model;
    if (tls === 'required' && delivery.tls === 'never') return this.#wantsTls;
    if (messagesPerConnection && delivery.messages > messagesPerConnection.most) return this.#tooMany;
    const throttled = this.#pass(this.#messageRates, source, delivery, delivery.recipients);
    if (throttled !== OK) return throttled;
    const greylisted = this.#greylist ? this.#greylist.of(delivery, source.network) : OK;
    return greylisted === OK ? this.#refusals.of(delivery) : greylisted;
  }

  /** Why a hidden rate does not allow what is asked for, or `OK`, and then it is counted. */
  #pass(limits: readonly HiddenLimit[], source: KnownSource, { now, host }: Offer, recipients: number): number {
    for (const limit of limits) {
      const { of, per } = limit.rate;
      const reply = limit.refusal(this.#place(per, source, host), now, of === 'recipients' ? recipients : 1);
      if (reply !== OK) return reply;
    }
    for (const limit of limits) {
      const { of, per } = limit.rate;
      limit.take(this.#place(per, source, host), now, of === 'recipients' ? recipients : 1);
    }
    return OK;
  }

  /** Counts a connection. */
  #enter({ slot, host }: Offer, source: KnownSource): KnownSource {
    // Without gaps, since a list with gaps is slow.
    while (this.#open.length < slot) this.#open.push(undefined);
    this.#open[slot] = source;
    this.#count(source, host, 1);
    return source;
  }

  close({ slot, host }: Offer): void {
    const source = this.#open[slot];
    // One that was refused was never counted.
    if (!source) return;
    this.#open[slot] = undefined;
    this.#count(source, host, -1);
  }

  #count(source: KnownSource, host: number, by: 1 | -1): void {
    source.open += by;
    for (const counts of this.#connections) counts.change(this.#place(counts.limit.per, source, host), by);
  }

  #place(scope: Scope, source: KnownSource, host: number): number {
    return placeIn(scope, source, host, MOST_HOSTS);
  }

  /** Hosts that only others know get the next numbers; more of them than are counted share those. */
  hostNamed(name: string): number {
    const known = this.#hostIds.get(name) ?? this.#hostIds.size % MOST_HOSTS;
    this.#hostIds.set(name, known);
    return known;
  }
}

/** Whether a model counts nothing, and draws no luck for connections, which depends on how many there were. */
function isMemoryless({ connections, rates, outages, greylisting, slowDown, setUp }: ReceiverModel): boolean {
  const counts = connections.length > 0 || rates.length > 0 || greylisting !== undefined || slowDown !== undefined;
  return !counts && setUp.kind === 'fixed' && outages.every(({ share }) => share >= 1);
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
