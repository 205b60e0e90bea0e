import type { QueueName } from '@pmtakit/semantics';
import type { Limit } from '../plan/limits.ts';
import type { ModePlan, QueuePlan } from '../plan/queue-plan.ts';
import type { SourcePlan } from '../plan/source-plan.ts';
import type { Receiver } from '../receivers/receiver.ts';
import { Blame } from './blame.ts';
import { IdleConnections } from './idle-connections.ts';
import type { EventOwner } from './own-events.ts';
import { type LimiterOptions, type RateLimiter, limiterOf } from './rate-limiter.ts';
import { ReadyList } from './ready-list.ts';
import { Stretch, WORTH_A_STRETCH } from './recipient-places.ts';
import { RecipientList, type Recipients } from './recipients.ts';
import type { ServerSlots } from './server-slots.ts';
import type { Slots } from './slots.ts';
import type { VirtualMta } from './virtual-mta.ts';

/** Shared by all queues, of which there may be very many. */
export const noOffers: readonly ServerSlots[] = [];

export type Mode = 'normal' | 'backoff';

/** The limits of a mode, counted. */
export class ModeState {
  readonly plan: ModePlan;
  readonly messages: RateLimiter | undefined;
  readonly connects: RateLimiter | undefined;
  readonly bytes: RateLimiter | undefined;

  constructor(plan: ModePlan, options: LimiterOptions) {
    this.plan = plan;
    this.messages = limiterOf(plan.messageRate, options);
    this.connects = limiterOf(plan.connectRate, options);
    this.bytes = limiterOf(plan.dataRate, options);
  }

  /** What holds a queue in retry mode. */
  get retryLimit(): Limit {
    return this.plan.retryLimit;
  }
}

/** An address that a queue sends from, with what it has counted. */
export class Source {
  /** Of all sources of a run. */
  readonly number: number;
  readonly plan: SourcePlan;
  readonly messages: RateLimiter | undefined;
  readonly connects: RateLimiter | undefined;
  readonly bytes: RateLimiter | undefined;
  connections = 0;
  /** Its connections to each mail server, by the place of that, where several queues share so many of them. */
  mailServers: Map<number, ServerSlots | undefined> | undefined;
  /** Not used before this; `Infinity` for never. */
  disabledUntil = -Infinity;

  constructor(number: number, plan: SourcePlan, options: LimiterOptions) {
    this.number = number;
    this.plan = plan;
    this.messages = limiterOf(plan.messageRate, options);
    this.connects = limiterOf(plan.connectRate, options);
    this.bytes = limiterOf(plan.dataRate, options);
  }
}

/** Mail for one domain by one virtual MTA, and all that PowerMTA knows about it. */
export class Queue implements EventOwner {
  readonly id: number;
  readonly name: QueueName;
  readonly plan: QueuePlan;
  readonly virtualMta: VirtualMta;
  readonly receiver: Receiver;
  /** Connections that it shares with other queues. */
  readonly slots: readonly Slots<Queue>[];
  readonly #options: LimiterOptions;
  /** What counts in normal mode. */
  readonly #normal: ModeState;
  readonly sources: readonly Source[];
  /** Recipients that may be tried. */
  readonly ready: ReadyList;
  /** Recipients that were put off, in the order in which they are due. */
  readonly later: RecipientList;
  /** Where the recipients lie that stand behind many others, once there are some. */
  stretch: Stretch | undefined;
  /** Recipients of which an attempt is under way. */
  busy = 0;
  mode: Mode = 'normal';
  /** The limits of its mode. */
  state: ModeState;
  /** Whether its mail goes to another queue while it is in backoff mode. */
  isRerouted = false;
  /** When backoff mode ends by itself. */
  backoffUntil = Infinity;
  /** In retry mode nothing is tried before this. */
  retryUntil = -Infinity;
  /** Runs that failed since the last delivery. */
  failedRuns = 0;
  connections = 0;
  /** Connections that are not set up yet. */
  connecting = 0;
  /** Messages that its open connections had. */
  carried = 0;
  readonly idle = new IdleConnections();
  /** How many of its connections queues of higher priority wait for. */
  wanted = 0;
  lastOpened: number;
  nextSource: number;
  /**
   * The mail servers in the order in which they are tried, where some take turns; undefined where the order of the
   * receiver is meant. Places below are places in it.
   */
  order: number[] | undefined;
  /** The place of the mail server that is tried next in this run. */
  nextHost = 0;
  /** The first one behind it that takes what it has no room for. */
  asideHost = 0;
  /** Since all of those refused connections, none of them is asked before this. */
  asidesFrom = -Infinity;
  nextReroute = 0;
  /** Connections to mail servers that it waited for and may have now. */
  offers: readonly ServerSlots[] = noOffers;
  /** While mail servers refuse connections none is opened before this; those that are open go on. */
  openingsFrom = -Infinity;
  /** Whether it is looked at as soon as what happens now is over. */
  isPending = false;
  /** When it is looked at again; `Infinity` for when something happens. */
  wakeAt = Infinity;
  /** Whether nothing that it does concerns other queues, but for connections that there are enough of. */
  readonly isAlone: boolean;
  /** Where its own events lie, if it is alone, and which of them stands among those of all: the time of that. */
  eventsAt = 0;
  events = 0;
  eventsRoom = 0;
  nextOwn = Infinity;
  /** Whether it may want connections. */
  isActive = false;
  /** What holds it back. */
  readonly blame: Blame;

