import { type Block, DEFAULT_VMTA, type Model, OTHER_DOMAIN, vmtaCeilingOf } from '@pmtakit/semantics';
import { sharingPools } from '../dry/pools.ts';
import { counted, tagOf } from '../dry/words.ts';
import type { Adviser } from './advice.ts';
import { connectionsOf, hasServerLimits } from './connections.ts';

/**
 * Virtual MTAs of a pool that differ by their address alone have a queue each for every domain, with the whole limit. One
 * virtual MTA with all addresses has one queue: limits of addresses (`source-ip-max-…`) then say what each of them may do.
 * Queues, backoff and the names in accounting files are others then. [G1§3.3.10.75; dry D19]
 */
export const oneVirtualMta: Adviser = {
  id: 'one-virtual-mta',
  title: 'Virtual MTAs that differ by their address alone have a queue each for every domain.',

  *find(model) {
    if (hasServerLimits(model)) return;
    for (const { pool, members } of sharingPools(model)) {
      const names = members.map(({ argument }) => argument);
      const each = areAlike(members) ? connectionsOfAll(model, names) : undefined;
      if (each === undefined) continue;
      yield {
        message: `the ${counted(names.length, 'member')} of ${tagOf(pool)} differ by their address alone: each domain has ${names.length} queues, and ${names.length * each} connections if it is named nowhere else; one virtual MTA with ${names.length} addresses has one queue with ${each}, and source-ip-max-smtp-out for each address`,
        at: pool,
      };
    }
  },
};

function areAlike(members: readonly Block[]): boolean {
  return new Set(members.map(contentOf)).size === 1 && members.every(hasOneAddress);
}

function contentOf(block: Block): string {
  const items = block.items.map((item) => {
    if (item.kind === 'block') return `<${item.name} ${item.argument}>${contentOf(item)}`;
    return isAddress(item.name) ? '' : `${item.name} ${item.text}`;
  });
  return items.filter((text) => text !== '').join('\n');
}

function hasOneAddress(block: Block): boolean {
  return [...block.lines()].filter(({ name }) => isAddress(name)).length === 1;
}

function isAddress(name: string): boolean {
  return name === 'smtp-source-host' || name === 'smtp-source-ip';
}

/** What each may open for a domain that no section names; undefined where they are limited in other ways too. */
function connectionsOfAll(model: Model, names: readonly string[]): number | undefined {
  const each = names.map((virtualMta) => {
    const own = connectionsOf(model, { domain: OTHER_DOMAIN, virtualMta });
    const isFree = own !== undefined && own * names.length <= vmtaCeilingOf(model, virtualMta).connections;
    return isFree && Number.isFinite(own) && virtualMta !== DEFAULT_VMTA ? own : undefined;
  });
  return new Set(each).size === 1 ? each[0] : undefined;
}
