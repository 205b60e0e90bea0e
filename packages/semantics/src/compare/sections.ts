/** Sections of the top level that are no virtual MTAs, sources or domains, and the server's own settings. */
import { catalogue } from '@pmtakit/grammar';
import { canonical } from '../model/canonical.ts';
import { type Layer, Resolver, type Settings } from '../model/resolver.ts';
import { shownText } from '../model/setting.ts';
import type { Block, Line } from '../project/whole.ts';
import type { Difference, Subject } from './difference.ts';
import { type Pair, type Side, type Sides, both, differingSettings, isEqual, onOneSide, union } from './sides.ts';

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

/** Settings of the server. Macros are left out: they show in what uses them. */
export function* differingServer(sides: Sides): Generator<Difference> {
  const settings = both(sides, ({ model }) => model.server);
  for (const difference of differingSettings(sides, { kind: 'server' }, settings)) {
    if (difference.setting !== 'domain-macro') yield difference;
  }
}

/** All other sections, by name and tag; several of one tag in their order. */
export function* differingSections(sides: Sides): Generator<Difference> {
  const sections = both(sides, sectionsOf);
  for (const key of new Set([...sections.before.keys(), ...sections.after.keys()])) {
    const before = sections.before.get(key) ?? [];
    const after = sections.after.get(key) ?? [];
    for (let index = 0; index < Math.max(before.length, after.length); index++) {
      yield* differencesBetween(sides, { before: before[index], after: after[index] });
    }
  }
}

function sectionsOf({ model, content }: Side): Map<string, Block[]> {
  const blocks = [...model.whole.blocks()].filter(({ name }) => !comparedElsewhere.has(name));
  return Map.groupBy(blocks, (block) => `${block.name} ${content.ofTag(block)}`);
}

function* differencesBetween(sides: Sides, blocks: Pair<Block | undefined>): Generator<Difference> {
  const { before, after } = blocks;
  if (!before || !after) {
    const block = before ?? after;
    if (block) yield onOneSide(subjectOf(block), block.argument, blocks);
    return;
  }
  const subject = subjectOf(before);
  const items = {
    before: sides.before.content.lists.itemsOf(before),
    after: sides.after.content.lists.itemsOf(after),
  };
  if (isList(before)) return yield* firstOtherItem(sides, subject, items);
  const resolver = new Resolver<Layer>(before.name, sides.before.model.options, () => undefined);
  const ask = (block: Block): Settings => resolver.resolve([{ block, scope: block.name }]);
  yield* differingSettings(sides, subject, { before: ask(before), after: ask(after) });
  const others = { before: items.before.filter(isNoSetting), after: items.after.filter(isNoSetting) };
  yield* firstOtherItem(sides, subject, others);
}

/** Sections in which every line may stand several times are lists, and their order counts. */
function isList({ name }: Block): boolean {
  return catalogue()
    .rowsIn(name, 'directive')
    .every(({ repeatable }) => repeatable !== false);
}

/** What a section holds beside settings: other sections, and lines of which one for each type counts. */
function isNoSetting(item: Line | Block): boolean {
  return item.kind === 'block' || item.row?.repeatable === 'per-type';
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
    const setting = [items.before, items.after].find((item) => item?.kind === 'line')?.name;
    yield { subject, setting, before: shown(items.before), after: shown(items.after), origins: items };
    return;
  }
}

function textOf({ content }: Side, item: Line | Block | undefined): string | undefined {
  return item && content.lists.textOf(item);
}

function shown(item: Line | Block | undefined): string | undefined {
  return item?.kind === 'block' ? `<${item.name}>` : item && shownText(item);
}

function subjectOf(block: Block): Subject {
  const { name, value, argument } = block;
  if (name !== 'acct-file') return { kind: 'section', section: name, argument };
  return { kind: 'acct-file', target: value ? canonical(value) : argument };
}

/** Lists that call each other in a circle: what calls them was compared by their names. */
export function* differingCircles(sides: Sides): Generator<Difference> {
  const names = new Set<string>();
  const addNew = (): void => {
    for (const name of union(sides, ({ content }) => content.lists.circular.keys())) names.add(name);
  };
  addNew();
  for (const name of names) {
    const held = both(sides, ({ content }) => content.lists.ofName('pattern-list', name));
    addNew();
    if (isEqual(held)) continue;
    const origins = both(sides, ({ model }) => model.symbols.defined('pattern-list', name)[0]?.item);
    yield onOneSide({ kind: 'section', section: 'pattern-list', argument: name }, name, origins);
  }
}
