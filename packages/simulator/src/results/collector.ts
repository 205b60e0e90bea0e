/** Counts what happens in a run. Its memory grows with the queues, not with the messages, and no event allocates any. */
import type { Connection } from '../engine/connection.ts';
import type { BounceReason, Observer } from '../engine/observer.ts';
import type { Queue } from '../engine/queue.ts';
import { Recipients } from '../engine/recipients.ts';
import type { Limit } from '../plan/limits.ts';
import type { Reaction } from '../plan/reply-rules.ts';
import { OK, type Replies } from '../receivers/replies.ts';
import { Activity } from './activity.ts';
import { BackoffRecorder } from './backoff-episodes.ts';
import type { BounceCategories } from './bounce-categories.ts';
import { Chart, type Levels } from './chart.ts';
import { NOTHING, numbers } from './column.ts';
import { Counters } from './counters.ts';
import { GroupIds, type GroupKind, type GroupTables } from './group-ids.ts';
import { CurrentSecond } from './current-second.ts';
import type { Tally } from './tally.ts';
import { KeptOut } from './kept-out.ts';

/** What of a simulation is looked at. */
export interface Simulated {
  readonly now: number;
  readonly recipients: Recipients;
  /** Numbers them from 0. */
  readonly queueCount: number;
  /** Milliseconds in which each limit held a queue back. */
  holdsOf(queue: number): ReadonlyMap<Limit, number>;
}

/** The domains that recipients are of, by their numbers. */
export interface RecipientDomains {
  nameOf(domain: number): string;
}

export interface CollectorOptions {
  readonly replies: Replies;
  readonly categories: BounceCategories;
  /** Where several share a queue; without it, the domain of a queue stands for those of its recipients. */
  readonly domains?: RecipientDomains | undefined;
  /** The names of the streams. */
  readonly streams?: readonly string[];
  /** Milliseconds of the periods whose peaks are measured besides a second, five minutes, an hour and a day. */
  readonly periods?: readonly number[];
  /** Whose peaks are measured besides those that always are: of mail servers and streams, when asked for. */
  readonly peaksOf?: readonly GroupKind[];
  /** The provider that a domain is of. */
  providerOf?(domain: string): string | undefined;
  /** How many of each kind are measured in detail; 500 unless told. */
  readonly detailed?: number;
  /** How many domains have their numbers over time kept; 50 unless told. */
  readonly charted?: number;
  /** Whether one is measured in detail however little mail it has, since a threshold asks for it. */
  isPinned?(kind: GroupKind, name: string): boolean;
}

const DETAILED = 500;
const CHARTED = 50;

export class Collector implements Observer {
  readonly ids: GroupIds;
  readonly activity = new Activity();
  readonly backoff = new BackoffRecorder();
  readonly chart: Chart;
  readonly refusals = new KeptOut();
  readonly #options: CollectorOptions;
  readonly #hasDomains: boolean;
  /** By the numbers of flows and ways. */
  readonly #flows: Counters;
  readonly #ways: Counters;
  /** What is not counted yet. */
  readonly #second: CurrentSecond;
  readonly #textOf: (reply: number) => string;
  /** What is charted of all mail. */
  readonly total = { delivered: 0, deferred: 0, bounced: 0, queued: 0 };
  /** When each queue delivered last. */
  readonly #lastDelivered = numbers(-Infinity);
  #simulation: Simulated = { now: 0, recipients: new Recipients(), queueCount: 0, holdsOf: () => new Map() };

