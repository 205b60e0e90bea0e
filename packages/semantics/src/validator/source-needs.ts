import { validLinesIn } from '../project/find.ts';
import type { Model } from '../model/model.ts';
import { nameKey } from '../model/names.ts';
import { Setting } from '../model/setting.ts';
import type { Block, Line } from '../project/whole.ts';
import { type Chain, Nesting, networkChain } from './nesting.ts';
import { type Requirement, needsOthers, satisfies } from './requirements.ts';

/** A `<source>` section: for the addresses of clients, or with a name that listeners and users refer to. */
type SourceHome =
  | { readonly kind: 'address'; readonly block: Block; readonly chain: Chain }
  | { readonly kind: 'named'; readonly block: Block; readonly key: string };

/**
 * The lines of `<source>` sections whose requirement is met for no client that they apply to. In doubt a requirement
 * counts as met.
 */
export function unmetInSources(model: Model, requirement: Requirement): Line[] {
  const homes = sourceHomes(model);
  const asking = homes.flatMap((home) => {
    const line = lineIn(home.block, [requirement.name], model);
    return line && needsOthers(requirement, line, model) ? [{ home, line }] : [];
  });
  if (asking.length === 0) return [];
  const partners = new Partners(model, requirement, homes);
  return asking.filter(({ home }) => !partners.isMetFor(home)).map(({ line }) => line);
}

/** The names of the sources that listeners give to their clients, as keys. */
export function listenerSources({ sources, options }: Model): ReadonlySet<string> {
  const names = sources.listeners.flatMap(({ source }) => source?.name ?? []);
  return new Set(names.map((name) => nameKey(name, options.assumptions)));
}

/** The line of a section that counts, of all lines of these names. */
export function lineIn(block: Block, names: readonly string[], { options }: Model): Line | undefined {
  const lines = names.flatMap((name) => validLinesIn(block, name)).filter(({ row }) => row?.scopes.includes('source'));
  return options.assumptions['repeated-lines'] === 'first' ? lines[0] : lines.at(-1);
}

/** Where a requirement is met. */
class Partners {
  readonly #model: Model;
  readonly #requirement: Requirement;
  readonly #byAddress = new Nesting();
  readonly #names = new Set<string>();
  readonly #ofListeners: ReadonlySet<string>;
  readonly #ofUsers: ReadonlySet<string>;

  constructor(model: Model, requirement: Requirement, homes: readonly SourceHome[]) {
    this.#model = model;
    this.#requirement = requirement;
    for (const home of homes) if (this.#says(home.block) === true) this.#add(home);
    this.#ofListeners = common(listenerSources(model), this.#names);
    this.#ofUsers = common(userSources(model), this.#names);
  }

  isMetFor(home: SourceHome): boolean {
    const own = this.#says(home.block);
    if (own === true || (own === undefined && this.#requirement.byDefault)) return true;
    return this.#isMetAbove(home) || (own === undefined && this.#isMetBelow(home));
  }

  #add(home: SourceHome): void {
    if (home.kind === 'address') this.#byAddress.add(home.chain);
    else this.#names.add(home.key);
  }

  /** Whether a section itself meets the requirement; undefined when it says nothing. */
  #says(block: Block): boolean | undefined {
    const line = lineIn(block, this.#requirement.partners, this.#model);
    return line?.row && satisfies(this.#requirement, new Setting(line.row, { line }));
  }

  /** In sections that override this one for some clients: of narrower networks, of listeners and of users. */
  #isMetAbove(home: SourceHome): boolean {
    if (home.kind === 'address') return hasOther(this.#names, PICKUP) || this.#byAddress.hasWithin(home.chain);
    // One client can have two named sources only when its listener gives one and its user the other.
    return hasOther(this.#ofListeners, home.key) || hasOther(this.#ofUsers, home.key);
  }

  /** In sections that this one overrides. Mail from the pickup directory has no address. */
  #isMetBelow(home: SourceHome): boolean {
    if (home.kind === 'address') return this.#byAddress.holds(home.chain);
    return this.#names.has(home.key) || (home.key !== PICKUP && this.#byAddress.overlaps(EVERYWHERE));
  }
}

function common(names: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...names].filter((name) => others.has(name)));
}

function hasOther(names: ReadonlySet<string>, name: string): boolean {
  return names.size > (names.has(name) ? 1 : 0);
}

const PICKUP = '{pickup}';
const EVERYWHERE = ['0/0'];

function userSources({ sources, options }: Model): ReadonlySet<string> {
  const names = [...sources.users].flatMap(([block]) =>
    block?.value?.kind === 'name' ? [sources.sourceOf(block.value.name).name] : [],
  );
  return new Set(names.map((name) => nameKey(name, options.assumptions)));
}

function sourceHomes(model: Model): SourceHome[] {
  const homes: SourceHome[] = [];
  for (const block of model.whole.blocks()) {
    const { value } = block;
    if (block.name !== 'source' || value?.kind !== 'source-tag') continue;
    if (value.network) homes.push({ kind: 'address', block, chain: networkChain(value.network) });
    else homes.push({ kind: 'named', block, key: nameKey(value.name ?? '', model.options.assumptions) });
  }
  return homes;
}
