import type { Queue } from './queue.ts';

/** What of a queue decides. */
type Contender = Pick<Queue, 'id' | 'connections' | 'wanted'> & {
  readonly plan: Pick<Queue['plan'], 'priority' | 'mayBeInterrupted'>;
  readonly ready: { readonly length: number };
  readonly state: { readonly plan: { readonly connections: { readonly most: number } } };
};

/** Queues of one priority, with the time since when each has connections. */
interface Rank {
  readonly priority: number;
  queues: Map<Contender, number>;
  /** Those that go on by themselves do not come in order. */
  isInOrder: boolean;
  last: readonly [time: number, id: number];
}

/**
 * Queues that have connections which queues of a higher priority may take over: by priority, and those of one priority in
 * the order in which they got their first one. There may be thousands, so nobody looks through all of them.
 */
export class Interruptible {
  /** The lowest priority first. */
  readonly #ranks: Rank[] = [];

  /** A queue has its first connection. */
  enter(queue: Contender, now: number): void {
    if (!queue.plan.mayBeInterrupted) return;
    const rank = this.#rankOf(queue.plan.priority);
    const [time, id] = rank.last;
    if (now < time || (now === time && queue.id < id)) rank.isInOrder = false;
    rank.last = [now, queue.id];
    rank.queues.set(queue, now);
  }

  /** A queue has none any more. */
  leave(queue: Contender): void {
    if (queue.plan.mayBeInterrupted) this.#rankOf(queue.plan.priority).queues.delete(queue);
  }

  /** Takes connections from the queues of lowest priority, once their messages are done. [runtime 6.2, oracle O12] */
  interruptFor({ plan, ready, state, connections }: Contender): void {
    let wanted = Math.min(ready.length, state.plan.connections.most - connections);
    for (const rank of this.#ranks) {
      if (rank.priority >= plan.priority) return;
      if (!rank.isInOrder) putInOrder(rank);
      for (const victim of rank.queues.keys()) {
        if (wanted <= 0) return;
        victim.wanted = Math.max(victim.wanted, Math.min(victim.connections, wanted));
        wanted -= victim.wanted;
      }
    }
  }

  #rankOf(priority: number): Rank {
    const index = this.#ranks.findIndex((rank) => rank.priority >= priority);
    const found = this.#ranks[index];
    if (found?.priority === priority) return found;
    const rank: Rank = { priority, queues: new Map(), isInOrder: true, last: [-Infinity, -1] };
    this.#ranks.splice(index < 0 ? this.#ranks.length : index, 0, rank);
    return rank;
  }
}

function putInOrder(rank: Rank): void {
  rank.queues = new Map([...rank.queues].toSorted(([a, since], [b, other]) => since - other || a.id - b.id));
  rank.isInOrder = true;
  const [queue, since] = [...rank.queues].at(-1) ?? [];
  if (queue && since !== undefined) rank.last = [since, queue.id];
}
