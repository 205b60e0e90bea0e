import type { QueueName } from '@pmtakit/semantics';
import type { Limit } from '../plan/limits.ts';
import type { Plans } from '../plan/plans.ts';
import type { QueuePlan } from '../plan/queue-plan.ts';
import type { Receiver } from '../receivers/receiver.ts';
import { isAlone } from './alone.ts';
import type { Knobs } from './knobs.ts';
import { MailServers } from './mail-servers.ts';
import { Queue, type Rest, stillCounting } from './queue.ts';
import type { LimiterOptions } from './rate-limiter.ts';
import type { Recipients } from './recipients.ts';
import { Slots } from './slots.ts';
import { VirtualMta } from './virtual-mta.ts';

/** What queues are made from. */
export interface QueuesParts extends Plans {
  /** The same each time that a queue is asked about. */
  receiverOf(queue: QueueName, plan: QueuePlan): Receiver;
  readonly knobs: Knobs;
  /** How many queues are kept as they are before those without mail are put away; changes no result. */
  readonly mostLive?: number;
}

/** More of them take too much memory; most have no mail then. */
const MOST_LIVE = 10_000;

/**
 * The queues of a run, made when they are first asked for, with what they share. Of those that have no mail and nothing
 * to wait for only what still counts is kept, and they are made again when they get some: a run may have a million.
 */
export class Queues {
  /** By number; undefined for those that are put away. */
  readonly all: (Queue | undefined)[] = [];
  /** The connections of the server; undefined when it has no limit. */
  readonly server: Slots<Queue> | undefined;
  readonly mailServers: MailServers;
  readonly #parts: QueuesParts;
  readonly #recipients: Recipients;
  readonly #options: LimiterOptions;
  /** What is kept of those that are put away. */
  readonly #rests: (Rest | undefined)[] = [];
  #kept = 0;
  /** How many of those are looked through for what does not count any more. */
  #mostKept: number;
  readonly #domains: string[] = [];
  readonly #virtualMtaOf: VirtualMta[] = [];
  readonly #firstSources: number[] = [];
  #sources = 0;
  #live = 0;
  /** How many of them are looked through for those that can be put away. */
  #mostLive: number;
  /** By virtual MTA, then by domain. */
  readonly #byName = new Map<string, Map<string, number>>();
  readonly #virtualMtas = new Map<string, VirtualMta>();
  /** Whether mail moves from one queue to another, which has to be where the first one is then. */
  #haveReroutes = false;

  constructor(parts: QueuesParts, recipients: Recipients) {
    this.#parts = parts;
    this.#recipients = recipients;
    this.#options = { model: parts.knobs.rateModel, burst: parts.knobs.burst };
    this.#mostLive = parts.mostLive ?? MOST_LIVE;
    this.#mostKept = this.#mostLive;
    this.mailServers = new MailServers(parts.server, parts.knobs);
    const { connections } = parts.server;
    const isLimited = connections && connections.most < Infinity;
    this.server = isLimited ? new Slots<Queue>(connections, ({ plan }) => plan.priority) : undefined;
  }

  get live(): Queue[] {
    return this.all.filter((queue) => queue !== undefined);
  }

  named({ domain, virtualMta }: QueueName): Queue {
    const byDomain = this.#byName.get(virtualMta) ?? new Map<string, number>();
    this.#byName.set(virtualMta, byDomain);
    const known = byDomain.get(domain);
    if (known !== undefined) return this.at(known);
    const id = this.#add(domain, virtualMta);
    byDomain.set(domain, id);
    return this.at(id);
  }

  /** @param id of a queue that was asked for by its name before */
  at(id: number): Queue {
    return this.all[id] ?? this.#make(id);
  }

