import { followersOf } from '../model/defaults.ts';
import type { DomainLayer } from '../model/domain-table.ts';
import type { Model } from '../model/model.ts';
import type { QueueName } from '../model/queue-settings.ts';
import type { DomainClass } from '../model/representatives.ts';
import type { Settings } from '../model/resolver.ts';
import { append } from '../project/append.ts';
import type { Block } from '../project/whole.ts';
import { asBase } from './base-text.ts';
import { nameOf } from './domain-tables.ts';
import { type Pair, type Side, type Sides, both, isEqual } from './sides.ts';

/** No virtual MTA can have this name, so its queues show what the top level does. */
const NOBODY = '\n';

/** Domains to which the same sections of the top level apply, on both sides. */
interface TopCell {
  /** The first domain that was found in it. */
  readonly domain: string;
  readonly domains: DomainClass[];
  /** Whether these sections set the same on both sides. */
  readonly isSame: boolean;
  /** What the top level alone gives them. */
  readonly settings: Pair<Settings>;
}

/** Domains for which the top level gives the same of one setting. */
export interface TopGroup {
  readonly classes: readonly DomainClass[];
  readonly names: ReadonlySet<string>;
}

/** The domains as the top level tells them apart. */
export class TopCells {
  readonly #sides: Sides;
  readonly #isScopeFirst: boolean;
  readonly #cells = new Map<string, TopCell>();
  readonly #all = new Map<string, readonly TopGroup[]>();
  readonly #changed = new Map<string, readonly TopGroup[]>();
  readonly #changedCells = new Map<string, TopCell[]>();

  /** @param classes those that the patterns of the top level make */
  constructor(sides: Sides, classes: readonly DomainClass[]) {
    this.#sides = sides;
    this.#isScopeFirst = sides.before.model.options.assumptions.resolution === 'scope-first';
    for (const one of classes) this.#cellOf(one.domain).domains.push(one);
    for (const cell of this.#cells.values()) this.#note(cell);
  }

  /** The settings that come out otherwise for some domain, or may below the sections of a virtual MTA. */
  get changedNames(): Iterable<string> {
    return this.#changedCells.keys();
  }

  /** Whether the top level gives a domain the same of a setting on both sides, below whatever stands over it. */
  isSameFor(domain: string, setting: string): boolean {
    const cell = this.#cellOf(domain);
    return cell.isSame || (this.#isScopeFirst && isEqual(this.#baseOf(cell, setting)));
  }

  /** The domains that get the same of a setting, all of them together. */
  groupsOf(setting: string): readonly TopGroup[] {
    const known = this.#all.get(setting) ?? this.#grouped(setting, [...this.#cells.values()]);
    this.#all.set(setting, known);
    return known;
  }

  /** The same for those domains only for which the two sides are not the same. */
  changedGroupsOf(setting: string): readonly TopGroup[] {
    const known = this.#changed.get(setting) ?? this.#grouped(setting, this.#changedCells.get(setting) ?? []);
    this.#changed.set(setting, known);
    return known;
  }

  #cellOf(domain: string): TopCell {
    const layers = both(this.#sides, (side) => this.#layersOf(side, domain));
    const key = `${layers.before} ${layers.after}`;
    const known = this.#cells.get(key);
    if (known) return known;
    const queue: QueueName = { domain, virtualMta: NOBODY };
    const cell = {
      domain,
      domains: [],
      isSame: isEqual(layers),
      settings: both(this.#sides, ({ model }) => model.queue(queue)),
    };
    this.#cells.set(key, cell);
    return cell;
  }

  /** Narrow sections of a weak scope may beat wide ones of a strong one, so it may count how narrow they are. */
  #layersOf({ model, content }: Side, domain: string): string {
    return layersFor(model, domain)
      .map(({ block, specificity }) => [content.ofLines(block), ...(this.#isScopeFirst ? [] : [specificity])])
      .join(';');
  }

  #note(cell: TopCell): void {
    if (cell.isSame) return;
    for (const name of this.#namesIn(cell)) {
      if (!this.#isScopeFirst || !isEqual(this.#baseOf(cell, name))) append(this.#changedCells, name, cell);
    }
  }

  /** The settings that a line sets on one of the sides, and those that follow them. */
  #namesIn({ domain }: TopCell): Set<string> {
    const { before, after } = both(this.#sides, ({ model }) =>
      layersFor(model, domain).flatMap(({ block }) => namesSetIn(model, block)),
    );
    return new Set([...before, ...after].flatMap((name) => [name, ...followersOf(name)]));
  }

  #baseOf({ settings }: TopCell, setting: string): Pair<string> {
    const { before, after } = this.#sides;
    return {
      before: asBase(before.content, settings.before.of(setting)),
      after: asBase(after.content, settings.after.of(setting)),
    };
  }

  #grouped(setting: string, cells: readonly TopCell[]): TopGroup[] {
    const groups = this.#isScopeFirst
      ? [...Map.groupBy(cells, (cell) => this.#baseKey(cell, setting)).values()]
      : cells.map((cell) => [cell]);
    return groups
      .map((group) => groupOf(group.flatMap(({ domains }) => domains)))
      .filter(({ classes }) => classes.length > 0);
  }

  #baseKey(cell: TopCell, setting: string): string {
    const { before, after } = this.#baseOf(cell, setting);
    return `${before}\n\n${after}`;
  }
}

function layersFor({ queues }: Model, domain: string): DomainLayer[] {
  return queues.global.layersFor(domain);
}

function namesSetIn({ queues }: Model, block: Block): string[] {
  return queues.linesOf(block).map(({ line }) => nameOf(line));
}

/** Domains that are named come first, because they are the best to be shown. */
function groupOf(domains: readonly DomainClass[]): TopGroup {
  const classes = [...domains.filter(isNamed), ...domains.filter((one) => !isNamed(one))];
  return { classes, names: new Set(classes.map(({ domain }) => domain)) };
}

function isNamed({ kind }: DomainClass): boolean {
  return kind === 'named';
}
