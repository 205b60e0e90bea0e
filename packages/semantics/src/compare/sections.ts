/** Sections of the top level that are no virtual MTAs, sources or domains, and the server's own settings. */
import { canonical } from '../model/canonical.ts';
import { isListSection } from '../model/list-sections.ts';
import { type Layer, Resolver, type Settings } from '../model/resolver.ts';
import { shownText } from '../model/setting.ts';
import type { Block, Line } from '../project/whole.ts';
import type { Difference, Subject } from './difference.ts';
import { type Pair, type Side, type Sides, both, differingSettings, isEqual, onOneSide } from './sides.ts';

/** Sections that are compared by what comes out of them, or where something refers to them. */
const comparedElsewhere = new Set([
  'domain',
  'virtual-mta',
  'virtual-mta-pool',
  'source',
  'pattern-list',
  'smtp-pattern-list',
  'address-list',
  'suppression-list',
  'rewrite-list',
  'proxy',
  'signals-filter',
  'source-group',
]);

type SectionSubject = Extract<Subject, { kind: 'section' | 'acct-file' }>;

/** What holds for messages that come in over HTTP. Nobody knows what is below it, so it is compared as it stands. [G1§10.19] */
const API_SOURCE = '{transmissions-api}';

/** Settings of the server. Macros are left out: they show in what uses them. */
export function* differingServer(sides: Sides): Generator<Difference> {
  const settings = both(sides, ({ model }) => model.server);
  for (const difference of differingSettings(sides, { kind: 'server' }, settings)) {
    if (difference.setting !== 'domain-macro') yield difference;
  }
}

/** All other sections, by name and tag; several of one tag in their order. */
export function* differingSections(sides: Sides): Generator<Difference> {
  const resolvers = new SectionResolvers();
  for (const { before, after } of sectionPairs(sides)) {
    if (before && after) yield* differencesBetween(sides, resolvers, { before, after });
    else yield* onlyOne({ before, after });
  }
}

/** A section and what the other side has in its place. */
export function* sectionPairs(sides: Sides): Generator<Pair<Block | undefined>> {
  const sections = both(sides, sectionsOf);
  for (const key of new Set([...sections.before.keys(), ...sections.after.keys()])) {
    const before = sections.before.get(key) ?? [];
    const after = sections.after.get(key) ?? [];
    for (let index = 0; index < Math.max(before.length, after.length); index++) {
      yield { before: before[index], after: after[index] };
    }
  }
}

/** A section that one side has and the other has not. */
export function* onlyOne(blocks: Pair<Block | undefined>): Generator<Difference> {
  const block = blocks.before ?? blocks.after;
  if (block) yield onOneSide(subjectOf(block), block.argument, blocks);
}

function sectionsOf({ model, content }: Side): Map<string, Block[]> {
  const blocks = [...model.whole.blocks()].filter((block) => !comparedElsewhere.has(block.name) || isApiSource(block));
  return Map.groupBy(blocks, (block) => `${block.name} ${content.ofTag(block)}`);
}

function isApiSource({ name, value }: Block): boolean {
  return name === 'source' && value?.kind === 'source-tag' && value.name === API_SOURCE;
}

function* differencesBetween(sides: Sides, resolvers: SectionResolvers, blocks: Pair<Block>): Generator<Difference> {
  const subject = subjectOf(blocks.before);
  yield* settingsBetween(sides, resolvers, blocks);
  yield* firstOtherItem(sides, subject, itemsBetween(sides, blocks));
}

/** Finds out what lines set in sections of each name. */
export class SectionResolvers {
  readonly #byName = new Map<string, Resolver<Layer>>();

  settings({ model }: Side, block: Block): Settings {
    const { name } = block;
    const resolver = this.#byName.get(name) ?? new Resolver(name, model.options, () => undefined);
    this.#byName.set(name, resolver);
    return resolver.resolve([{ block, scope: name }]);
  }
}

/** The settings of a section that come out otherwise; nothing for lists, in which lines do not set anything. */
export function* settingsBetween(
  sides: Sides,
  resolvers: SectionResolvers,
  { before, after }: Pair<Block>,
): Generator<Difference> {
  if (isList(before)) return;
  const settings = {
    before: resolvers.settings(sides.before, before),
    after: resolvers.settings(sides.after, after),
  };
  yield* differingSettings(sides, subjectOf(before), settings);
}

/** What is compared one by one: the entries of lists, and the sections in others. */
export function itemsBetween(sides: Sides, { before, after }: Pair<Block>): Pair<readonly (Line | Block)[]> {
  if (isApiSource(before) && sides.before.content.ofLines(before) === sides.after.content.ofLines(after)) {
    return { before: [], after: [] };
  }
  const itemsOf = ({ content }: Side, block: Block): readonly (Line | Block)[] =>
    content.lists.itemsOf(block).filter(({ kind }) => kind === 'block' || isList(block));
  return { before: itemsOf(sides.before, before), after: itemsOf(sides.after, after) };
}

function isList(block: Block): boolean {
  return isApiSource(block) || isListSection(block.name);
}

function* firstOtherItem(
  sides: Sides,
  subject: Subject,
  { before, after }: Pair<readonly (Line | Block)[]>,
): Generator<Difference> {
  for (let index = 0; index < Math.max(before.length, after.length); index++) {
    const items = { before: before[index], after: after[index] };
    const texts = { before: textOf(sides.before, items.before), after: textOf(sides.after, items.after) };
    if (isEqual(texts)) continue;
    const names = new Set([items.before, items.after].flatMap((item) => (item?.kind === 'line' ? item.name : [])));
    const setting = names.size === 1 ? [...names][0] : undefined;
    const shown = (item: Line | Block | undefined): string | undefined => item && shownItem(item, setting);
    yield { subject, setting, before: shown(items.before), after: shown(items.after), origins: items };
    return;
  }
}

function textOf({ content }: Side, item: Line | Block | undefined): string | undefined {
  return item && content.lists.textOf(item);
}

/** @param setting the name that is told beside it */
function shownItem(item: Line | Block, setting: string | undefined): string {
  if (item.kind === 'block') return `<${item.name}>`;
  return item.name === setting ? shownText(item) : `${item.name} ${shownText(item)}`;
}

export function subjectOf(block: Block): SectionSubject {
  const { name, value, argument } = block;
  if (name !== 'acct-file') return { kind: 'section', section: name, argument };
  return { kind: 'acct-file', target: value ? canonical(value) : argument };
}