  constructor(options: CollectorOptions) {
    this.#options = options;
    this.#hasDomains = options.domains !== undefined;
    this.#textOf = (reply) => options.replies.textOf(reply);
    this.ids = new GroupIds(options, options.detailed ?? DETAILED);
    const { total } = this.ids.tables;
    total.details.pin(total.idOf('total'));
    this.#flows = new Counters(options.categories.names);
    this.#ways = new Counters(options.categories.names);
    this.#second = new CurrentSecond(this.ids, this.#flows, this.#ways);
    const charted = { total: () => this.#totalLevels(), domain: (id: number) => this.#domainLevels(id) };
    this.chart = new Chart(charted, options.charted ?? CHARTED);
  }

  /** Says which simulation it observes; before that runs. */
  attach(simulation: Simulated): void {
    this.#simulation = simulation;
  }

  /** Up to now, as the two below; connections are counted for good. */
  get tables(): GroupTables {
    this.#second.finish();
    return this.ids.tables;
  }

  get flows(): Counters {
    this.#second.countMail();
    return this.#flows;
  }

  get ways(): Counters {
    this.#second.countMail();
    return this.#ways;
  }

  get simulation(): Simulated {
    return this.#simulation;
  }

  get categories(): readonly string[] {
    return this.#options.categories.names;
  }

  /** Mail that is put into a queue. To be told before the queue has it. @param domain of `RecipientDomains` */
  injected(queue: Queue, stream: number, recipients: number, domain = NOTHING): void {
    const now = this.tick();
    const queueId = this.ids.ofQueue(queue);
    const flow = this.ids.flowOf(queueId, stream, domain);
    this.chart.came(this.ids.flows.part(flow, 1), recipients, now);
    this.#second.came(flow, recipients, now);
    this.activity.come(queueId, recipients, now);
    this.total.queued += recipients;
  }

  /** Mail that no queue takes. */
  refused(stream: number, domain: string, recipients: number, reason = 'not taken'): void {
    const now = this.tick();
    const { total, domains, streams } = this.ids.tables;
    const group = this.ids.ofStream(stream);
    total.refuse(0, recipients, now);
    domains.refuse(domains.idOf(domain), recipients, now);
    streams.refuse(group, recipients, now);
    this.refusals.add(reason, streams.nameOf(group), recipients);
  }

  /** The recipients of a connection's batch are tried. */
  attempted(queue: Queue, { id, batch }: Connection): void {
    const now = this.tick();
    this.#tallyOf(queue, id, batch.first, now).tried(now, batch.length);
  }

  delivered(queue: Queue, recipient: number, { id }: Connection): void {
    const now = this.tick();
    const tally = this.#tallyOf(queue, id, recipient, now);
    this.#second.took(tally, now, now - (this.#simulation.recipients.queuedAt[recipient] ?? 0));
    this.activity.go(tally.queue, now);
    if (queue.plan.backoffEndsOnDelivery) this.#lastDelivered.set(tally.queue, now);
    this.total.queued--;
    this.total.delivered++;
  }

  deferred(queue: Queue, recipient: number, _reply: number, { id }: Connection): void {
    this.tick();
    const flow = this.#flowOf(queue, recipient);
    this.#flows.deferred.add(flow, 1);
    this.#ways.deferred.add(this.ids.ofConnection(id), 1);
    this.total.deferred++;
  }

  /** @param connection the one that brought the reply; undefined when none did */
  bounced(queue: Queue, recipient: number, reason: BounceReason, reply: number, connection?: Connection): void {
    const now = this.tick();
    const { categories } = this.#options;
    const category = reason === 'expired' ? categories.expired : categories.of(reply, this.#textOf);
    const flow = this.#flowOf(queue, recipient);
    this.#flows.bounce(flow, category, reason);
    if (connection) this.#ways.bounce(this.ids.ofConnection(connection.id), category, reason);
    this.#finish(flow, this.ids.ofQueue(queue), now);
    this.total.bounced++;
  }

  handedOver(queue: Queue, recipient: number): void {
    const now = this.tick();
    const flow = this.#flowOf(queue, recipient);
    this.#flows.discarded.add(flow, 1);
    this.#finish(flow, this.ids.ofQueue(queue), now);
  }

  moved(from: Queue, to: Queue, recipient: number): void {
    const now = this.tick();
    const target = this.ids.ofQueue(to);
    const [left, joined] = [this.#flowOf(from, recipient), this.#flowOf(to, recipient)];
    this.#flows.movedOut.add(left, 1);
    this.#flows.movedIn.add(joined, 1);
    this.activity.go(this.ids.ofQueue(from), now);
    this.activity.come(target, 1, now);
    this.ids.tables.queues.came(target, 1, now);
    this.ids.tables.virtualMtas.came(this.ids.virtualMtaOf(target), 1, now);
  }

  queueFailed(): void {
    // What the queue waits for is told by its blame.
  }

  modeChanged(queue: Queue, reaction: Reaction | undefined, reply: number): void {
    const { now } = this.#simulation;
    if (queue.mode === 'backoff') this.backoff.enter(queue, now, this.#textOf(reply), reaction);
    else this.backoff.leave(queue, now, reaction ? 'reply' : this.#endOf(queue, now));
  }

  connected(queue: Queue, connection: Connection): void {
    const isOpen = connection.reply === OK;
    this.ids.connected(queue, connection, isOpen);
    this.#second.forget(connection.id);
    if (isOpen) this.#second.connected(this.ids.ofQueue(queue), connection.id, this.tick());
  }

  closed(queue: Queue, { id }: Connection): void {
    if (this.ids.closed(id)) this.#second.closed(this.ids.ofQueue(queue), id, this.tick());
  }

  /** What happens in a second is counted when that is over. */
  anyOrderUntil(): number {
    this.tick();
    return this.#second.end;
  }

  /** The time. What is charted is looked at before anything else counts. */
  tick(): number {
    const { now } = this.#simulation;
    if (now >= this.#second.end) this.#endSecond(now);
    return now;
  }

  #endSecond(now: number): void {
    this.#second.finish();
    if (now >= this.chart.end) this.chart.moveTo(now);
    this.#second.begin(now);
  }

  #tallyOf(queue: Queue, connection: number, recipient: number, now: number): Tally {
    const stream = this.#simulation.recipients.stream[recipient] ?? 0;
    const domain = this.#domainOf(recipient);
    const last = this.#second.lastTally(connection, stream, domain);
    return last ?? this.#second.tallyOf(connection, this.ids.ofQueue(queue), stream, domain, now);
  }

  #flowOf(queue: Queue, recipient: number): number {
    const stream = this.#simulation.recipients.stream[recipient] ?? 0;
    return this.ids.flowOf(this.ids.ofQueue(queue), stream, this.#domainOf(recipient));
  }

  /** Its number; `NOTHING` for the one of the queue. */
  #domainOf(recipient: number): number {
    return this.#hasDomains ? (this.#simulation.recipients.domain[recipient] ?? 0) : NOTHING;
  }

  /** A recipient is done with. */
  #finish(flow: number, queue: number, now: number): void {
    this.#flows.doneAt(flow, now);
    this.activity.go(queue, now);
    this.total.queued--;
  }

  /** Time ends backoff mode where a delivery cannot, or where none was just made. */
  #endOf(queue: Queue, now: number): 'time' | 'delivery' {
    if (!queue.plan.backoffEndsOnDelivery) return 'time';
    return this.#lastDelivered.at(this.ids.ofQueue(queue)) === now ? 'delivery' : 'time';
  }

  #totalLevels(): Levels {
    return { ...this.total, ...this.#connectionLevels('total', 0) };
  }

  #domainLevels(domain: number): Levels {
    const levels = { delivered: 0, deferred: 0, bounced: 0, queued: 0 };
    const { flows } = this;
    for (const flow of this.ids.flowsTo(domain)) {
      levels.delivered += flows.delivered.at(flow);
      levels.deferred += flows.deferred.at(flow);
      levels.bounced += flows.bounced.at(flow);
      levels.queued += flows.leftOf(flow);
    }
    return { ...levels, ...this.#connectionLevels('domains', domain) };
  }

  #connectionLevels(kind: 'total' | 'domains', id: number): Pick<Levels, 'connections' | 'mostConnections'> {
    const { connections } = this.ids.tables[kind];
    return { connections: connections.open(id), mostConnections: connections.takeMostLately(id) };
  }
}
