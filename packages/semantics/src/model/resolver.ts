import { type CatalogueRow, catalogue } from '@pmtakit/grammar';
import type { Block, Line } from '../project/whole.ts';
import type { AssumptionName, ModelOptions } from './assumptions.ts';
import { canonical } from './canonical.ts';
import { type Combining, combiningOf } from './combining.ts';
import { defaultOf, isKnownIn, twinOf } from './defaults.ts';
import { Setting, sameValues, valuesOf } from './setting.ts';
import { synonymOf } from './synonyms.ts';

/** Lines that apply, as strong as their place in the list of layers. */
export interface Layer {
  readonly block: Block;
  /** Layers of one scope hold the same kind of lines; see `nearest-scope`. */
  readonly scope: string;
}

/** Why a layer loses against a stronger one only by assumption; undefined where the order is documented. */
export type RestsOn<L extends Layer> = (winner: L, loser: L) => AssumptionName | undefined;

/** What one subject is set to. Most questions are about few of two hundred settings, so each is made when it is asked for. */
export class Settings {
  /** The names of all that is no plain default: what a line sets, and what follows that, in the order of the alphabet. */
  readonly written: readonly string[];
  readonly #names: readonly string[];
  readonly #find: (name: string) => readonly Setting[];
  readonly #known = new Map<string, readonly Setting[]>();

  constructor(names: readonly string[], written: readonly string[], find: (name: string) => readonly Setting[]) {
    this.#names = names;
    this.written = written;
    this.#find = find;
  }

  /** Every setting of the scope, in the order of the alphabet. */
  get all(): readonly Setting[] {
    return this.#names.flatMap((name) => this.of(name));
  }

  /** The first setting of a name; undefined for names that the scope does not have. */
  get(name: string): Setting | undefined {
    return this.of(name)[0];
  }

  /** All settings of a name: several lines may count, and each network may have its own value. */
  of(name: string): readonly Setting[] {
    const settings = this.#known.get(name) ?? this.#find(name);
    this.#known.set(name, settings);
    return settings;
  }
}

/** One setting of one block: the line that counts, and what it shadows in the same block. */
interface Compiled {
  readonly index: number;
  readonly network: string;
  line: Line;
  readonly repeated: Line[];
}

interface Slot<L extends Layer> {
  readonly index: number;
  readonly network: string;
  readonly line: Line;
  readonly layer: L;
  readonly shadowed: Line[];
  readonly assumptions: Set<AssumptionName>;
}

/**
 * Finds what counts of several layers of lines, for one section of the catalogue. What a block sets is found out once;
 * after that a question costs as much as there are lines that apply.
 */
export class Resolver<L extends Layer> {
  readonly #rows: readonly CatalogueRow[];
  readonly #names: readonly string[];
  readonly #indexes: ReadonlyMap<string, number>;
  readonly #combinings: readonly Combining[];
  /** By index, the settings that have its value by default. */
  readonly #followers: readonly (readonly number[] | undefined)[];
  readonly #defaults: readonly Setting[];
  /** By what stands in a block. */
  readonly #compiled = new WeakMap<Block['items'], readonly Compiled[]>();
  readonly #options: ModelOptions;
  readonly #restsOn: RestsOn<L>;
  readonly #scope: string;

  constructor(scope: string, options: ModelOptions, restsOn: RestsOn<L>) {
    this.#scope = scope;
    this.#options = options;
    this.#restsOn = restsOn;
    this.#rows = settingRows(scope, options);
    this.#names = this.#rows.map(({ name }) => name);
    this.#indexes = new Map(this.#rows.map((row, index) => [row.name, index]));
    this.#combinings = this.#rows.map(combiningOf);
    this.#followers = followersIn(this.#names);
    this.#defaults = this.#rows.map((row) => new Setting(row, { default: defaultOf(row, options.version) }));
  }

