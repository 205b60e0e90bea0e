/** Virtual MTAs in classes: those whose `<domain>` sections say the same of a setting. */
import type { Assumptions } from '../model/assumptions.ts';
import { twinOf } from '../model/defaults.ts';
import type { DomainTable } from '../model/domain-table.ts';
import { type Said, saidIn } from './domain-tables.ts';
import { sectionsOf } from './queues.ts';
import { type Pair, type Side, type Sides, both } from './sides.ts';

export interface VmtaClass {
  readonly virtualMtas: readonly string[];
  /** The patterns of their own and their pools' sections that may count for the setting, on either side. */
  readonly keys: ReadonlySet<string>;
  /** Whether these sections say the same on both sides. */
  readonly isSame: boolean;
}

type SaidBy = ReadonlyMap<string, Said>;

/** Virtual MTAs with the same sections. */
interface Group extends Pair<readonly SaidBy[]> {
  readonly virtualMtas: string[];
  readonly sections: Pair<string>;
  readonly keys: ReadonlySet<string>;
}

export class VmtaClasses {
  /** The settings that sections of virtual MTAs and pools set otherwise for some domain. */
  readonly changedNames: ReadonlySet<string>;
  readonly #groups: readonly Group[];
  /** Whether a section may count for a setting that it does not set. */
  readonly #mayHide: boolean;
  readonly #tables = new Map<DomainTable, SaidBy>();

  constructor(sides: Sides, names: readonly string[]) {
    this.#mayHide = mayHide(sides.before.model.options.assumptions);
    const bySections = Map.groupBy(names, (name) => {
      const { before, after } = both(sides, (side) => sectionsOf(side, name));
      return `${before} ${after}`;
    });
    this.#groups = Array.from(bySections.values(), (virtualMtas) => this.#groupOf(sides, virtualMtas));
    this.changedNames = new Set(this.#groups.flatMap((group) => this.#changedIn(group)));
  }

  /** Every pattern that stands in one of the sections. */
  get keys(): Set<string> {
    return new Set(this.#groups.flatMap(({ keys }) => [...keys]));
  }

  for(setting: string): VmtaClass[] {
    const names = [setting, twinOf(setting) ?? setting];
    const byText = Map.groupBy(this.#groups, (group) => {
      const { before, after } = this.#textsOf(group, names);
      return `${before}\n\n${after}`;
    });
    return Array.from(byText.values(), (groups) => {
      const [first] = groups;
      const texts = first ? this.#textsOf(first, names) : { before: '', after: '' };
      return {
        virtualMtas: groups.flatMap(({ virtualMtas }) => virtualMtas),
        keys: first ? this.#keysOf(first, names) : new Set(),
        isSame: texts.before === texts.after,
      };
    });
  }

  #groupOf(sides: Sides, virtualMtas: string[]): Group {
    const [name = ''] = virtualMtas;
    const tables = both(sides, ({ model }) => model.queues.tablesOf(name).filter(({ scope }) => scope !== 'global'));
    return {
      virtualMtas,
      sections: both(sides, (side) => sectionsOf(side, name)),
      before: this.#saidBy(sides.before, tables.before),
      after: this.#saidBy(sides.after, tables.after),
      keys: new Set([...tables.before, ...tables.after].flatMap(({ keys }) => [...keys])),
    };
  }

  #saidBy(side: Side, tables: readonly DomainTable[]): SaidBy[] {
    return tables.map((table) => {
      const said = this.#tables.get(table) ?? saidIn(side, table);
      this.#tables.set(table, said);
      return said;
    });
  }

  #changedIn(group: Group): string[] {
    if (group.sections.before === group.sections.after) return [];
    const names = new Set([...group.before, ...group.after].flatMap((said) => [...said.keys()]));
    if (this.#mayHide) return [...names];
    return [...names].filter((name) => {
      const { before, after } = this.#textsOf(group, [name]);
      return before !== after;
    });
  }

  #textsOf(group: Group, names: readonly string[]): Pair<string> {
    if (this.#mayHide) return group.sections;
    const textOf = (tables: readonly SaidBy[]): string =>
      names.map((name) => tables.map((said) => said.get(name)?.text ?? '').join('|')).join('\n');
    return { before: textOf(group.before), after: textOf(group.after) };
  }

  #keysOf(group: Group, names: readonly string[]): ReadonlySet<string> {
    if (this.#mayHide) return group.keys;
    const said = [...group.before, ...group.after].flatMap((table) => names.flatMap((name) => table.get(name) ?? []));
    return new Set(said.flatMap(({ keys }) => [...keys]));
  }
}

function mayHide({ 'literal-over-macro': macros, 'duplicate-blocks': duplicates }: Assumptions): boolean {
  return macros === 'replace' || duplicates.endsWith('-only');
}
