import type { Queue } from './queue.ts';

/**
 * Queues that have connections which queues of a higher priority may take over: by priority, and those of one priority in
 * the order in which they got their first one. There may be thousands, so nobody looks through all of them.
 */
export class Interruptible {
  /** The lowest priority first. */
  readonly #ranks: { readonly priority: number; readonly queues: Set<Queue> }[] = [];

  /** A queue has its first connection. */
  enter(queue: Queue): void {
    if (queue.plan.mayBeInterrupted) this.#rankOf(queue.plan.priority).add(queue);
  }

  /** A queue has none any more. */
  leave(queue: Queue): void {
    if (queue.plan.mayBeInterrupted) this.#rankOf(queue.plan.priority).delete(queue);
  }

  /** Takes connections from the queues of lowest priority, once their messages are done. [runtime 6.2, oracle O12] */
  interruptFor({ plan, ready, state, connections }: Queue): void {
    let wanted = Math.min(ready.length, state.plan.connections.most - connections);
    for (const { priority, queues } of this.#ranks) {
      if (priority >= plan.priority) return;
      for (const victim of queues) {
        if (wanted <= 0) return;
        victim.wanted = Math.max(victim.wanted, Math.min(victim.connections, wanted));
        wanted -= victim.wanted;
      }
    }
  }

  #rankOf(priority: number): Set<Queue> {
    const index = this.#ranks.findIndex((rank) => rank.priority >= priority);
    const found = this.#ranks[index];
    if (found?.priority === priority) return found.queues;
    const queues = new Set<Queue>();
    this.#ranks.splice(index < 0 ? this.#ranks.length : index, 0, { priority, queues });
    return queues;
  }
}
