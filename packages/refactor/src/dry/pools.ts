/** Pools whose members can share what they all have. */
import type { Block, Model } from '@pmtakit/semantics';

export interface SharingPool {
  readonly pool: Block;
  /** One section of each member; two at least. */
  readonly members: readonly Block[];
}

/** Pools that have one section, and members that have one section each and are in no other pool. [G1§3.3.13] */
export function* sharingPools({ vmtas }: Model): Generator<SharingPool> {
  for (const pool of vmtas.pools) {
    const [block, another] = pool.blocks;
    if (!block || another) continue;
    const names = vmtas.membersOf(pool.name);
    const members = names.flatMap((name) => {
      const blocks = vmtas.vmta(name)?.blocks ?? [];
      return vmtas.poolsOf(name).length === 1 && blocks.length === 1 ? blocks : [];
    });
    if (members.length === names.length && members.length > 1) yield { pool: block, members };
  }
}
