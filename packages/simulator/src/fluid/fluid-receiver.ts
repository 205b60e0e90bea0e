/** A mail server that is asked for numbers: what it makes of so many attempts a millisecond. */
import type { Source } from '../engine/queue.ts';
import { ConnectionCounts } from '../receivers/connection-counts.ts';
import { HiddenLimit } from '../receivers/hidden-limit.ts';
import { meanTime } from '../receivers/luck.ts';
import type { ReceiverModel, Refusal, Scope } from '../receivers/model.ts';
import { OutageTimes } from '../receivers/outage-times.ts';
import { OK, type Replies } from '../receivers/replies.ts';
import { type KnownSource, KnownSources, type SourceNetwork, placeIn } from '../receivers/sources.ts';
import { NO_TLS } from '../receivers/texts.ts';

/** Who sends, as the mail server sees it: the addresses of a queue. */
export interface Sender {
  readonly sources: readonly KnownSource[];
  /** The places of its addresses for each limit of connections, and for each hidden rate; each is used equally often. */
  readonly connections: readonly (readonly number[])[];
  readonly rates: readonly (readonly number[])[];
}

/** A part of the attempts that is refused. */
export interface RefusedShare {
  readonly share: number;
  readonly reply: number;
  /** Whether the same messages are refused each time. */
  readonly isFate: boolean;
  /** The hidden rate that is used up. */
  readonly rate?: { readonly limit: HiddenLimit; readonly place: number };
}

/** How attempts fare for a while. */
export interface Weather {
  /** The reply to each connection, or `OK`. */
  readonly connection: number;
  /** Of the connections, those that are lost when not all are, and the reply to them. */
  readonly lost: number;
  readonly lostReply: number;
  /** What is refused, in the order in which it is found out. */
  readonly refusals: readonly RefusedShare[];
  /** After so many attempts, and at this time, it changes. */
  readonly attempts: number;
  readonly until: number;
}

/** What a queue asks with. */
export interface Asking {
  readonly now: number;
  /** Attempts in a millisecond, in recipients. */
  readonly pace: number;
  /** Recipients of a message, and messages of a connection. */
  readonly together: number;
  readonly perConnection: number;
  /** A bucket that is empty lets so much time pass before it is asked again. */
  readonly step: number;
}

export class FluidReceiver {
  readonly number: number;
  /** Milliseconds of a connection, and of a message. */
  readonly setUp: number;
  readonly hosts: readonly string[];
  readonly #model: ReceiverModel | undefined;
  readonly #service: number;
  readonly #sources: KnownSources;
  readonly #connections: readonly ConnectionCounts[];
  readonly #rates: readonly HiddenLimit[];
  readonly #outages: readonly OutageTimes[];
  readonly #refusals: readonly RefusedShare[];
  readonly #replies: Replies;
  readonly #steady = new Map<string, Weather>();

  /** @param number that tells it from others */
  constructor(number: number, model: ReceiverModel | undefined, replies: Replies) {
    this.number = number;
    this.#model = model;
    this.#replies = replies;
    this.hosts = model?.hosts ?? ['mx'];
    this.setUp = model ? meanTime(model.setUp) : 0;
    this.#service = model ? meanTime(model.service) : 0;
    this.#sources = new KnownSources(model?.name ?? '');
    this.#connections = (model?.connections ?? []).map((limit) => new ConnectionCounts(limit, replies));
    this.#rates = (model?.rates ?? []).map((rate) => new HiddenLimit(rate, replies));
    this.#outages = (model?.outages ?? []).map((outage, place) => new OutageTimes(outage, place, replies));
    this.#refusals = (model?.refusals ?? []).map((refusal) => refusedShare(refusal, replies));
  }

  /** Whether queues can take something from each other here. */
  get isShared(): boolean {
    return this.#rates.length > 0 || this.#connections.length > 0;
  }

