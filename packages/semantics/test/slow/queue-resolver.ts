/** Settings of queues and virtual MTAs, by brute force. [runtime 5] */
import { nearness, type Pattern, patternKey, patternsOf } from './patterns.ts';
import { type MacroTable, macroTable } from './macro-table.ts';
import type { RawSections } from './raw-sections.ts';
import { linesOf, type RawSection, sectionsOf } from './reader.ts';
import { type Answer, settle } from './settle.ts';
import { domainWords, vmtaWords } from './words.ts';

/** A `<domain>` section, by one of its patterns. */
interface Match {
  readonly section: RawSection;
  readonly pattern: Pattern;
  readonly near: readonly number[];
  readonly scope: number;
}

export class QueueResolver {
  readonly #sections: RawSections;
  readonly #macros: MacroTable;

  constructor(sections: RawSections) {
    this.#sections = sections;
    this.#macros = macroTable(sections.root, sections.answer('repeated-lines') === 'first');
  }

  queue(domain: string, vmta: string): Answer[] {
    const scopes = [this.#sections.named('virtual-mta', vmta), this.#poolsOf(vmta), [this.#sections.root]];
    const matches = scopes.flatMap((sections, scope) => this.#matches(domain.toLowerCase(), sections, scope));
    const counting = matches.filter((match) => this.#counts(match, matches));
    const ranked = counting.map((match) => ({ section: match.section, place: 'domain', rank: this.#matchRank(match) }));
    return settle(domainWords, ranked, this.#sections.options);
  }

  virtualMta(vmta: string): Answer[] {
    const scopes = [this.#sections.named('virtual-mta', vmta), this.#poolsOf(vmta), [this.#sections.root]];
    const pools = [...this.poolNames(vmta)];
    const ranked = scopes.flatMap((sections, scope) =>
      sections.map((section) => ({
        section,
        place: section.name,
        rank: [scope, pools.indexOf(this.#sections.key(section.argument)), this.#sections.order(section)],
      })),
    );
    return settle(vmtaWords, ranked, this.#sections.options);
  }

  /** The names of the pools that hold a virtual MTA. */
  poolNames(vmta: string): ReadonlySet<string> {
    return new Set(this.#poolsOf(vmta).map(({ argument }) => this.#sections.key(argument)));
  }

  /** Whether PowerMTA takes the virtual MTA: it may not be in two pools with `<domain>` sections. [G1§3.3.13.2] */
  isTaken(vmta: string): boolean {
    const pools = this.#poolsOf(vmta).filter((pool) => sectionsOf(pool, 'domain').length > 0);
    return new Set(pools.map(({ argument }) => this.#sections.key(argument))).size < 2;
  }

  #poolsOf(vmta: string): RawSection[] {
    const names = new Set(sectionsOf(this.#sections.root, 'virtual-mta-pool').map(({ argument }) => argument));
    const pools = new Set([...names].flatMap((name) => this.#poolIfMember(name, vmta)));
    return [...pools];
  }

  #poolIfMember(name: string, vmta: string): RawSection[] {
    const sections = this.#sections.named('virtual-mta-pool', name);
    const members = sections.flatMap(linesOf).filter((line) => line.name === 'virtual-mta');
    return members.some(({ text }) => this.#sections.key(text) === this.#sections.key(vmta)) ? sections : [];
  }

  #matches(domain: string, parents: readonly RawSection[], scope: number): Match[] {
    const sections = parents.flatMap((parent) => sectionsOf(parent, 'domain'));
    return sections.flatMap((section) =>
      patternsOf(section.argument, this.#macros).flatMap((pattern) => {
        const near = nearness(pattern.text, domain, this.#sections.options.assumptions);
        return near === undefined ? [] : [{ section, pattern, near, scope }];
      }),
    );
  }

  /** Whether a section is neither put out of force by another of the same name nor, from a macro, by one that is literal. */
  #counts(match: Match, all: readonly Match[]): boolean {
    const key = patternKey(match.pattern.text);
    const same = all.filter(({ scope, pattern }) => scope === match.scope && patternKey(pattern.text) === key);
    const literal = same.some(({ pattern }) => !pattern.fromMacro);
    if (match.pattern.fromMacro && literal && this.#sections.answer('literal-over-macro') === 'replace') return false;
    const rivals = same.filter(({ pattern }) => pattern.fromMacro === match.pattern.fromMacro);
    return this.#sections.isCounted(
      match.section,
      rivals.map(({ section }) => section),
    );
  }

  #matchRank({ section, pattern, near, scope }: Match): number[] {
    const place = this.#sections.answer('resolution') === 'specificity-first' ? [...near, scope] : [scope, ...near];
    return [...place, pattern.fromMacro ? 1 : 0, this.#sections.order(section)];
  }
}