  constructor(id: number, made: QueueParts) {
    const { plan, options, rest } = made;
    this.id = id;
    this.name = made.name;
    this.plan = plan;
    this.virtualMta = made.virtualMta;
    this.receiver = made.receiver;
    this.slots = made.slots;
    this.isAlone = made.isAlone;
    this.#options = options;
    this.#normal = rest?.normal ?? new ModeState(plan.normal, options);
    this.state = this.#normal;
    this.blame = rest?.blame ?? new Blame();
    this.nextSource = rest?.nextSource ?? 0;
    this.order = rest ? rest.order : orderOf(this.receiver);
    this.lastOpened = rest?.lastOpened ?? -Infinity;
    this.sources =
      rest?.sources ?? plan.sources.map((source, place) => new Source(made.firstSource + place, source, options));
    this.ready = new ReadyList(made.recipients);
    this.later = new RecipientList(made.recipients);
  }

  /** Where to put a recipient that comes now; undefined for anywhere. Those in a stretch leave in the order they came. */
  stretchFor(priority: number): Stretch | undefined {
    const { ready } = this;
    return ready.length >= WORTH_A_STRETCH && ready.isAllOf(priority) ? (this.stretch ??= new Stretch()) : undefined;
  }

  hostAt(place: number): number {
    return this.order?.[place] ?? place;
  }

  placeOf(host: number): number {
    return this.order?.indexOf(host) ?? host;
  }

  /** Whether a mail server only takes what the one whose turn it is, or those of its level, have no room for. */
  isAside(host: number): boolean {
    const { levels } = this.receiver;
    const next = this.hostAt(this.nextHost);
    return host !== next && (!levels || levels[host] !== levels[next]);
  }

  /** The next connection is for the next mail server of the level. */
  turnHosts(): void {
    const { order, nextHost } = this;
    const { levels } = this.receiver;
    const first = order?.[nextHost];
    if (!order || !levels || first === undefined) return;
    let end = nextHost + 1;
    while (end < order.length && levels[order[end] ?? 0] === levels[first]) end++;
    order.splice(nextHost, end - nextHost, ...order.slice(nextHost + 1, end), first);
  }

  /** Leaves a mail server out for the rest of the run. */
  leaveHost(host: number): void {
    const place = this.placeOf(host);
    if (place < this.nextHost) return;
    this.order?.splice(place, 1);
    this.order?.splice(this.nextHost, 0, host);
    if (this.order || place === this.nextHost) this.nextHost++;
  }

  isWaitingForRun(now: number): boolean {
    return now < this.retryUntil || now < this.openingsFrom;
  }

  /** Counts a run that failed, and tells when the next one is. [runtime 7] */
  runAfter(now: number): number {
    const { retryAfter } = this.state.plan;
    const wait = retryAfter[Math.min(this.failedRuns, retryAfter.length - 1)] ?? 0;
    this.failedRuns++;
    return now + wait;
  }

  /** @returns whether that was the last one, which is a reason for backoff mode */
  disable(source: Source, now: number, reenableAfter = this.plan.reenableSourceAfter): boolean {
    source.disabledUntil = now + reenableAfter;
    return this.plan.backsOffWithoutSources && this.sources.every(({ disabledUntil }) => now < disabledUntil);
  }

  endWaiting(): void {
    this.retryUntil = -Infinity;
    this.openingsFrom = -Infinity;
  }

  /**
   * Time, a delivery or a reply asks for a mode. [runtime 8]
   * @param backoffEnd milliseconds until backoff mode ends by itself, where a reply says it
   * @param restartsTimer whether a queue in backoff mode has its whole time again
   * @returns whether it is another mode than before
   */
  changeMode(mode: Mode, now: number, backoffEnd: number | undefined, restartsTimer: boolean): boolean {
    const isOther = mode !== this.mode;
    if (!isOther && !(restartsTimer && mode === 'backoff')) return false;
    this.backoffUntil = mode === 'backoff' ? now + (backoffEnd ?? this.plan.backoffEnd) : Infinity;
    if (isOther) this.#enter(mode);
    return isOther;
  }