  /** What it replies to whoever sends whatever he did before; undefined where that makes a difference. */
  get steadyReplies(): readonly number[] | undefined {
    const { greylisting, messagesPerConnection, texts } = this.#model ?? {};
    if (this.isShared || this.#outages.length > 0 || greylisting) return undefined;
    const others = [messagesPerConnection?.reply, texts?.tls, NO_TLS].filter((text) => text !== undefined);
    return [...this.#refusals.map(({ reply }) => reply), ...others.map((text) => this.#replies.idOf(text))];
  }

  senderOf(sources: readonly Source[]): Sender {
    const known = sources.map(({ plan }) => this.#sources.of(plan.address ?? ''));
    const placesOf = (scope: Scope): number[] => known.map((source) => placeIn(scope, source, 0, this.hosts.length));
    return {
      sources: known,
      connections: this.#connections.map(({ limit }) => placesOf(limit.per)),
      rates: this.#rates.map(({ rate }) => placesOf(rate.per)),
    };
  }

  /** Milliseconds of a message. @param open connections of its source */
  serviceTime(open: number): number {
    const slowDown = this.#model?.slowDown;
    return slowDown && open > slowDown.above
      ? this.#service * (1 + slowDown.by * (open - slowDown.above))
      : this.#service;
  }

  /** Messages of a connection until the server says that there were too many. */
  get messagesPerConnection(): number {
    return this.#model?.messagesPerConnection?.most ?? Infinity;
  }

  /** How many connections it takes of a sender that has so many. */
  roomForConnections({ connections }: Sender, own: number): number {
    let room = Infinity;
    for (const [index, places] of connections.entries()) {
      const counts = this.#connections[index];
      if (counts) room = Math.min(room, own + freeAt(counts, places) * this.#hostsOf(counts.limit.per));
    }
    return room;
  }

  /** The reply to a connection that is one too many. */
  get tooMany(): number {
    return this.#connections[0]?.reply ?? OK;
  }

  #hostsOf(scope: Scope): number {
    return scope === 'host' || scope === 'source-and-host' ? this.hosts.length : 1;
  }

  /** Counts connections that are opened or end. */
  count({ sources, connections }: Sender, more: number): void {
    for (const source of sources) source.open += more / sources.length;
    for (const [index, places] of connections.entries()) {
      for (const place of places) this.#connections[index]?.change(place, more / places.length);
    }
  }

  weather(sender: Sender, tls: 'never' | 'offered' | 'required', asking: Asking): Weather {
    if (this.#outages.length > 0 || this.#rates.length > 0) return this.#newWeather(sender, tls, asking);
    // Nothing changes with time.
    const key = `${tls} ${asking.perConnection > this.messagesPerConnection}`;
    const known = this.#steady.get(key) ?? this.#newWeather(sender, tls, asking);
    this.#steady.set(key, known);
    return known;
  }

  #newWeather(sender: Sender, tls: 'never' | 'offered' | 'required', asking: Asking): Weather {
    const outages = this.#outages.filter((one) => one.includes(asking.now));
    const whole = outages.find(({ outage }) => outage.share >= 1);
    const refusesTls = this.#model?.tls === 'refused' && tls === 'required';
    const found = {
      connection: whole?.reply ?? (refusesTls ? this.#replies.idOf(NO_TLS) : OK),
      lost: outages[0]?.outage.share ?? 0,
      lostReply: outages[0]?.reply ?? OK,
      refusals: this.#standing(tls, asking),
      attempts: Infinity,
      until: Math.min(Infinity, ...this.#outages.map((one) => one.changesAfter(asking.now))),
    };
    for (const [index, places] of sender.rates.entries()) {
      const limit = this.#rates[index];
      if (limit) this.#askRate(limit, places, asking, found);
    }
    found.refusals.push(...this.#refusals);
    return found;
  }

  /** What is refused however much comes. */
  #standing(tls: 'never' | 'offered' | 'required', { perConnection }: Asking): RefusedShare[] {
    const { messagesPerConnection: limit, tls: policy, texts } = this.#model ?? {};
    const found: RefusedShare[] = [];
    const add = (share: number, text: string): void =>
      void found.push({ share, reply: this.#replies.idOf(text), isFate: false });
    if (policy === 'required' && tls === 'never' && texts) add(1, texts.tls);
    if (limit && perConnection > limit.most) add(1 / (limit.most + 1), limit.reply);
    return found;
  }

  #askRate(
    limit: HiddenLimit,
    places: readonly number[],
    asking: Asking,
    found: Writable<Weather> & { refusals: RefusedShare[] },
  ): void {
    const { now } = asking;
    const unit = unitOf(limit, asking);
    for (const place of places) {
      const share = 1 / places.length;
      const room = limit.room(place, now);
      if (room >= 1) found.attempts = Math.min(found.attempts, Math.max(1, room / (unit * share)));
      else if (limit.rate.of === 'connections' || refusesConnections(limit, place, now)) {
        found.connection = limit.refuse(place, now, 1);
      } else this.#addThrottled(limit, place, share, asking, found);
    }
  }

  /** A bucket lets pass what flows into it; of an interval nothing is left. */
  #addThrottled(
    limit: HiddenLimit,
    place: number,
    share: number,
    { now, pace, step, ...asking }: Asking,
    found: Writable<Weather> & { refusals: RefusedShare[] },
  ): void {
    const { count, period, counting, throttle } = limit.rate;
    const drips = counting === 'bucket' && throttle.lasts === 0;
    const passed = drips
      ? Math.min(1, count / period / (pace * share * unitOf(limit, { now, pace, step, ...asking })))
      : 0;
    const reply = limit.refuse(place, now, 1);
    found.refusals.push({ share: share * (1 - passed), reply, isFate: false, rate: { limit, place } });
    found.until = Math.min(found.until, drips ? now + step : Math.max(now + 1, limit.opensAt(place)));
  }

  /** Counts attempts that no rate has refused. */
  passed(sender: Sender, asking: Asking, attempts: number): void {
    for (const [index, places] of sender.rates.entries()) {
      const limit = this.#rates[index];
      if (!limit) continue;
      for (const place of places) limit.take(place, asking.now, (attempts * unitOf(limit, asking)) / places.length);
    }
  }

  /** Counts more attempts than the first one that a rate has refused, up to a time. */
  refused({ limit, place }: NonNullable<RefusedShare['rate']>, attempts: number, until: number): void {
    const { extended, escalation } = limit.rate.throttle;
    if (attempts >= 1 && (extended || escalation)) limit.refuse(place, until, attempts);
  }

  /** The part of the messages that it wants to see again. */
  greylistedShare({ sources }: Sender): number {
    const { share = 0, knownAfter = 0 } = this.#model?.greylisting ?? {};
    const unknown = sources.filter(({ network }) => network.passed < knownAfter).length;
    return sources.length > 0 ? (share * unknown) / sources.length : 0;
  }

  get greylistReply(): number {
    return this.#replies.idOf(this.#model?.greylisting?.reply ?? '');
  }

  /** How old the first try has to be. */
  get greylistDelay(): number {
    return this.#model?.greylisting?.delay ?? 0;
  }

  gotThrough({ sources }: Sender, messages: number): void {
    const networks = new Set<SourceNetwork>(sources.map(({ network }) => network));
    for (const network of networks) network.passed += messages / networks.size;
  }
}

function refusedShare({ share, reply, each }: Refusal, replies: Replies): RefusedShare {
  return { share, reply: replies.idOf(reply), isFate: each === 'message' };
}

function freeAt(counts: ConnectionCounts, places: readonly number[]): number {
  return [...new Set(places)].reduce((sum, place) => sum + Math.max(0, counts.limit.most - counts.open(place)), 0);
}

/** How many events a recipient is to a hidden rate. */
function unitOf({ rate }: HiddenLimit, { together, perConnection }: Asking): number {
  if (rate.of === 'recipients') return 1;
  return rate.of === 'messages' ? 1 / together : 1 / (together * perConnection);
}

function refusesConnections(limit: HiddenLimit, place: number, now: number): boolean {
  return limit.connectionRefusal(place, now) !== OK;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
