import { type Network, parseCidr } from '@pmtakit/grammar';
import type { Block } from '../project/whole.ts';
import type { Assumptions } from './assumptions.ts';
import { strongestFirst } from './duplicates.ts';
import type { Macros } from './macros.ts';
import { contains } from './networks.ts';

/** Where a `<domain>` section stands, from the strongest scope to the weakest. */
export const domainScopes = ['virtual-mta', 'virtual-mta-pool', 'global'] as const;
export type DomainScope = (typeof domainScopes)[number];

/** One `<domain>` section as it applies to one domain. */
export interface DomainLayer {
  readonly block: Block;
  readonly scope: DomainScope;
  /** The pattern, macros filled in: what two sections for the same domains have in common. */
  readonly key: string;
  /** A narrower pattern has a higher number; a domain named itself has the highest. */
  readonly specificity: number;
  /** Whether the pattern came out of a macro. */
  readonly byMacro: boolean;
  /** A literal section of the same key comes before this one of a macro. */
  readonly belowLiteral: boolean;
}

interface Entry {
  readonly block: Block;
  readonly byMacro: boolean;
}

interface KeyedNetwork extends Network {
  readonly key: string;
}

/** The `<domain>` sections of one scope, found by domain without looking at all of them. [G1§3.3.10] */
export class DomainTable {
  readonly blocks: readonly Block[];
  readonly scope: DomainScope;
  readonly #macros: Macros;
  readonly #assumptions: Assumptions;
  readonly #entries = new Map<string, Entry[]>();
  readonly #networks: KeyedNetwork[] = [];
  /** The sections of a key as they were last asked for; `[*.]x` is narrower for `x` than for what is below it. */
  readonly #last = new Map<string, { readonly specificity: number; readonly layers: readonly DomainLayer[] }>();
  #hasSuffixes = false;

  constructor(scope: DomainScope, blocks: readonly Block[], macros: Macros, assumptions: Assumptions) {
    this.scope = scope;
    this.blocks = blocks;
    this.#macros = macros;
    this.#assumptions = assumptions;
    for (const block of blocks) this.#add(block);
    this.#networks.sort((a, b) => b.prefix - a.prefix);
  }

  /** Every pattern with macros filled in. */
  get keys(): Iterable<string> {
    return this.#entries.keys();
  }

  /** The patterns of a block with macros filled in. */
  keysOf(block: Block): readonly string[] {
    const { value } = block;
    return value?.kind === 'domain-pattern' ? this.#macros.patternsOf(value) : [];
  }

  /** The sections that apply to a domain, the strongest first. @param domain in lower case */
  layersFor(domain: string): DomainLayer[] {
    const layers: DomainLayer[] = [];
    this.#collect(layers, domain, EXACT);
    if (domain.startsWith('[')) this.#collectNetworks(layers, domain);
    else if (this.#hasSuffixes && !domain.startsWith('{')) this.#collectSuffixes(layers, domain);
    this.#collect(layers, '*', 0);
    return layers;
  }

  /** Whether a section names a domain itself, in its tag or through a macro. */
  names(domain: string): boolean {
    return this.#entries.has(domain);
  }

  #add(block: Block): void {
    const byMacro = block.value?.kind === 'domain-pattern' && block.value.form === 'macro';
    for (const key of this.keysOf(block)) {
      const same = this.#entries.get(key);
      this.#hasSuffixes ||= key.startsWith('*.') || key.startsWith('[*.]');
      if (same) same.push({ block, byMacro });
      else this.#entries.set(key, [{ block, byMacro }]);
      const network = same ? undefined : networkOf(key);
      if (network) this.#networks.push(network);
    }
  }

  #collectNetworks(layers: DomainLayer[], domain: string): void {
    const address = networkOf(domain);
    if (!address) return;
    for (const network of this.#networks) {
      const isAny =
        network.prefix === 0 && network.version === 4 && this.#assumptions['any-network'] === 'both-versions';
      if (network.key !== domain && (isAny || contains(network, address)))
        this.#collect(layers, network.key, 1 + network.prefix);
    }
  }

  /** `[*.]domain` takes the domain itself too; of the patterns above it the longest comes first. */
  #collectSuffixes(layers: DomainLayer[], domain: string): void {
    const [first, second] =
      this.#assumptions['wildcard-order'] === 'subdomains-first' ? ['*.', '[*.]'] : ['[*.]', '*.'];
    this.#collect(layers, `[*.]${domain}`, 2 * domain.length + 1);
    for (let dot = domain.indexOf('.'); dot !== -1; dot = domain.indexOf('.', dot + 1)) {
      const suffix = domain.slice(dot + 1);
      this.#collect(layers, first + suffix, 2 * suffix.length + 1);
      this.#collect(layers, second + suffix, 2 * suffix.length);
    }
  }

  #collect(layers: DomainLayer[], key: string, specificity: number): void {
    const entries = this.#entries.get(key);
    if (!entries) return;
    let last = this.#last.get(key);
    if (last?.specificity !== specificity) {
      last = { specificity, layers: this.#layersOf(entries, key, specificity) };
      this.#last.set(key, last);
    }
    layers.push(...last.layers);
  }

  #layersOf(entries: readonly Entry[], key: string, specificity: number): DomainLayer[] {
    const { scope } = this;
    const literal = strongestFirst(
      entries.filter(({ byMacro }) => !byMacro),
      this.#assumptions,
    );
    const replaced = literal.length > 0 && this.#assumptions['literal-over-macro'] === 'replace';
    const macro = replaced
      ? []
      : strongestFirst(
          entries.filter(({ byMacro }) => byMacro),
          this.#assumptions,
        );
    return [...literal, ...macro].map(({ block, byMacro }) => {
      return { block, scope, key, specificity, byMacro, belowLiteral: byMacro && literal.length > 0 };
    });
  }
}

const EXACT = Number.POSITIVE_INFINITY;

function networkOf(key: string): KeyedNetwork | undefined {
  if (!key.startsWith('[') || key.startsWith('[*.]')) return undefined;
  const network = parseCidr(key.slice(1, -1).replace(/^ipv6:/, ''));
  return network && { key, ...network };
}
