import {
  type ColdShare,
  type Delivery,
  type Model,
  type MxRecords,
  type QueueName,
  deliveriesOf,
  membersOf,
} from '@pmtakit/semantics';
import type { Queue } from '../engine/queue.ts';
import { placeText } from './place-text.ts';

/** Milliseconds of a day, after which cold virtual MTAs have a new number. */
const DAY = 86_400_000;

/** What queues are asked of. */
export interface Simulated {
  readonly now: number;
  queue(name: QueueName): Queue;
  queueOf(id: number): Queue;
}

/** Tells how many messages a queue gets. */
export type Put = (queue: Queue, messages: number) => void;

/** Where mail for a domain goes by a virtual MTA or pool: the number of its only queue, or more than that. */
export type Way = number | Turns;

interface Turns {
  /** The members of the pool that take turns, or the one virtual MTA: most by the number of their only queue. */
  readonly members: readonly (number | Member)[];
  readonly rotation: Rotation;
}

/** One virtual MTA that mail may leave by. */
interface Member {
  /** The numbers of its queues; several when a reroute leads to a pool, none where reroutes lead in a circle. */
  readonly queues: readonly number[];
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
  readonly queues: readonly (readonly number[])[];
  day: number;
  taken: number;
}

/** The ways of mail once its virtual MTA is chosen, each found out once. */
export class Ways {
  readonly #model: Model;
  readonly #mx: MxRecords | undefined;
  /** By virtual MTA or pool, then by domain. */
  readonly #known = new Map<string, Map<string, Way>>();
  readonly #rotations = new Map<string, Rotation>();
  /** The same for each of the messages that reach no queue. */
  readonly #reasons = new Map<string, string>();

  constructor(model: Model, mx: MxRecords | undefined) {
    this.#model = model;
    this.#mx = mx;
  }

  /** Where mail for a domain goes. @param chosen a virtual MTA or pool */
  of(simulation: Simulated, chosen: string, domain: string): Way {
    return this.#known.get(chosen)?.get(domain) ?? this.#newWay(simulation, chosen, domain);
  }

  /** Why mail reaches no queue: the reroutes that lead nowhere, or a pool without members. */
  whyNone(chosen: string, domain: string): string {
    const key = `${chosen} ${domain}`;
    const known = this.#reasons.get(key) ?? this.#findReason(chosen, domain);
    this.#reasons.set(key, known);
    return known;
  }

  #findReason(chosen: string, domain: string): string {
    const deliveries = deliveriesOf(this.#model, chosen, domain, this.#mx);
    if (deliveries.length === 0) return `${chosen} has no members`;
    const reroute = deliveries.flatMap(({ steps }) => steps).find(({ stage, at }) => stage === 'reroute' && at);
    return `the reroutes of ${chosen} end at no virtual MTA${placeText(reroute?.at)}`;
  }

  /**
   * The queues of many messages, with how many each gets: the same that single ones would get in turn.
   * @returns how many messages no queue takes
   */
  share(simulation: Simulated, chosen: string, domain: string, messages: number, put: Put): number {
    const way = this.of(simulation, chosen, domain);
    const give = (id: number, count: number): void => put(simulation.queueOf(id), count);
    if (typeof way === 'number') {
      give(way, messages);
      return 0;
    }
    let lost = way.members.length === 0 ? messages : 0;
    inTurns(way.members, way.rotation, messages, (member, count) => {
      if (typeof member === 'number') return give(member, count);
      const { queues, rotation, cold } = member;
      const left = cold ? coldInTurns(cold, simulation.now, count, give) : count;
      if (queues.length === 0) lost += left;
      else inTurns(queues, rotation, left, give);
    });
    return lost;
  }

  #newWay(simulation: Simulated, chosen: string, domain: string): Way {
    const way = this.#find(simulation, chosen, domain);
    const byDomain = this.#known.get(chosen) ?? new Map<string, Way>();
    this.#known.set(chosen, byDomain.set(domain, way));
    return way;
  }

  #find(simulation: Simulated, chosen: string, domain: string): Way {
    const members = deliveriesOf(this.#model, chosen, domain, this.#mx).map((one) => this.#memberOf(simulation, one));
    const [first] = members;
    return members.length === 1 && typeof first === 'number' ? first : { members, rotation: this.#rotationOf(chosen) };
  }

  #memberOf(simulation: Simulated, { queue, members, cold }: Delivery): number | Member {
    const queues = queue ? members.map((virtualMta) => simulation.queue({ ...queue, virtualMta }).id) : [];
    const [only] = queues;
    if (only !== undefined && queues.length === 1 && !cold) return only;
    return {
      queues,
      rotation: { turn: 0 },
      cold: cold && queue && this.#coldOf(simulation, cold, queue.domain),
    };
  }

  #coldOf(simulation: Simulated, share: ColdShare, domain: string): Cold {
    const queues = share.targets.map(({ value }) => {
      const names = value?.kind === 'reference' ? membersOf(this.#model, value.name) : [];
      return names.map((virtualMta) => simulation.queue({ domain, virtualMta }).id);
    });
    return { share, queues, day: -1, taken: 0 };
  }

  /** What the round robin of a pool counts is not documented. [runtime 3] */
  #rotationOf(pool: string): Rotation {
    const perPool = this.#model.options.assumptions['pool-rotation'] === 'per-pool';
    if (!perPool) return { turn: 0 };
    const known = this.#rotations.get(pool) ?? { turn: 0 };
    this.#rotations.set(pool, known);
    return known;
  }
}

/** The queue of the next message; undefined where reroutes lead in a circle. */
export function nextQueue(way: Way, simulation: Simulated): Queue | undefined {
  const number = typeof way === 'number' ? way : nextOf(way, simulation.now);
  return number === undefined ? undefined : simulation.queueOf(number);
}

function nextOf({ members, rotation }: Turns, now: number): number | undefined {
  const member = members[rotation.turn % members.length];
  if (member === undefined) return undefined;
  rotation.turn++;
  if (typeof member === 'number') return member;
  return coldQueue(member.cold, now) ?? member.queues[member.rotation.turn++ % member.queues.length];
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
  const first = rotation.turn % items.length;
  rotation.turn += count;
  for (const [index, item] of items.entries()) {
    const place = (index - first + items.length) % items.length;
    const own = each + (place < more ? 1 : 0);
    if (own > 0) put(item, own);
  }
}

/** @returns how many messages are left when the cold virtual MTAs have had theirs */
function coldInTurns(cold: Cold, now: number, count: number, put: (id: number, count: number) => void): number {
  const own = Math.min(count, coldRoom(cold, now));
  const rotation = { turn: cold.taken };
  cold.taken += own;
  inTurns(cold.queues, rotation, own, (target, part) => inTurns(target, { turn: 0 }, part, put));
  return count - own;
}

/** The first messages of each day leave by the cold virtual MTAs, used in turn. */
function coldQueue(cold: Cold | undefined, now: number): number | undefined {
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
