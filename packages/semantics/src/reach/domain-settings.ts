/** Settings of `<domain>` sections that no queue ever gets. */
import { representativeDomains } from '../model/representatives.ts';
import type { AssumptionName } from '../model/assumptions.ts';
import { type DomainHome, askingMembers, domainHomes } from '../model/domain-homes.ts';
import type { DomainTable } from '../model/domain-table.ts';
import { macrosIn } from '../model/macros.ts';
import type { Model } from '../model/model.ts';
import { isComplete } from '../project/project.ts';
import type { Block } from '../project/whole.ts';
import { type Dead, replaced } from './dead.ts';
import { Fates } from './fates.ts';

/**
 * How often more than the lines of a table may be asked for, in all: for pools of which every member has sections, and
 * where those of others may beat a table's. Beyond that nothing is said of lines that had no effect so far.
 */
const MOST_QUESTIONS = 100_000;

export function deadDomainSettings(model: Model): Dead[] {
  const search = new Search(model);
  return [...domainHomes(model)].flatMap((home) => [...search.deadIn(home.table, witnessesOf(model, home))]);
}

/**
 * The virtual MTAs whose queues show what a table does. A member of a pool without sections of its own gets all that any
 * member gets; without such a one, all have to be asked.
 */
function witnessesOf(model: Model, { virtualMta, pool }: DomainHome): readonly string[] {
  if (virtualMta !== undefined) return [virtualMta];
  return pool ? askingMembers(model, pool) : [];
}

/** What is known of a table while questions are asked. */
interface Answers {
  readonly fates: Fates;
  /** The sections that were seen to count, by pattern. */
  readonly applied: Map<string, Block>;
  readonly isLimited: boolean;
}

/** Looks for lines without effect, table by table. */
class Search {
  readonly #model: Model;
  readonly #isScopeFirst: boolean;
  #asked = 0;

  constructor(model: Model) {
    this.#model = model;
    this.#isScopeFirst = model.options.assumptions.resolution === 'scope-first';
  }

  *deadIn(table: DomainTable, virtualMtas: readonly string[]): Generator<Dead> {
    const { queues } = this.#model;
    const fates = new Fates(table.blocks.flatMap((block) => queues.linesOf(block)));
    const applied = new Map<string, Block>();
    const isLimited = virtualMtas.length > 1 || !this.#isScopeFirst;
    const isAsked = virtualMtas.every((name) => this.#ask(table, name, { fates, applied, isLimited }));
    for (const block of table.blocks) {
      const lines = queues.linesOf(block);
      const keys = table.keysOf(block);
      const [replacedBy] = keys.flatMap((key) => applied.get(key) ?? []);
      if (keys.length === 0) yield* this.#standsForNothing(block);
      else if (!isAsked) yield* fates.repeatsIn(lines);
      else if (replacedBy && fates.isUntouched(lines))
        yield replaced(block, replacedBy, whyReplaced(block, replacedBy));
      else yield* fates.deadIn(lines);
    }
  }

  /** Asks for the settings of queues until each line is known to be in effect for one. False when it took too much. */
  #ask(table: DomainTable, virtualMta: string, { fates, applied, isLimited }: Answers): boolean {
    const { queues } = this.#model;
    const seen = new Set<string>();
    for (const domain of fates.isSettled ? [] : this.#domainsFor(table, virtualMta)) {
      if (fates.isSettled) break;
      if (isLimited && this.#asked++ >= MOST_QUESTIONS) return false;
      const layers = queues.layers({ domain, virtualMta });
      const own = layers.filter(({ scope }) => scope === table.scope);
      for (const { key, block } of own) if (!applied.has(key)) applied.set(key, block);
      const sections = layers.map(({ block }) => block.order).join(' ');
      if (own.length === 0 || seen.has(sections)) continue;
      seen.add(sections);
      fates.note(queues.settings({ domain, virtualMta }));
    }
    return true;
  }

  /** Stronger tables cut the domains of a table into more cells; weaker ones do not change what its lines do. */
  #domainsFor(table: DomainTable, virtualMta: string): string[] {
    const tables = this.#model.queues.tablesOf(virtualMta);
    const stronger = this.#isScopeFirst ? tables.slice(0, tables.indexOf(table) + 1) : tables;
    return representativeDomains(stronger.flatMap(({ keys }) => [...keys]));
  }

  /** Macros that are not read because they are too large stand for something, and so may those of a missing file. */
  *#standsForNothing(block: Block): Generator<Dead> {
    const { macros, project } = this.#model;
    const names = macrosIn(block.argument);
    const isEmpty = names.some((name) => {
      const macro = macros.get(name);
      return !macro || macros.membersOf(macro).length === 0;
    });
    if (!isEmpty || !isComplete(project) || macros.problems.some(({ kind }) => kind === 'too-large')) return;
    const reason = 'its pattern stands for no domain: a macro in it is empty or not defined';
    yield { kind: 'section', item: block, blockedBy: undefined, differs: true, reason, assumptions: [] };
  }
}

function whyReplaced(block: Block, by: Block): AssumptionName {
  return isLiteral(by) && !isLiteral(block) ? 'literal-over-macro' : 'duplicate-blocks';
}

function isLiteral({ argument }: Block): boolean {
  return macrosIn(argument).length === 0;
}
