import type { DomainTable } from '../model/domain-table.ts';
import type { Model } from '../model/model.ts';
import type { Pool } from '../model/virtual-mtas.ts';
import type { Block, Line } from '../project/whole.ts';

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

/** A line that sets something for queues, with the section that holds it. */
export interface DomainLine {
  readonly line: Line;
  readonly block: Block;
  readonly home: DomainHome;
}

/** Longer names do not exist, and a pattern with thousands of dots takes long to look up. */
const LONGEST_PATTERN = 300;

/** A virtual MTA without sections of its own. */
const PLAIN = '';

/** All lines of `<domain>` sections that count, by directive. */
class DomainLines {
  readonly #byName = new Map<string, DomainLine[]>();

  constructor(model: Model) {
    for (const home of domainHomes(model)) {
      for (const block of home.table.blocks) {
        for (const { line } of model.queues.linesOf(block)) this.#add({ line, block, home });
      }
    }
  }

  named(name: string): readonly DomainLine[] {
    return this.#byName.get(name) ?? [];
  }

  #add(item: DomainLine): void {
    const same = this.#byName.get(item.line.name);
    if (same) same.push(item);
    else this.#byName.set(item.line.name, [item]);
  }
}

const known = new WeakMap<Model, DomainLines>();

/** The same lines for all checks. */
export function domainLines(model: Model): DomainLines {
  const lines = known.get(model) ?? new DomainLines(model);
  known.set(model, lines);
  return lines;
}

/** The patterns of the section around a line, macros filled in. */
export function patternsOf({ home, block }: DomainLine): readonly string[] {
  return home.table.keysOf(block).filter((key) => key.length <= LONGEST_PATTERN);
}

function* domainHomes(model: Model): Generator<DomainHome> {
  const { queues, vmtas } = model;
  yield { table: queues.global, virtualMta: PLAIN, pool: undefined };
  for (const pool of vmtas.pools) {
    const table = queues.poolTable(pool);
    if (table) yield { table, virtualMta: plainMember(model, pool), pool };
  }
  for (const { name } of vmtas.vmtas) {
    const table = queues.vmtaTable(name);
    if (table) yield { table, virtualMta: name, pool: undefined };
  }
}

function plainMember({ queues, vmtas }: Model, pool: Pool): string | undefined {
  return vmtas.membersOf(pool.name).find((name) => !queues.vmtaTable(name) && queues.domainPoolOf(name) === pool);
}