  /** The rates of backoff mode count from now on. */
  #enter(mode: Mode): void {
    this.mode = mode;
    this.state = mode === 'normal' ? this.#normal : new ModeState(this.plan.backoff, this.#options);
    this.isRerouted = mode === 'backoff' && this.plan.backoffReroute.length > 0;
  }

  /**
   * What has to be kept of a queue without mail for it to go on later as if it had never been put away; undefined when
   * it has to stay as it is.
   */
  restAt(now: number): Rest | undefined {
    if (!this.#isIdle(now)) return undefined;
    const { virtualMta, plan, sources, order, blame, nextSource, lastOpened } = this;
    const rest = {
      normal: this.#normal,
      sources,
      order,
      nextSource: nextSource % sources.length,
      lastOpened: lastOpened + plan.rampUp.most > now ? lastOpened : undefined,
      blame,
    };
    return stillCounting(rest, virtualMta, now);
  }

  /** Whether nothing goes on and nothing that happened before makes a difference but for what counts. */
  #isIdle(now: number): boolean {
    const isEmpty = this.size === 0 && this.connections === 0 && this.offers.length === 0 && this.wanted === 0;
    if (!isEmpty || this.isPending || this.events > 0 || this.wakeAt < Infinity || this.mode !== 'normal') return false;
    const isFresh = this.failedRuns === 0 && this.nextHost === 0 && this.asideHost === 0 && this.nextReroute === 0;
    if (!isFresh || this.isWaitingForRun(now) || now < this.asidesFrom) return false;
    if (this.slots.some((slots) => slots.isWaiting(this))) return false;
    return this.sources.every(({ disabledUntil, mailServers }) => {
      const servers = [...(mailServers?.values() ?? [])];
      return disabledUntil <= now && !servers.some((server) => server?.isWaiting(this));
    });
  }

  /** How many connections it may have in any of its modes. */
  get mostConnections(): number {
    const { normal, backoff } = this.plan;
    return Math.min(MOST_CONNECTIONS, Math.max(normal.connections.most, backoff.connections.most));
  }

  /** It has no mail and no connections. */
  rest(): void {
    if (!this.isActive || this.size > 0 || this.connections > 0) return;
    this.isActive = false;
    for (const slots of this.slots) slots.want(-this.mostConnections);
  }

  /** Recipients that are neither delivered nor given up. */
  get size(): number {
    return this.ready.length + this.later.length + this.busy;
  }
}

/** Stands for any number of connections in sums. */
const MOST_CONNECTIONS = 1_000_000;

/** What is kept of a queue that was put away. */
export interface Rest {
  readonly normal: ModeState | undefined;
  readonly sources: readonly Source[] | undefined;
  readonly order: number[] | undefined;
  readonly nextSource: number;
  readonly lastOpened: number | undefined;
  readonly blame: Blame | undefined;
}

/** What of it still counts at a time. */
export function stillCounting(rest: Rest, virtualMta: VirtualMta, now: number): Rest {
  const normal = rest.normal && counts(rest.normal, now) ? rest.normal : undefined;
  const sources = rest.sources?.some((source) => counts(source, now)) ? rest.sources : undefined;
  // A rate that is used up later is to blame since it began to count, which changes what was noted before.
  const isSettled = !normal && !sources && !counts(virtualMta, now);
  const blame = isSettled ? rest.blame?.settled() : rest.blame?.orNothing();
  return { ...rest, normal, sources, blame };
}

/** Undefined where no two mail servers are of one level. */
function orderOf({ hosts, levels }: Receiver): number[] | undefined {
  const takeTurns = levels?.some((level, place) => level === levels[place - 1]);
  return takeTurns ? [...hosts.keys()] : undefined;
}

/** Whether something that passed still counts. */
function counts({ messages, connects, bytes }: Counting, now: number): boolean {
  return [messages, connects, bytes].some((limiter) => limiter !== undefined && limiter.lapsesAt > now);
}

interface Counting {
  readonly messages: RateLimiter | undefined;
  readonly connects?: RateLimiter | undefined;
  readonly bytes: RateLimiter | undefined;
}

export interface QueueParts {
  readonly isAlone: boolean;
  /** What was kept of it. */
  readonly rest: Rest | undefined;
  /** The number of its first source address; those behind it have the next ones. */
  readonly firstSource: number;
  readonly name: QueueName;
  readonly plan: QueuePlan;
  readonly options: LimiterOptions;
  readonly virtualMta: VirtualMta;
  readonly receiver: Receiver;
  readonly slots: readonly Slots<Queue>[];
  readonly recipients: Recipients;
}
