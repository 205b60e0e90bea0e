import type { AssumptionName, ModelOptions } from './assumptions.ts';
import { type DomainLayer, DomainTable, domainScopes } from './domain-table.ts';
import type { Macros } from './macros.ts';
import { Resolver, type Settings } from './resolver.ts';
import type { Pool, VirtualMtas } from './virtual-mtas.ts';
import type { Block } from '../project/whole.ts';

/** Mail for one domain by one virtual MTA. Limits, retries and backoff are kept for each queue on its own. */
export interface QueueName {
  /** In lower case; the name behind `queue-to`, or of a rollup, for mail that was moved. */
  readonly domain: string;
  readonly virtualMta: string;
}

/** How many settings are kept to be asked for again. */
const MOST_KNOWN = 200;

/**
 * What applies to a queue: the `<domain>` sections of its virtual MTA, then those of the pool that has any, then those
 * of the top level; in each the narrowest pattern first. [G1§3.3.10, §3.3.13.2; runtime 5]
 */
export class QueueSettings {
  readonly #macros: Macros;
  readonly #vmtas: VirtualMtas;
  readonly #options: ModelOptions;
  readonly #resolver: Resolver<DomainLayer>;
  readonly #tables = new Map<string, DomainTable | undefined>();
  readonly #tablesByVmta = new Map<string, readonly DomainTable[]>();
  readonly global: DomainTable;
  /** By the layers. */
  readonly #known = new Map<string, Settings>();
  readonly #numbers = new WeakMap<DomainLayer, number>();
  #numbered = 0;
  /** The same queue is asked for several settings in a row. */
  #last: (QueueName & { readonly settings: Settings }) | undefined;

  constructor(whole: Block, macros: Macros, vmtas: VirtualMtas, options: ModelOptions) {
    this.#macros = macros;
    this.#vmtas = vmtas;
    this.#options = options;
    this.#resolver = new Resolver('domain', options, restsOn);
    this.global = this.#newTable('global', [whole]);
  }

  /** Whatever was found out of settings may be another thing now. Which sections apply where is not. */
  forget(): this {
    this.#known.clear();
    this.#last = undefined;
    return this;
  }

  settings(queue: QueueName): Settings {
    const { domain, virtualMta } = queue;
    if (this.#last?.domain === domain && this.#last.virtualMta === virtualMta) return this.#last.settings;
    const settings = this.#resolved(this.layers(queue));
    this.#last = { domain, virtualMta, settings };
    return settings;
  }

  /** Most domains have no section of their own, so the same sections apply to them. */
  #resolved(layers: readonly DomainLayer[]): Settings {
    const key = layers.map((layer) => this.#numberOf(layer)).join(' ');
    const known = this.#known.get(key) ?? this.#resolver.resolve(layers);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(key, known);
    return known;
  }

  #numberOf(layer: DomainLayer): number {
    const number = this.#numbers.get(layer) ?? this.#numbered++;
    this.#numbers.set(layer, number);
    return number;
  }

  /** The same without the sections of the top level. */
  settingsInside(queue: QueueName): Settings {
    return this.#resolver.resolve(this.layers(queue).filter(({ scope }) => scope !== 'global'));
  }

  /** The `<domain>` sections that apply, the strongest first. */
  layers({ domain, virtualMta }: QueueName): DomainLayer[] {
    const name = domain.toLowerCase();
    const layers = this.tablesOf(virtualMta).flatMap((table) => table.layersFor(name));
    if (this.#options.assumptions.resolution === 'scope-first') return layers;
    return layers.toSorted((a, b) => (a.specificity === b.specificity ? 0 : b.specificity - a.specificity));
  }

  /** The tables that a virtual MTA's queues ask, the strongest first. */
  tablesOf(virtualMta: string): readonly DomainTable[] {
    const known = this.#tablesByVmta.get(virtualMta) ?? this.#findTables(virtualMta);
    this.#tablesByVmta.set(virtualMta, known);
    return known;
  }

  #findTables(virtualMta: string): DomainTable[] {
    const own = this.vmtaTable(virtualMta);
    const pool = this.domainPoolOf(virtualMta);
    const shared = pool && this.poolTable(pool);
    return [own, shared, this.global].filter((table) => table !== undefined);
  }

  /** The `<domain>` sections of a virtual MTA; undefined when it has none. */
  vmtaTable(name: string): DomainTable | undefined {
    const vmta = this.#vmtas.vmta(name);
    return vmta && this.#table('virtual-mta', vmta.name, vmta.blocks);
  }

  poolTable(pool: Pool): DomainTable | undefined {
    return this.#table('virtual-mta-pool', pool.name, pool.blocks);
  }

  /** The pool with `<domain>` sections that a virtual MTA is in; a second one is an error. [G1§3.3.13.2] */
  domainPoolOf(virtualMta: string): Pool | undefined {
    return this.#vmtas.poolsOf(virtualMta).find((pool) => this.poolTable(pool));
  }

  /** The lines of a `<domain>` section that set something. */
  linesOf(block: Block): ReturnType<Resolver<DomainLayer>['linesOf']> {
    return this.#resolver.linesOf(block);
  }

  #table(scope: DomainTable['scope'], name: string, blocks: readonly Block[]): DomainTable | undefined {
    const key = `${scope} ${name}`;
    if (!this.#tables.has(key)) {
      const table = this.#newTable(scope, blocks);
      this.#tables.set(key, table.blocks.length > 0 ? table : undefined);
    }
    return this.#tables.get(key);
  }

  #newTable(scope: DomainTable['scope'], parents: readonly Block[]): DomainTable {
    const blocks = parents.flatMap((parent) => [...parent.blocks()].filter(({ name }) => name === 'domain'));
    return new DomainTable(scope, blocks, this.#macros, this.#options.assumptions);
  }
}

function restsOn(winner: DomainLayer, loser: DomainLayer): AssumptionName | undefined {
  if (winner.belowLiteral) return 'literal-over-macro';
  if (winner.scope !== loser.scope) return isNarrower(winner, loser) ? undefined : 'resolution';
  if (winner.key === loser.key) return winner.byMacro === loser.byMacro ? 'duplicate-blocks' : undefined;
  return isSameSuffix(winner, loser) ? 'wildcard-order' : undefined;
}

/** Whether both orders of resolution put a layer first. */
function isNarrower(winner: DomainLayer, loser: DomainLayer): boolean {
  const isNearer = domainScopes.indexOf(winner.scope) < domainScopes.indexOf(loser.scope);
  return isNearer && winner.specificity >= loser.specificity;
}

/** `*.x` and `[*.]x`. */
function isSameSuffix(a: DomainLayer, b: DomainLayer): boolean {
  return a.key.replace('[*.]', '*.') === b.key.replace('[*.]', '*.');
}
