import { type ColdShare, type Delivery, type Model, type MxRecords, deliveriesOf, membersOf } from '@pmtakit/semantics';
import type { Queue } from '../engine/queue.ts';
import type { Simulation } from '../engine/simulation.ts';

/** Milliseconds of a day, after which cold virtual MTAs have a new number. */
const DAY = 86_400_000;

/** Where mail for a domain goes by a virtual MTA or pool: the number of its only queue, or more than that. */
type Way = number | Turns;

interface Turns {
  /** The members of the pool that take turns, or the one virtual MTA. */
  readonly members: readonly Member[];
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

  constructor(model: Model, mx: MxRecords | undefined) {
    this.#model = model;
    this.#mx = mx;
  }

  /** The queue of the next message; undefined where reroutes lead in a circle. @param chosen a virtual MTA or pool */
  queueFor(simulation: Simulation, chosen: string, domain: string): Queue | undefined {
    const byDomain = this.#known.get(chosen) ?? new Map<string, Way>();
    this.#known.set(chosen, byDomain);
    const way = byDomain.get(domain) ?? this.#find(simulation, chosen, domain);
    byDomain.set(domain, way);
    const number = typeof way === 'number' ? way : nextOf(way, simulation.now);
    return number === undefined ? undefined : simulation.queueOf(number);
  }

  #find(simulation: Simulation, chosen: string, domain: string): Way {
    const members = deliveriesOf(this.#model, chosen, domain, this.#mx).map((one) => this.#memberOf(simulation, one));
    const [first] = members;
    const only = members.length === 1 && first?.queues.length === 1 && !first.cold ? first.queues[0] : undefined;
    return only ?? { members, rotation: this.#rotationOf(chosen) };
  }

  #memberOf(simulation: Simulation, { queue, members, cold }: Delivery): Member {
    return {
      queues: queue ? members.map((virtualMta) => simulation.queue({ ...queue, virtualMta }).id) : [],
      rotation: { turn: 0 },
      cold: cold && queue && this.#coldOf(simulation, cold, queue.domain),
    };
  }

  #coldOf(simulation: Simulation, share: ColdShare, domain: string): Cold {
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

function nextOf({ members, rotation }: Turns, now: number): number | undefined {
  const member = members[rotation.turn % members.length];
  if (!member) return undefined;
  rotation.turn++;
  return coldQueue(member.cold, now) ?? member.queues[member.rotation.turn++ % member.queues.length];
}

/** The first messages of each day leave by the cold virtual MTAs, used in turn. */
function coldQueue(cold: Cold | undefined, now: number): number | undefined {
  if (!cold) return undefined;
  const { share, queues } = cold;
  const day = Math.floor(now / DAY);
  if (day !== cold.day) {
    cold.day = day;
    cold.taken = 0;
  }
  const limit = share.perDay[Math.min(day, share.perDay.length - 1)] ?? 0;
  if (cold.taken >= limit * queues.length) return undefined;
  const turn = cold.taken++;
  const target = queues[turn % queues.length] ?? [];
  return target[Math.floor(turn / queues.length) % target.length];
}
