import type { DomainTable } from './domain-table.ts';
import type { Model } from './model.ts';
import type { Pool } from './virtual-mtas.ts';

/** The `<domain>` sections of one virtual MTA, of one pool or of the top level. */
export interface DomainHome {
  readonly table: DomainTable;
  /**
   * A virtual MTA whose queues have these sections, and none of a stronger scope if there is such a one. Undefined for a
   * pool of which each member has `<domain>` sections of its own.
   */
  readonly virtualMta: string | undefined;
  readonly pool: Pool | undefined;
}

/** No virtual MTA can have this name, so its queues show what the top level does. */
const NOBODY = '\n';

/** Every table of `<domain>` sections there is. */
export function* domainHomes(model: Model): Generator<DomainHome> {
  const { queues, vmtas } = model;
  yield { table: queues.global, virtualMta: NOBODY, pool: undefined };
  for (const pool of vmtas.pools) {
    const table = queues.poolTable(pool);
    if (table) yield { table, virtualMta: plainMember(model, pool), pool };
  }
  for (const { name } of vmtas.vmtas) {
    const table = queues.vmtaTable(name);
    if (table) yield { table, virtualMta: name, pool: undefined };
  }
}

/** The members of a pool whose queues ask its sections. */
export function askingMembers({ queues, vmtas }: Model, pool: Pool): string[] {
  return vmtas.membersOf(pool.name).filter((name) => queues.domainPoolOf(name) === pool);
}

function plainMember(model: Model, pool: Pool): string | undefined {
  return askingMembers(model, pool).find((name) => !model.queues.vmtaTable(name));
}
