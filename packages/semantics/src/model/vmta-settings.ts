import type { Assumptions, ModelOptions } from './assumptions.ts';
import { strongestFirst } from './duplicates.ts';
import { type Layer, Resolver, type Settings } from './resolver.ts';
import type { VirtualMtas } from './virtual-mtas.ts';
import type { Block } from '../project/whole.ts';

/**
 * What applies to a virtual MTA as a whole: its own lines, then those of its pools, then those of the top level.
 * A pool's limits hold for each member on its own. [G1§3.3.12, §3.3.13, §8.2; runtime 5, 6]
 */
export class VmtaSettings {
  readonly #whole: Block;
  readonly #vmtas: VirtualMtas;
  readonly #resolver: Resolver<Layer>;
  readonly #assumptions: Assumptions;
  readonly #known = new Map<string, Settings>();

  constructor(whole: Block, vmtas: VirtualMtas, options: ModelOptions) {
    this.#whole = whole;
    this.#vmtas = vmtas;
    this.#assumptions = options.assumptions;
    this.#resolver = new Resolver('virtual-mta', options, (winner, loser) =>
      winner.scope === loser.scope ? 'duplicate-blocks' : undefined,
    );
  }

  /** Whatever was found out may be another thing now. */
  forget(): this {
    this.#known.clear();
    return this;
  }

  settings(name: string): Settings {
    const known = this.#known.get(name) ?? this.#resolve(name);
    this.#known.set(name, known);
    return known;
  }

  #resolve(name: string): Settings {
    const own = this.#layers('virtual-mta', this.#vmtas.vmta(name)?.blocks ?? []);
    const pools = this.#vmtas.poolsOf(name).flatMap((pool) => this.#layers(`pool ${pool.name}`, pool.blocks));
    return this.#resolver.resolve([...own, ...pools, { block: this.#whole, scope: 'global' }]);
  }

  #layers(scope: string, blocks: readonly Block[]): Layer[] {
    return strongestFirst(blocks, this.#assumptions).map((block) => ({ block, scope }));
  }
}
