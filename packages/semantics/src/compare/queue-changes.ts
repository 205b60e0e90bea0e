/** What changes in queues, setting by setting, for whole classes of domains and virtual MTAs at once. */
import { matchesDomain } from '../model/domain-match.ts';
import type { QueueName } from '../model/queue-settings.ts';
import { type DomainClass, type FreshNames, domainClasses, freshNames } from '../model/representatives.ts';
import { followersOf, twinOf } from '../model/defaults.ts';
import type { Change, QueuePart } from './change.ts';
import { QueueParts } from './queue-parts.ts';
import { type Sides, both, differingLines, isEqual, shownText, union } from './sides.ts';
import { TopCells, type TopGroup } from './top-cells.ts';
import { commonNames } from './virtual-mtas.ts';
import { type VmtaClass, VmtaClasses } from './vmta-classes.ts';

/** Which queues are asked for; all of them unless told. */
export interface QueueFilter {
  /** In lower case. */
  readonly domain?: string | undefined;
  readonly virtualMta?: string | undefined;
}

/** More questions than any two versions of one configuration need; unrelated ones may have millions of answers. */
const MOST_QUESTIONS = 50_000;

export type QueueChange = Change & {
  readonly subject: { readonly kind: 'queue'; readonly parts: readonly QueuePart[] };
};

export interface QueueAnswer {
  readonly changes: readonly QueueChange[];
  /** Settings that were not compared for all queues, since there were too many to ask. */
  readonly leftOut: readonly string[];
}

/**
 * Every setting that comes out otherwise for a queue of a virtual MTA that both sides have. For one setting, virtual MTAs
 * are one class when their sections say the same of it, and domains are one group when the top level gives them the
 * same: so the work grows with what is written, and not with domains times virtual MTAs.
 */
export function queueChanges(sides: Sides, filter: QueueFilter = {}): QueueAnswer {
  const comparison = new QueueComparison(sides, filter);
  const changes: QueueChange[] = [];
  const leftOut: string[] = [];
  for (const setting of comparison.settings) {
    const parts = new QueueParts(comparison.classes);
    if (!comparison.ask(setting, parts)) leftOut.push(setting);
    for (const change of parts.changes(setting)) changes.push(change);
  }
  return { changes, leftOut };
}

/** The virtual MTAs of both sides that are asked for. */
export function askedVmtas(sides: Sides, { virtualMta }: QueueFilter): string[] {
  const { content } = sides.before;
  const names = commonNames(sides);
  if (virtualMta === undefined) return names;
  return names.filter((name) => content.nameOf(name) === content.nameOf(virtualMta));
}

class QueueComparison {
  /** The domains that the top level tells apart. */
  readonly classes: readonly DomainClass[];
  readonly #sides: Sides;
  readonly #only: DomainClass | undefined;
  readonly #vmtas: VmtaClasses;
  readonly #top: TopCells;
  readonly #fresh: FreshNames;
  #questions = 0;

  constructor(sides: Sides, filter: QueueFilter) {
    const { domain } = filter;
    this.#sides = sides;
    this.#only = domain === undefined ? undefined : { domain, kind: 'named', text: domain };
    this.#vmtas = new VmtaClasses(sides, askedVmtas(sides, filter));
    const patterns = union(sides, ({ model }) => model.queues.global.keys);
    this.#fresh = freshNames([...patterns, ...this.#vmtas.keys]);
    const all = this.#only ? [this.#only] : domainClasses(patterns, this.#fresh);
    this.classes = all.filter(({ kind }) => kind !== 'plain');
    this.#top = new TopCells(sides, this.classes);
  }

  /** Those that may come out otherwise; what only follows another setting stands behind it. */
  get settings(): string[] {
    const names = new Set([...this.#top.changedNames, ...this.#vmtas.changedNames]);
    const followers = [...this.#vmtas.changedNames].flatMap(followersOf);
    const all = [...new Set([...names, ...followers])].toSorted();
    return [...all.filter((name) => twinOf(name) === undefined), ...all.filter((name) => twinOf(name) !== undefined)];
  }

  /** @returns whether all could be asked */
  ask(setting: string, parts: QueueParts): boolean {
    for (const vmtas of this.#vmtas.for(setting)) {
      if (this.#questions > MOST_QUESTIONS) return false;
      const own = this.#ownClasses(vmtas);
      for (const one of own) {
        if (vmtas.isSame && this.#top.isSameFor(one.domain, setting)) continue;
        const answer = this.#answer(setting, one, vmtas);
        if (answer) parts.addOwn(answer, one, vmtas.virtualMtas);
      }
      const named = new Set(own.map(({ domain }) => domain));
      const groups = vmtas.isSame ? this.#top.changedGroupsOf(setting) : this.#top.groupsOf(setting);
      for (const group of groups) this.#askGroup(setting, vmtas, group, named, parts);
    }
    return true;
  }

  /** What no pattern names is left to the top level, unless `*` is one. */
  #ownClasses({ keys }: VmtaClass): readonly DomainClass[] {
    if (keys.size === 0) return [];
    if (this.#only) return [this.#only];
    const isOwn = ({ kind }: DomainClass): boolean => kind !== 'plain' && (kind !== 'others' || keys.has('*'));
    return domainClasses(keys, this.#fresh).filter(isOwn);
  }

  /** Asks for the domains of a group that a virtual MTA does not name: once, where its patterns take all or none. */
  #askGroup(setting: string, vmtas: VmtaClass, group: TopGroup, named: ReadonlySet<string>, parts: QueueParts): void {
    const wide = [...vmtas.keys].filter((key) => key !== '*' && /^[*[]/.test(key));
    if (wide.length === 0) {
      const first = group.classes.find(({ domain }) => !named.has(domain));
      const answer = first && this.#answer(setting, first, vmtas);
      if (answer) parts.addGroup(answer, group, named, vmtas.virtualMtas);
      return;
    }
    const left = group.classes.filter(({ domain }) => !named.has(domain));
    const byMatch = Map.groupBy(left, ({ domain, kind }) =>
      kind === 'addresses' ? domain : wide.filter((key) => matchesDomain(key, domain)).join(' '),
    );
    for (const classes of byMatch.values()) {
      const [first] = classes;
      const answer = first && this.#answer(setting, first, vmtas);
      if (answer) for (const one of classes) parts.addOwn(answer, one, vmtas.virtualMtas);
    }
  }

  /** What comes out for a domain by the first virtual MTA of a class; undefined where both sides say the same. */
  #answer(setting: string, { domain }: DomainClass, { virtualMtas: [virtualMta = ''] }: VmtaClass): Answer | undefined {
    this.#questions++;
    const queue: QueueName = { domain, virtualMta };
    const settings = both(this.#sides, ({ model }) => model.queue(queue).of(setting));
    const { before, after } = this.#sides;
    const contents = {
      before: before.content.ofSettings(settings.before),
      after: after.content.ofSettings(settings.after),
    };
    if (isEqual(contents)) return undefined;
    return {
      queue,
      contents,
      texts: { before: shownText(settings.before), after: shownText(settings.after) },
      origins: differingLines(this.#sides, settings),
    };
  }
}

export interface Answer {
  readonly queue: QueueName;
  /** What the values do. */
  readonly contents: { readonly before: string; readonly after: string };
  /** As written or by default. */
  readonly texts: { readonly before: string | undefined; readonly after: string | undefined };
  readonly origins: Change['origins'];
}
