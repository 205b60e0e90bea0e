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
import { isInRerouteLoop } from '../plan/reroute-plan.ts';
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
    const number = coldQueue(member.cold, simulation.now) ?? inTurn(member.queues, member.rotation);
    const queue = number === undefined ? undefined : simulation.queueOf(number);
    // The queues of reroutes that lead in a circle get no mail. [G1§3.3.10.49]
    if (!queue || this.#isInRerouteLoop(queue)) return this.#options.refused(stream, submission);
    this.#options.accepted(queue, stream, submission);
    simulation.enqueue(queue, stream, submission);
  }

  #isInRerouteLoop({ name, plan }: Queue): boolean {
    return plan.backoffReroute.length > 0 && isInRerouteLoop(this.#model, name);
  }

  /** The virtual MTA or pool that is chosen for a message of a stream to a domain, once one has come. */
  chosenOf(stream: number, domain: string): string | undefined {
    return this.#ways[stream]?.get(domain)?.chosen;
  }

  #wayOf(simulation: Simulation, stream: number, domain: string): Way {
    const known = (this.#ways[stream] ??= new Map());
    const way = known.get(domain) ?? this.#findWay(simulation, stream, domain);
    known.set(domain, way);
    return way;
  }

  #findWay(simulation: Simulation, stream: number, domain: string): Way {
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

  #membersOf(simulation: Simulation, { deliveries }: RecipientRoute): Member[] {
    return deliveries.map(({ queue, members, cold }) => ({
      queues: queue ? members.map((virtualMta) => simulation.queue({ ...queue, virtualMta }).id) : [],
      rotation: { turn: 0 },
      cold: cold && queue && this.#coldOf(simulation, cold, queue),
    }));
  }

  #coldOf(simulation: Simulation, share: ColdShare, { domain }: QueueName): Cold {
    const queues = share.targets.map(({ value }) => {
      const names = value?.kind === 'reference' ? membersOf(this.#model, value.name) : [];
      return names.map((virtualMta) => simulation.queue({ domain, virtualMta }).id);
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

function inTurn(queues: readonly number[], rotation: Rotation): number | undefined {
  return queues[rotation.turn++ % queues.length];
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
