/** Brings messages to their queues, as the model routes them. [runtime 2-4] */
import {
  type ColdShare,
  type Model,
  type MxRecords,
  type QueueName,
  type RecipientRoute,
  membersOf,
  route,
} from '@pmtakit/semantics';
import type { Queue } from '../engine/queue.ts';
import type { Simulation } from '../engine/simulation.ts';
import type { StreamInfo, Submission } from '../traffic/traffic.ts';

/** Milliseconds of a day, after which cold virtual MTAs have a new number. */
const DAY = 86_400_000;

export interface RouterOptions {
  readonly mx?: MxRecords;
  /** Told of a message before its queue has it. */
  accepted(queue: Queue, stream: number, submission: Submission): void;
  /** Told of a message that nobody takes. */
  refused(stream: number, submission: Submission): void;
}

/** The way of all messages of a stream to one domain. */
interface Way {
  /** The members of the pool that take turns, or the one virtual MTA; none when the mail is refused. */
  readonly members: readonly Member[];
  readonly rotation: Rotation;
  readonly chosen: string | undefined;
}

/** One virtual MTA that mail may leave by. */
interface Member {
  /** Several when a reroute leads to a pool. */
  readonly queues: readonly Queue[];
  readonly rotation: Rotation;
  readonly cold: Cold | undefined;
}

/** Whose turn it is. */
interface Rotation {
  turn: number;
}

/** The cold virtual MTAs of a queue, with what they had today. [G1§10.7] */
interface Cold {
  readonly share: ColdShare;
  readonly queues: readonly (readonly Queue[])[];
  day: number;
  taken: number;
}

/** What queues are asked of. */
interface Simulated {
  readonly now: number;
  queue(name: QueueName): Queue;
}

export class Router {
  readonly #model: Model;
  readonly #options: RouterOptions;
  readonly #streams: readonly StreamInfo[];
  /** By stream, then by domain. */
  readonly #ways: Map<string, Way>[] = [];
  readonly #rotations = new Map<string, Rotation>();

  constructor(model: Model, streams: readonly StreamInfo[], options: RouterOptions) {
    this.#model = model;
    this.#streams = streams;
    this.#options = options;
  }

  submit(simulation: Simulation, stream: number, submission: Submission): void {
    const { members, rotation } = this.#wayOf(simulation, stream, submission.domain);
    const member = members[rotation.turn % members.length];
    if (!member) return this.#options.refused(stream, submission);
    rotation.turn++;
    const queue = coldQueue(member.cold, simulation.now) ?? inTurn(member.queues, member.rotation);
    // The queues of reroutes that lead in a circle get no mail. [G1§3.3.10.49]
    if (!queue || queue.plan.isInRerouteLoop) return this.#options.refused(stream, submission);
    this.#options.accepted(queue, stream, submission);
    simulation.enqueue(queue, stream, submission);
  }

  /**
   * The queues of many messages, with how many each gets: the same that single ones would get in turn.
   * @returns how many nobody takes
   */
  distribute(
    simulation: Simulated,
    stream: number,
    { domain, messages }: { readonly domain: string; readonly messages: number },
    put: (queue: Queue, messages: number) => void,
  ): number {
    const { members, rotation } = this.#wayOf(simulation, stream, domain);
    let refused = members.length === 0 ? messages : 0;
    const take = (queue: Queue, count: number): void => {
      if (queue.plan.isInRerouteLoop) refused += count;
      else put(queue, count);
    };
    inTurns(members, rotation, messages, (member, count) => {
      const left = member.cold ? coldInTurns(member.cold, simulation.now, count, take) : count;
      if (member.queues.length === 0) refused += left;
      else inTurns(member.queues, member.rotation, left, take);
    });
    return refused;
  }

  /** The virtual MTA or pool that is chosen for a message of a stream to a domain, once one has come. */
  chosenOf(stream: number, domain: string): string | undefined {
    return this.#ways[stream]?.get(domain)?.chosen;
  }

