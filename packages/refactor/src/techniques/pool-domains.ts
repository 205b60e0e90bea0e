import { oncePer } from '@pmtakit/grammar';
import { type Block, type Model, settingName } from '@pmtakit/semantics';
import { bodyKey, commentsAbove } from '../dry/equal-sections.ts';
import { endOfBody } from '../dry/moved-lines.ts';
import { ownSection } from '../dry/own-lines.ts';
import { type SharingPool, sharingPools } from '../dry/pools.ts';
import type { Proposal, Refactoring } from '../dry/refactoring.ts';
import { remove } from '../dry/removal.ts';
import { counted, listed, tagOf } from '../dry/words.ts';

/**
 * `<domain>` sections that all members of a pool have go to the pool. A virtual MTA of a pool gets them also when it is
 * chosen itself. Sections that stay in a member come before those of the pool, however wide they are. [G1§3.3.13.2; dry D7, trap 1]
 */
export const poolDomains: Refactoring = {
  id: 'pool-domains',
  way: 'extract',
  title: 'Moves domain sections that all members of a pool have to the pool',
  safety: 'safe',
  gain: 'A limit is changed for the pool, and not once for each virtual MTA.',

  *find(model) {
    for (const one of sharingPools(model)) yield* proposalFor(model, one);
  },
};

function* proposalFor(model: Model, { pool, members }: SharingPool): Generator<Proposal> {
  const [first] = members;
  const end = endOfBody(pool);
  if (!first || end === undefined) return;
  const shared = movable(model, pool, members, sharedSections(members));
  const sections = shared.flatMap((pattern) => members.flatMap((member) => sectionFor(member, pattern) ?? []));
  if (sections.length === 0) return;
  const texts = shared.flatMap((pattern) => {
    const section = sectionFor(first, pattern);
    const own = section && ownSection(section);
    return own ? own.file.text.slice(own.start, own.end) : [];
  });
  yield {
    message: `all ${counted(members.length, 'member')} of ${tagOf(pool)} have the same ${shared.length === 1 ? 'section' : 'sections'} for ${listed(shared)}`,
    at: pool,
    edits: [
      ...sections.flatMap((section) => ownSection(section) ?? []).map(remove),
      { file: pool.file, span: { start: end, end }, newText: texts.join('') },
    ],
    notes: ['virtual MTAs that join the pool later get these sections too'],
  };
}

/** The patterns of sections that all members have alike, in the order of the first. */
function sharedSections(members: readonly Block[]): string[] {
  const [first, ...others] = members;
  return domainsIn(first).flatMap((section) => {
    const pattern = patternOf(section);
    const key = contentOf(section);
    const isShared = (member: Block): boolean => {
      const own = sectionFor(member, pattern);
      return own !== undefined && contentOf(own) === key;
    };
    return key !== undefined && sectionFor(first, pattern) && others.every(isShared) ? [pattern] : [];
  });
}

/** Without sections that one which stays would hide afterwards, or that a section of the pool would. */
function movable(model: Model, pool: Block, members: readonly Block[], shared: readonly string[]): readonly string[] {
  const moving = new Set(shared);
  const staying = members.flatMap((member) => domainsIn(member).filter((one) => !moving.has(patternOf(one))));
  const inTheWay = new Spoken(model, [...staying, ...domainsIn(pool)]);
  const left = shared.filter((pattern) => {
    const section = sectionFor(members[0], pattern);
    return section && !inTheWay.meets(section);
  });
  return left.length === shared.length ? left : movable(model, pool, members, left);
}

/** What some sections set, by domain. */
class Spoken {
  readonly #model: Model;
  /** By name: the domains that are named one by one, and whether a pattern of many domains sets it too. */
  readonly #byName = new Map<string, { readonly domains: Set<string>; isWide: boolean }>();

  constructor(model: Model, sections: readonly Block[]) {
    this.#model = model;
    for (const section of sections) for (const line of section.lines()) this.#add(settingName(line), section);
  }

  /** Whether one of them may set the same as this section for one domain. */
  meets(section: Block): boolean {
    const keys = this.#keysOf(section);
    return [...section.lines()].some((line) => {
      const spoken = this.#byName.get(settingName(line));
      return spoken && (spoken.isWide || keys.some((key) => isWide(key) || spoken.domains.has(key)));
    });
  }

  #add(name: string, section: Block): void {
    const spoken = this.#byName.get(name) ?? { domains: new Set<string>(), isWide: false };
    this.#byName.set(name, spoken);
    for (const key of this.#keysOf(section)) {
      if (isWide(key)) spoken.isWide = true;
      else spoken.domains.add(key);
    }
  }

  #keysOf(section: Block): readonly string[] {
    return this.#model.queues.global.keysOf(section);
  }
}

/** Whether a pattern may stand for many domains. */
function isWide(key: string): boolean {
  return key.startsWith('*') || key.startsWith('[');
}

function domainsIn(block: Block | undefined): Block[] {
  return block ? [...block.blocks()].filter(({ name }) => name === 'domain') : [];
}

function patternOf({ argument }: Block): string {
  return argument.toLowerCase();
}

/** Undefined when there are several of that pattern. */
function sectionFor(member: Block | undefined, pattern: string): Block | undefined {
  const found = member && byPattern(member).get(pattern);
  return found?.length === 1 ? found[0] : undefined;
}

const byPattern: (member: Block) => ReadonlyMap<string, readonly Block[]> = oncePer((member) =>
  Map.groupBy(domainsIn(member), patternOf),
);

/** What stands in a section and above it. */
function contentOf(section: Block): string | undefined {
  const key = bodyKey(section);
  return key === undefined ? undefined : [...commentsAbove(section), key].join('\n');
}