  #add(domain: string, virtualMta: string): number {
    this.#virtualMtaOf.push(this.#virtualMta(virtualMta));
    this.#rests.push(undefined);
    this.#firstSources.push(this.#sources);
    this.all.push(undefined);
    return this.#domains.push(domain) - 1;
  }

  #make(id: number): Queue {
    const queue = this.#newQueue(id);
    const { sources } = queue;
    this.all[id] = queue;
    this.#keep(id, undefined);
    this.#live++;
    this.#sources = Math.max(this.#sources, (this.#firstSources[id] ?? 0) + sources.length);
    return queue;
  }

  #newQueue(id: number): Queue {
    const virtualMta = this.#virtualMtaOf[id] ?? this.#virtualMta('');
    const name = { domain: this.#domains[id] ?? '', virtualMta: virtualMta.name };
    const plan = this.#parts.planOf(name);
    const receiver = this.#parts.receiverOf(name, plan);
    this.#haveReroutes ||= plan.backoffReroute.length > 0;
    return new Queue(id, {
      name,
      plan,
      isAlone: !this.mailServers.isLimited && isAlone({ virtualMta, receiver }),
      rest: this.#rests[id],
      firstSource: this.#firstSources[id] ?? 0,
      options: this.#options,
      virtualMta,
      slots: virtualMta.queueSlots,
      receiver,
      recipients: this.#recipients,
    });
  }

  #virtualMta(name: string): VirtualMta {
    const known =
      this.#virtualMtas.get(name) ??
      new VirtualMta(name, this.#parts.virtualMtaPlanOf(name), this.server, this.#options);
    this.#virtualMtas.set(name, known);
    return known;
  }

  /** Whether nothing that a queue does now concerns others. */
  isFree({ isAlone, slots }: Queue): boolean {
    return isAlone && !this.#haveReroutes && slots.every((shared) => shared.isPlenty);
  }

  /** A queue may want connections. */
  activate(queue: Queue): void {
    queue.isActive = true;
    for (const slots of queue.slots) slots.want(queue.mostConnections);
  }

  get hasMany(): boolean {
    return this.#live > this.#mostLive;
  }

  /** To be called when nothing is going on. Those that stay are looked through again when there are twice as many. */
  putAway(now: number): void {
    for (const queue of this.all) if (queue) this.#putAway(queue, now);
    this.#mostLive = Math.max(this.#parts.mostLive ?? MOST_LIVE, 2 * this.#live);
    if (this.#kept > this.#mostKept) this.#dropLapsed(now);
  }

  /** Lets go of what was kept and does not count any more. */
  #dropLapsed(now: number): void {
    for (const [id, rest] of this.#rests.entries()) {
      const virtualMta = this.#virtualMtaOf[id];
      if (rest && virtualMta) this.#keep(id, stillCounting(rest, virtualMta, now));
    }
    this.#mostKept = Math.max(this.#parts.mostLive ?? MOST_LIVE, 2 * this.#kept);
  }

  #keep(id: number, rest: Rest | undefined): void {
    if (this.#rests[id]) this.#kept--;
    this.#rests[id] = rest && isBlank(rest) ? undefined : rest;
    if (this.#rests[id]) this.#kept++;
  }

  #putAway(queue: Queue, now: number): void {
    const rest = queue.restAt(now);
    if (!rest) return;
    this.#keep(queue.id, rest);
    this.all[queue.id] = undefined;
    this.#live--;
    for (const slots of queue.slots) slots.forget(queue);
    if (queue.stretch) this.#recipients.close(queue.stretch);
  }

  /** Milliseconds in which each limit held a queue back. */
  holdsOf(id: number, now: number): ReadonlyMap<Limit, number> {
    const blame = this.all[id]?.blame ?? this.#rests[id]?.blame;
    return blame?.sums(now) ?? noHolds;
  }
}

const noHolds: ReadonlyMap<Limit, number> = new Map();

/** Whether a new queue would be the same. */
function isBlank({ normal, sources, order, nextSource, lastOpened, blame }: Rest): boolean {
  return !normal && !sources && !order && nextSource === 0 && lastOpened === undefined && !blame;
}