  #wayOf(simulation: Simulated, stream: number, domain: string): Way {
    const known = (this.#ways[stream] ??= new Map());
    const way = known.get(domain) ?? this.#findWay(simulation, stream, domain);
    known.set(domain, way);
    return way;
  }

  #findWay(simulation: Simulated, stream: number, domain: string): Way {
    const info = this.#streams[stream];
    const address = `someone@${domain}`;
    const message = info && { client: info.client, from: info.from, headers: info.headers, recipients: [address] };
    const found = message && route(this.#model, message, this.#options.mx);
    const [recipient] = found?.recipients ?? [];
    const chosen = found?.virtualMta;
    if (!recipient) return { members: [], rotation: { turn: 0 }, chosen };
    return {
      members: this.#membersOf(simulation, recipient),
      rotation: this.#rotationOf(chosen ?? '', domain),
      chosen,
    };
  }

  #membersOf(simulation: Simulated, { deliveries }: RecipientRoute): Member[] {
    return deliveries.map(({ queue, members, cold }) => ({
      queues: queue ? members.map((virtualMta) => simulation.queue({ ...queue, virtualMta })) : [],
      rotation: { turn: 0 },
      cold: cold && queue && this.#coldOf(simulation, cold, queue),
    }));
  }

  #coldOf(simulation: Simulated, share: ColdShare, { domain }: QueueName): Cold {
    const queues = share.targets.map(({ value }) => {
      const names = value?.kind === 'reference' ? membersOf(this.#model, value.name) : [];
      return names.map((virtualMta) => simulation.queue({ domain, virtualMta }));
    });
    return { share, queues, day: -1, taken: 0 };
  }

  /** What the round robin of a pool counts is not documented. [runtime 3] */
  #rotationOf(pool: string, domain: string): Rotation {
    const perPool = this.#model.options.assumptions['pool-rotation'] === 'per-pool';
    const key = perPool ? pool : `${pool} ${domain}`;
    const known = this.#rotations.get(key) ?? { turn: 0 };
    this.#rotations.set(key, known);
    return known;
  }
}

function inTurn(queues: readonly Queue[], rotation: Rotation): Queue | undefined {
  return queues[rotation.turn++ % queues.length];
}

/** How many of many messages each of some gets that take turns. */
function inTurns<T>(
  items: readonly T[],
  rotation: Rotation,
  count: number,
  put: (item: T, count: number) => void,
): void {
  const each = Math.floor(count / items.length);
  const more = count - each * items.length;
  for (const [index, item] of items.entries()) {
    const place = (index - (rotation.turn % items.length) + items.length) % items.length;
    const own = each + (place < more ? 1 : 0);
    if (own > 0) put(item, own);
  }
  rotation.turn += count;
}

/** @returns how many messages are left when the cold virtual MTAs have had theirs */
function coldInTurns(cold: Cold, now: number, count: number, put: (queue: Queue, count: number) => void): number {
  const left = Math.min(count, coldRoom(cold, now));
  const turn = { turn: cold.taken };
  inTurns(cold.queues, turn, left, (target, own) => inTurns(target, { turn: 0 }, own, put));
  cold.taken += left;
  return count - left;
}

/** The first messages of each day leave by the cold virtual MTAs, used in turn. */
function coldQueue(cold: Cold | undefined, now: number): Queue | undefined {
  if (!cold || coldRoom(cold, now) === 0) return undefined;
  const { queues } = cold;
  const turn = cold.taken++;
  const target = queues[turn % queues.length] ?? [];
  return target[Math.floor(turn / queues.length) % target.length];
}

/** How many messages the cold virtual MTAs still get today. */
function coldRoom(cold: Cold, now: number): number {
  const day = Math.floor(now / DAY);
  if (day !== cold.day) {
    cold.day = day;
    cold.taken = 0;
  }
  const { perDay } = cold.share;
  return Math.max(0, (perDay[Math.min(day, perDay.length - 1)] ?? 0) * cold.queues.length - cold.taken);
}
