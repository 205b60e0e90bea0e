import { canonical } from '../model/canonical.ts';
import type { Model } from '../model/model.ts';
import type { Block, Line } from '../project/whole.ts';
import { OTHER_DOMAIN, sampleDomains, valueOf } from './queue-samples.ts';
import { isSetOnce, settingName } from './setting-keys.ts';
import { TableLines } from './table-lines.ts';

type Table = Model['queues']['global'];

/** A line of a `<domain>` section without which all of its queues would have the same value. */
export interface Repeat {
  readonly line: Line;
  /** The line that says the same; undefined for a default. */
  readonly from: Line | undefined;
  /** Whether that is so in whatever order scopes and patterns are asked; see the assumption `resolution`. */
  readonly isCertain: boolean;
}

/** Longer names do not exist, and a pattern with thousands of dots takes long to look up. */
const LONGEST_PATTERN = 300;

/**
 * The lines that repeat what their queues get without them. The weaker sections of the same table are the same for all
 * domains of a pattern. Those of the tables behind it are not: for a pattern of many domains no line there may say
 * anything else, since the line would shield its queues from it. (dry D1)
 */
export function repeatedSettings(model: Model): Repeat[] {
  if (model.options.assumptions.resolution !== 'scope-first') return [];
  const search = new Search(model);
  const homes = [...tablesOf(model)];
  for (const home of homes) for (const block of home.table.blocks) search.look(home, block);
  return search.found();
}

interface Home {
  readonly table: Table;
  /** The tables that are asked where this one says nothing. */
  readonly behind: readonly Table[];
  /** The tables that are asked before this one for some queues. */
  readonly before: readonly Table[];
}

function* tablesOf({ queues, vmtas }: Model): Generator<Home> {
  const own = Array.from(vmtas.vmtas, ({ name }) => ({ name, table: queues.vmtaTable(name) }));
  const ofVmtas = own.flatMap(({ table }) => table ?? []);
  const ofPools = [...vmtas.pools].flatMap((pool) => queues.poolTable(pool) ?? []);
  yield { table: queues.global, behind: [], before: [...ofVmtas, ...ofPools] };
  for (const table of ofPools) yield { table, behind: [queues.global], before: ofVmtas };
  for (const { name, table } of own) {
    if (table) yield { table, behind: queues.tablesOf(name).slice(1), before: [] };
  }
}

/** One domain that stands for those of a pattern, and the sections that it gets, the strongest first. */
interface View {
  readonly isOne: boolean;
  readonly domain: string;
  readonly own: Layers;
  /** Sections that are as strong as the one that is asked for, and win by an assumption. */
  readonly rivals: Layers;
  readonly behind: readonly Layers[];
}

type Layers = ReturnType<Table['layersFor']>;

class Search {
  readonly #model: Model;
  readonly #lines: TableLines;
  /** By the node of a line, which stands at several places when its file is included twice; null when one differs. */
  readonly #repeats = new Map<Line['node'], Repeat | null>();
  readonly #defaults = new Map<string, string | undefined>();

  constructor(model: Model) {
    this.#model = model;
    this.#lines = new TableLines(model);
  }

  look(home: Home, block: Block): void {
    const views = this.#viewsOf(home, block);
    for (const { line, repeated } of this.#model.queues.linesOf(block)) {
      const isAlone = repeated.length === 0 && isSetOnce(line) && line.argument(0)?.kind !== 'cidr';
      const repeat = views && isAlone ? this.#repeatOf(line, views, home) : undefined;
      if (this.#repeats.get(line.node) !== null) this.#repeats.set(line.node, repeat ?? null);
    }
  }

  found(): Repeat[] {
    return [...this.#repeats.values()].filter((repeat) => repeat !== null);
  }

  /** Undefined where something is not known for certain. */
  #viewsOf({ table, behind }: Home, block: Block): View[] | undefined {
    const keys = table.keysOf(block);
    if (keys.length === 0 || keys.some(({ length }) => length > LONGEST_PATTERN)) return undefined;
    return keys.flatMap((key) =>
      sampleDomains(key).map((domain) => {
        const layers = table.layersFor(domain);
        const index = layers.findIndex((layer) => layer.block === block && layer.key === key);
        return {
          isOne: domain === key,
          domain,
          own: layers.slice(index + 1),
          rivals: layers.slice(0, index).filter((layer) => isAsStrong(layer.key, key)),
          behind: behind.map((one) => one.layersFor(domain)),
        };
      }),
    );
  }

  #repeatOf(line: Line, views: readonly View[], { behind, before }: Home): Repeat | undefined {
    const name = settingName(line);
    const value = this.#lines.valueOf(line);
    let from: Line | undefined;
    for (const view of views) {
      const own = this.#next(view.own, name, value);
      if (own === 'other' || this.#next(view.rivals, name, value) === 'other') return undefined;
      if (!own && !view.isOne && !this.#lines.sayOnly(behind, name, value)) return undefined;
      const next = own ?? this.#nextBehind(view, name, value);
      if (next === 'other' || (!next && this.#defaultOf(name) !== value)) return undefined;
      from ??= next;
    }
    const isCertain = this.#lines.sayOnly(behind, name, value) && this.#lines.sayOnly(before, name, value);
    return { line, from, isCertain };
  }

  #nextBehind({ behind }: View, name: string, value: string): Line | 'other' | undefined {
    for (const layers of behind) {
      const next = this.#next(layers, name, value);
      if (next) return next;
    }
    return undefined;
  }

  /** The next line that sets a thing, if it and all that are as strong set it to the value. */
  #next(layers: Layers, name: string, value: string): Line | 'other' | undefined {
    let next: { line: Line; key: string } | undefined;
    for (const { block, key } of layers) {
      if (next && !isAsStrong(next.key, key)) break;
      for (const line of this.#lines.named(block, name)) {
        if (this.#lines.valueOf(line) !== value) return 'other';
        next ??= { line, key };
      }
    }
    return next?.line;
  }

  /** Undefined for those that are not documented or depend on something. */
  #defaultOf(name: string): string | undefined {
    if (!this.#defaults.has(name)) this.#defaults.set(name, this.#findDefault(name));
    return this.#defaults.get(name);
  }

  #findDefault(name: string): string | undefined {
    const setting = this.#model.queues.settingsInside({ domain: OTHER_DOMAIN, virtualMta: '\n' }).get(name);
    if (!setting?.isDefault || setting.row.defaultNote !== undefined || setting.row.status !== 'documented')
      return undefined;
    const value = valueOf(this.#model, undefined, name);
    return value && canonical(value);
  }
}

/** Whether only an assumption says which of two sections wins: those of one pattern, and `*.x` with `[*.]x`. */
function isAsStrong(a: string, b: string): boolean {
  return a === b || a.replace('[*.]', '*.') === b.replace('[*.]', '*.');
}
