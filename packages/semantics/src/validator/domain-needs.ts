import type { DomainHome } from '../model/domain-homes.ts';
import type { DomainTable } from '../model/domain-table.ts';
import type { Model } from '../model/model.ts';
import { Setting } from '../model/setting.ts';
import { type DomainLine, domainLines, patternsOf } from './domain-lines.ts';
import { type Chain, Nesting, domainChain } from './nesting.ts';
import { lineFor, sampleDomains } from './queue-samples.ts';
import { type Requirement, needsOthers, satisfies } from './requirements.ts';

/**
 * The lines of `<domain>` sections whose requirement is met in no queue that they apply to. In doubt a requirement counts
 * as met: whether a line of a stronger scope is overridden in its turn is not followed up.
 */
export function unmetInQueues(model: Model, requirement: Requirement): DomainLine[] {
  const lines = domainLines(model);
  const asking = lines.named(requirement.name).filter(({ line }) => needsOthers(requirement, line, model));
  if (asking.length === 0) return [];
  const partners = new Partners(model, requirement);
  return asking.filter((item) => !partners.isMetFor(item));
}

/** Sections of one macro that are asked one by one; the rest is taken for met. */
const MOST_QUESTIONS = 200;

/** Where a requirement is met. */
class Partners {
  readonly #model: Model;
  readonly #requirement: Requirement;
  readonly #byTable = new Map<DomainTable, Nesting>();
  readonly #byScope = { 'virtual-mta': new Nesting(), 'virtual-mta-pool': new Nesting(), global: new Nesting() };

  constructor(model: Model, requirement: Requirement) {
    this.#model = model;
    this.#requirement = requirement;
    for (const item of requirement.partners.flatMap((name) => domainLines(model).named(name))) {
      const { row } = item.line;
      if (row && satisfies(requirement, new Setting(row, { line: item.line }))) this.#add(item);
    }
  }

  isMetFor(item: DomainLine): boolean {
    let questions = 0;
    const patterns = patternsOf(item);
    // What a section without patterns is for, such as one of a macro that is missing, nobody knows.
    if (patterns.length === 0) return true;
    return patterns.some((pattern) => {
      const chain = domainChain(pattern);
      if (this.#elsewhere(item.home).some((nesting) => nesting.overlaps(chain))) return true;
      const visible = this.#visible(item.home);
      if (visible.some((nesting) => nesting.hasWithin(chain))) return true;
      if (!visible.some((nesting) => nesting.holds(chain))) return false;
      return ++questions > MOST_QUESTIONS || this.#isEffective(item.home, pattern);
    });
  }

  #add(item: DomainLine): void {
    const { table } = item.home;
    const own = this.#byTable.get(table) ?? new Nesting();
    this.#byTable.set(table, own);
    for (const chain of patternsOf(item).map(domainChain)) this.#enlist(chain, own, table);
  }

  #enlist(chain: Chain, own: Nesting, { scope }: DomainTable): void {
    own.add(chain);
    this.#byScope[scope].add(chain);
  }

  /** The sections that all queues of a home ask. */
  #visible({ table, virtualMta = '' }: DomainHome): Nesting[] {
    const { queues } = this.#model;
    const tables = table.scope === 'virtual-mta' ? queues.tablesOf(virtualMta) : [table, queues.global];
    return tables.flatMap((one) => this.#byTable.get(one) ?? []);
  }

  /** Sections of stronger scopes, which some queues of a home ask too. */
  #elsewhere({ table: { scope } }: DomainHome): Nesting[] {
    const { 'virtual-mta': ofVmtas, 'virtual-mta-pool': ofPools } = this.#byScope;
    if (scope === 'virtual-mta') return [];
    return scope === 'virtual-mta-pool' ? [ofVmtas] : [ofVmtas, ofPools];
  }

  #isEffective({ virtualMta }: DomainHome, pattern: string): boolean {
    if (virtualMta === undefined) return true;
    return sampleDomains(pattern).some((domain) =>
      this.#requirement.partners.some((name) => {
        const line = lineFor(this.#model, { domain, virtualMta }, name);
        return line?.row !== undefined && satisfies(this.#requirement, new Setting(line.row, { line }));
      }),
    );
  }
}
