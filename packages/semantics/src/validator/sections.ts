import { type Block, everything } from '../project/whole.ts';

const known = new WeakMap<Block, ReadonlyMap<string, readonly Block[]>>();

/** All sections of a name, wherever they stand. The configuration is gone through once, whatever is asked. */
export function sectionsNamed(whole: Block, name: string): readonly Block[] {
  return sectionsByName(whole).get(name) ?? [];
}

/** All sections there are. */
export function allSections(whole: Block): readonly Block[] {
  return [...sectionsByName(whole).values()].flat();
}

function sectionsByName(whole: Block): ReadonlyMap<string, readonly Block[]> {
  let byName = known.get(whole);
  if (!byName) known.set(whole, (byName = Map.groupBy(sectionsIn(whole), ({ name }) => name)));
  return byName;
}

function* sectionsIn(whole: Block): Generator<Block> {
  for (const item of everything(whole)) if (item.kind === 'block') yield item;
}