  /** @param layers the strongest first */
  resolve(layers: readonly L[]): Settings {
    const slots = this.#slotsOf(layers);
    const own = (name: string): readonly Setting[] => {
      const index = this.#indexes.get(name);
      if (index === undefined) return [];
      return slots[index]?.map((slot) => this.#settingOf(slot)) ?? this.#unset(index);
    };
    return new Settings(this.#names, this.#writtenIn(slots), (name) =>
      own(name).map((setting) => this.#withTwin(setting, own)),
    );
  }

  #writtenIn(slots: readonly Slot<L>[][]): string[] {
    const set = slots.flatMap((_, index) => index);
    const all = set.flatMap((index) => [index, ...(this.#followers[index] ?? [])]);
    return [...new Set(all)].sort((a, b) => a - b).flatMap((index) => this.#names[index] ?? []);
  }

  #slotsOf(layers: readonly L[]): Slot<L>[][] {
    const slots: Slot<L>[][] = [];
    const strongest = new Map(layers.toReversed().map((layer) => [layer.block, layer]));
    for (const layer of layers) {
      if (strongest.get(layer.block) !== layer) continue;
      for (const compiled of this.#compile(layer.block)) this.#take(slots, compiled, layer);
    }
    return slots;
  }

  /** The lines of a block that set something, each with the ones it shadows in the same block. */
  linesOf(block: Block): readonly { readonly line: Line; readonly repeated: readonly Line[] }[] {
    return this.#compile(block);
  }

  #unset(index: number): readonly Setting[] {
    const setting = this.#defaults[index];
    return setting ? [setting] : [];
  }

  #compile(block: Block): readonly Compiled[] {
    const known = this.#compiled.get(block.items);
    if (known) return known;
    const compiled = new Map<string, Compiled>();
    let count = 0;
    for (const line of block.items) {
      if (line.kind !== 'line') continue;
      const index = this.#indexOf(line);
      if (index === undefined || !line.isValid) continue;
      const network = this.#combinings[index] === 'per-network' ? networkIn(line) : '';
      const repeats = isList(this.#combinings[index]);
      const key = repeats ? `${count++}` : `${index} ${network}`;
      const before = compiled.get(key);
      if (before) this.#repeat(before, line);
      else compiled.set(key, { index, network, line, repeated: [] });
    }
    const list = [...compiled.values()];
    this.#compiled.set(block.items, list);
    return list;
  }

  #indexOf(line: Line): number | undefined {
    const { row } = line;
    if (!row?.scopes.includes(this.#scope)) return undefined;
    return this.#indexes.get(synonymOf(row, this.#scope)?.name ?? row.name);
  }

  #repeat(compiled: Compiled, line: Line): void {
    if (this.#options.assumptions['repeated-lines'] === 'first') {
      compiled.repeated.push(line);
      return;
    }
    compiled.repeated.unshift(compiled.line);
    compiled.line = line;
  }

  #take(slots: Slot<L>[][], compiled: Compiled, layer: L): void {
    const own = (slots[compiled.index] ??= []);
    const winner = this.#winnerOver(own, compiled, layer);
    if (winner) {
      winner.shadowed.push(compiled.line, ...compiled.repeated);
      this.#noteAssumption(winner, compiled.line, this.#restsOn(winner.layer, layer));
      return;
    }
    const { index, network, line, repeated } = compiled;
    const slot: Slot<L> = { index, network, line, layer, shadowed: [...repeated], assumptions: new Set() };
    for (const other of repeated) this.#noteAssumption(slot, other, 'repeated-lines');
    own.push(slot);
  }

  /** The slot that a line of a weaker layer does not reach past; undefined when the line counts. */
  #winnerOver(own: readonly Slot<L>[], { index, network }: Compiled, layer: L): Slot<L> | undefined {
    switch (this.#combinings[index]) {
      case 'override':
        return own[0];
      case 'per-network':
        return own.find((slot) => slot.network === network);
      case 'nearest-scope':
        return own.find((slot) => slot.layer.scope !== layer.scope);
      default:
        return undefined;
    }
  }

  #noteAssumption(slot: Slot<L>, loser: Line, assumption: AssumptionName | undefined): void {
    if (assumption && !slot.assumptions.has(assumption) && !sameValues(slot.line, loser)) {
      slot.assumptions.add(assumption);
    }
  }

  #settingOf({ index, line, shadowed, assumptions }: Slot<L>): Setting {
    const row = this.#rows[index];
    if (!row) throw new RangeError(`no row ${index}`);
    return new Setting(row, { line, shadowed, assumptions: [...assumptions] });
  }

  /** Gives a setting of backoff mode that is not set the value of normal mode. */
  #withTwin(setting: Setting, own: (name: string) => readonly Setting[]): Setting {
    const twin = setting.isDefault ? own(twinOf(setting.name) ?? '')[0] : undefined;
    if (!twin) return setting;
    const rewrite = twin.line?.row && synonymOf(twin.line.row, this.#scope)?.rewrite;
    const text = twin.text === undefined ? undefined : (rewrite?.(twin.text) ?? twin.text);
    return new Setting(setting.row, { default: text, assumptions: twin.assumptions });
  }
}

/** @returns by the index of a name, the indexes of those that have its value by default */
function followersIn(names: readonly string[]): number[][] {
  const followers: number[][] = [];
  for (const [index, name] of names.entries()) {
    const twin = names.indexOf(twinOf(name) ?? '');
    if (twin >= 0) (followers[twin] ??= []).push(index);
  }
  return followers;
}

/** The rows of a scope that set something for it, in the order of the alphabet. */
function settingRows(scope: string, { version }: ModelOptions): CatalogueRow[] {
  return catalogue()
    .rowsIn(scope, 'directive')
    .filter((row) => row.name !== 'include' && isKnownIn(row, version) && !synonymOf(row, scope))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function isList(combining: Combining | undefined): boolean {
  return combining === 'every-layer' || combining === 'nearest-scope';
}

function networkIn(line: Line): string {
  const [value] = valuesOf(line);
  return value?.kind === 'cidr' ? canonical(value) : '';
}
