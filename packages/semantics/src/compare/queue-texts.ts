import type { DomainLayer } from '../model/domain-table.ts';
import type { QueueName } from '../model/queue-settings.ts';
import type { Settings } from '../model/resolver.ts';
import { type TextOf, asBase, asResult, asWritten } from './base-text.ts';
import { FRESH, representativeDomains } from '../model/representatives.ts';
import { type Pair, type Side, type Sides, both, isEqual, namesIn, union } from './sides.ts';

/** No virtual MTA can have this name, so its queues show what the top level does. */
const NOBODY = '\n';

/** What the top level does otherwise. */
interface TopLevel {
  /** Settings that come out otherwise for a virtual MTA without sections of its own. */
  readonly names: ReadonlySet<string>;
  /** Settings that do not, but may for one that has some. */
  readonly covered: ReadonlySet<string>;
}

/** The sections and settings of queues as texts: queues of which these are equal come out the same. */
export class QueueTexts {
  /** The patterns of the top level. */
  readonly topPatterns: readonly string[];
  readonly topLevel: TopLevel;
  readonly #sides: Sides;
  readonly #isScopeFirst: boolean;
  /** By the names of settings. */
  readonly #groups = new Map<string, readonly (readonly string[])[]>();
  /** By the names of settings, then by domain. */
  readonly #bases = new Map<string, Map<string, Pair<string>>>();

  constructor(sides: Sides) {
    this.#sides = sides;
    this.#isScopeFirst = sides.before.model.options.assumptions.resolution === 'scope-first';
    this.topPatterns = union(sides, ({ model }) => model.queues.global.keys);
    this.topLevel = this.#compareTop();
  }

  /** The sections of the top level that apply to a domain. */
  topLayers(domain: string): Pair<string> {
    return this.#layers(({ model }) => model.queues.global.layersFor(domain));
  }

  /** The settings that the sections of a virtual MTA and its pool set otherwise for one of the domains. */
  namesInside(virtualMta: string, domains: readonly string[]): Set<string> {
    const found = new Set<string>();
    for (const domain of domains) {
      const queue = { domain, virtualMta };
      if (isEqual(this.#insideLayers(queue))) continue;
      const settings = both(this.#sides, ({ model }) => model.queues.settingsInside(queue));
      for (const name of namesIn(settings)) {
        if (!this.#isScopeFirst || !isEqual(this.#texts(settings, name, asWritten))) found.add(name);
      }
    }
    return found;
  }

  /** What decides whether one of these settings comes out otherwise. */
  queueOf(queue: QueueName, names: ReadonlySet<string>): Pair<string> {
    const inside = this.#insideLayers(queue);
    const top = this.#isScopeFirst ? this.#baseFor(queue.domain, names) : this.topLayers(queue.domain);
    return { before: `${inside.before} over ${top.before}`, after: `${inside.after} over ${top.after}` };
  }

  /**
   * Domains that show whether one of these settings comes out otherwise for a virtual MTA with these patterns. Where it
   * names domains one by one, all others get the same of it, so one is enough of those that get the same of the top level.
   */
  domainsFor(patterns: readonly string[], names: ReadonlySet<string>): string[] {
    const isNaming = patterns.every((key) => key === '*' || !(/^[*[]/.test(key) || key.includes(FRESH)));
    if (!isNaming || !this.#isScopeFirst) return representativeDomains([...patterns, ...this.topPatterns]);
    const named = new Set(patterns);
    const others = this.#groupsFor(names).flatMap((group) => group.find((domain) => !named.has(domain)) ?? []);
    return [...new Set([...representativeDomains(patterns), ...others])];
  }

  /** The domains of the top level, those together for which it sets the same. */
  #groupsFor(names: ReadonlySet<string>): readonly (readonly string[])[] {
    const key = [...names].join(' ');
    const known = this.#groups.get(key);
    if (known) return known;
    const groups = Map.groupBy(representativeDomains(this.topPatterns), (domain) => {
      const { before, after } = this.#baseFor(domain, names);
      return `${before}\n\n${after}`;
    });
    this.#groups.set(key, [...groups.values()]);
    return [...groups.values()];
  }

  #compareTop(): TopLevel {
    const names = new Set<string>();
    const covered = new Set<string>();
    const seen = new Set<string>();
    for (const domain of representativeDomains(this.topPatterns)) {
      const layers = this.topLayers(domain);
      const key = `${layers.before} ${layers.after}`;
      if (isEqual(layers) || seen.has(key)) continue;
      seen.add(key);
      const settings = this.#topSettings(domain);
      for (const name of namesIn(settings)) {
        if (!isEqual(this.#texts(settings, name, asResult))) names.add(name);
        else if (!this.#isScopeFirst || !isEqual(this.#texts(settings, name, asBase))) covered.add(name);
      }
    }
    return { names, covered };
  }

  #topSettings(domain: string): Pair<Settings> {
    return both(this.#sides, ({ model }) => model.queue({ domain, virtualMta: NOBODY }));
  }

  /** What the top level sets for a domain, of these settings. */
  #baseFor(domain: string, names: ReadonlySet<string>): Pair<string> {
    const key = [...names].join(' ');
    const known = this.#bases.get(key) ?? new Map<string, Pair<string>>();
    this.#bases.set(key, known);
    const base = known.get(domain) ?? this.#newBase(domain, names);
    known.set(domain, base);
    return base;
  }

  #newBase(domain: string, names: ReadonlySet<string>): Pair<string> {
    const settings = this.#topSettings(domain);
    const texts = [...names].map((name) => this.#texts(settings, name, asBase));
    return {
      before: texts.map(({ before }) => before).join('\n'),
      after: texts.map(({ after }) => after).join('\n'),
    };
  }

  #insideLayers({ domain, virtualMta }: QueueName): Pair<string> {
    const name = domain.toLowerCase();
    return this.#layers(({ model }) =>
      model.queues.tablesOf(virtualMta).flatMap((table) => (table.scope === 'global' ? [] : table.layersFor(name))),
    );
  }

  /** Narrow sections of a weak scope may beat wide ones of a strong one, so it may count how narrow they are. */
  #layers(ask: (side: Side) => readonly DomainLayer[]): Pair<string> {
    return both(this.#sides, (side) =>
      ask(side)
        .map(({ block, specificity }) => [side.content.ofLines(block), ...(this.#isScopeFirst ? [] : [specificity])])
        .join(';'),
    );
  }

  #texts(settings: Pair<Settings>, name: string, textOf: TextOf): Pair<string> {
    const { before, after } = this.#sides;
    return {
      before: textOf(before.content, settings.before.of(name)),
      after: textOf(after.content, settings.after.of(name)),
    };
  }
}
