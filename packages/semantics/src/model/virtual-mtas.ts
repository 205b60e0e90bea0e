import { linesIn } from '../project/find.ts';
import type { Block, Line } from '../project/whole.ts';
import type { Assumptions } from './assumptions.ts';
import { countingOf } from './duplicates.ts';
import { DEFAULT_VMTA, nameKey } from './names.ts';

/** A virtual MTA or a pool. Both share one space of names. [G1§8.3] */
export interface NamedBlocks {
  readonly name: string;
  /** Those that count: more than one when the name is used again and they are merged. */
  readonly blocks: readonly Block[];
}

export interface Pool extends NamedBlocks {
  /** The `virtual-mta` lines. */
  readonly members: readonly Line[];
}

/** The virtual MTAs and pools of a configuration, by name. */
export class VirtualMtas {
  readonly #vmtas: ReadonlyMap<string, NamedBlocks>;
  readonly #pools: ReadonlyMap<string, Pool>;
  readonly #poolsOf = new Map<string, Pool[]>();
  readonly #assumptions: Assumptions;

  constructor(whole: Block, assumptions: Assumptions) {
    this.#assumptions = assumptions;
    this.#vmtas = named(whole, 'virtual-mta', assumptions);
    this.#pools = new Map(
      [...named(whole, 'virtual-mta-pool', assumptions)].map(([key, pool]) => [
        key,
        { ...pool, members: membersOf(pool) },
      ]),
    );
    for (const pool of this.#pools.values()) this.#enlist(pool);
  }

  get vmtas(): Iterable<NamedBlocks> {
    return this.#vmtas.values();
  }

  get pools(): Iterable<Pool> {
    return this.#pools.values();
  }

  /** The names of all virtual MTAs, `{default}` included. */
  get names(): readonly string[] {
    const names = [...this.#vmtas.values()].map(({ name }) => name);
    return this.isDefault(names.find((name) => this.isDefault(name)) ?? '') ? names : [DEFAULT_VMTA, ...names];
  }

  vmta(name: string): NamedBlocks | undefined {
    return this.#vmtas.get(this.#key(name));
  }

  pool(name: string): Pool | undefined {
    return this.#pools.get(this.#key(name));
  }

  /** The pools that a virtual MTA is a member of, in the order of the text. */
  poolsOf(name: string): readonly Pool[] {
    return this.#poolsOf.get(this.#key(name)) ?? [];
  }

  isDefault(name: string): boolean {
    return name === DEFAULT_VMTA;
  }

  /** The virtual MTAs that mail for a name may leave by: itself, or the members of a pool, each once. */
  membersOf(name: string): readonly string[] {
    const pool = this.pool(name);
    if (!pool) return [name];
    const members = pool.members.flatMap((line) => memberName(line) ?? []);
    return [...new Map(members.map((member) => [this.#key(member), member])).values()];
  }

  #enlist(pool: Pool): void {
    for (const line of pool.members) {
      const key = this.#key(memberName(line) ?? '');
      const pools = this.#poolsOf.get(key);
      if (!pools) this.#poolsOf.set(key, [pool]);
      else if (pools.at(-1) !== pool) pools.push(pool);
    }
  }

  #key(name: string): string {
    return nameKey(name, this.#assumptions);
  }
}

/** The virtual MTA that a line of a pool names. */
export function memberName(line: Line): string | undefined {
  const value = line.argument(0);
  return value?.kind === 'reference' ? value.name : undefined;
}

function membersOf({ blocks }: NamedBlocks): Line[] {
  return blocks.flatMap((block) => linesIn(block, 'virtual-mta'));
}

function named(whole: Block, section: string, assumptions: Assumptions): Map<string, NamedBlocks> {
  const found = new Map<string, { name: string; blocks: Block[] }>();
  for (const block of whole.blocks()) {
    if (block.name !== section || block.value?.kind !== 'name') continue;
    const { name } = block.value;
    const key = nameKey(name, assumptions);
    const known = found.get(key);
    if (known) known.blocks.push(block);
    else found.set(key, { name, blocks: [block] });
  }
  return new Map([...found].map(([key, { name, blocks }]) => [key, { name, blocks: countingOf(blocks, assumptions) }]));
}
