/** Shares the connections that several queues have together: of a virtual MTA, to a mail server, of the server. */
import { serverName } from '../engine/mail-servers.ts';
import type { CountLimit } from '../plan/limits.ts';
import type { ServerPlan } from '../plan/server-plan.ts';
import type { FluidQueue } from './fluid-queue.ts';

/** Queues that share so many connections. */
interface Pool {
  readonly limit: CountLimit;
  readonly members: FluidQueue[];
}

export class SharedConnections {
  readonly #server: ServerPlan;
  readonly #poolsOf = new Map<FluidQueue, readonly Pool[]>();
  readonly #pools = new Map<string, Pool>();

  constructor(server: ServerPlan) {
    this.#server = server;
  }

  /** Tells each queue how many connections it may have. @param used how many it could use on average */
  share(queues: readonly FluidQueue[], used: (queue: FluidQueue) => number): void {
    for (const pool of this.#pools.values()) pool.members.length = 0;
    for (const queue of queues) {
      queue.granted = Infinity;
      queue.mostOpen = Infinity;
      queue.grantedBy = undefined;
      queue.used = Infinity;
      for (const { members } of this.#poolsOf.get(queue) ?? this.#find(queue)) members.push(queue);
    }
    const tight = [...this.#pools.values()].filter(isTight);
    for (const { members } of tight) {
      for (const queue of members) if (queue.used === Infinity) queue.used = used(queue);
    }
    for (const pool of tight) shareOut(pool);
  }

  #find(queue: FluidQueue): readonly Pool[] {
    const { name, virtualMta, sources } = queue.queue;
    const limits: [string, CountLimit | undefined][] = [
      [`virtual-mta ${name.virtualMta}`, virtualMta.slots?.limit],
      ...sources.map(({ plan: { address } }): [string, CountLimit | undefined] => {
        const host = serverName(queue.receiver.hosts[0], name.domain);
        return [`${address ?? ''} ${host}`, this.#server.mailServerLimitOf?.(host)];
      }),
      ['server', this.#server.connections],
    ];
    const found = limits.flatMap(([key, limit]) => (limit && limit.most < Infinity ? this.#poolOf(key, limit) : []));
    this.#poolsOf.set(queue, found);
    return found;
  }

  #poolOf(key: string, limit: CountLimit): Pool {
    const known = this.#pools.get(key) ?? { limit, members: [] };
    this.#pools.set(key, known);
    return known;
  }
}

/** Whether its queues may want more than there are. */
function isTight({ limit, members }: Pool): boolean {
  const most = members.reduce((sum, { queue, many }) => sum + many * queue.state.plan.connections.most, 0);
  return most > limit.most;
}

/**
 * Those that are kept stay where they are. Of the others, those of the highest priority come first; among equals everybody
 * gets as much as the others, but no more than it can use. What is shared are connections over the time of a step, so
 * there are parts of them.
 */
function shareOut({ limit, members }: Pool): void {
  let free = limit.most - members.reduce((sum, { many, kept, used }) => sum + Math.min(kept, used) * many, 0);
  const ranks = Map.groupBy(members, ({ queue }) => queue.plan.priority);
  for (const [, rank] of [...ranks].sort(([a], [b]) => b - a)) {
    let left = rank.reduce((sum, { many }) => sum + many, 0);
    for (const queue of rank.toSorted((a, b) => wanted(a) - wanted(b))) {
      const more = Math.min(wanted(queue), Math.max(0, free) / left);
      free -= more * queue.many;
      left -= queue.many;
      if (more >= wanted(queue)) continue;
      queue.used = Math.min(queue.kept, queue.used) + more;
      queue.granted = queue.used;
      queue.grantedBy = limit;
    }
  }
  countWhole(members);
}

/** What a queue could use besides what it has. */
function wanted({ used, kept }: FluidQueue): number {
  return Math.max(0, used - kept);
}

/** No more whole connections than there are, at any time: parts are passed on to the next queue. */
function countWhole(members: readonly FluidQueue[]): void {
  let sum = 0;
  for (const queue of members) {
    const before = Math.round(sum);
    sum += queue.used * queue.many;
    queue.mostOpen = Math.min(queue.mostOpen, Math.round(sum) - before);
  }
}
