import { type Item, startOf } from '@pmtakit/grammar';
import type { Inclusion } from '../project/inclusion.ts';
import type { ProjectFile } from '../project/project-file.ts';
import type { Project } from '../project/project.ts';
import { type Block, everything } from '../project/whole.ts';
import type { Surroundings } from './facts.ts';

/**
 * How each file stands in the project. A file that is included in sections of several kinds has one answer for each of
 * them, because its lines have to be right in all.
 */
export function surroundingsOf({ whole, files, joined }: Project): Map<ProjectFile, Surroundings[]> {
  const scopes = new Map<ProjectFile, Map<Item, string>[]>();
  const placed = new Map<Item, Block>();
  for (const item of everything(whole)) {
    const { file, node, parent } = item;
    if (node.kind === 'document' || !parent) continue;
    if (item.kind === 'block') placed.set(node, item);
    if (node.parent === parent.node || node.parent.kind === 'directive') continue;
    let maps = scopes.get(file);
    if (!maps) scopes.set(file, (maps = [new Map()]));
    note(maps, node, parent.name);
  }
  return new Map(
    files.map((file) => [
      file,
      (scopes.get(file) ?? [new Map()]).map((map) => ({ scopes: map, joined, placed, clean: file.clean })),
    ]),
  );
}

/** The same for some items of a file, which stand beside each other. */
export function surroundingsOfItems(
  { inclusions, joined }: Project,
  file: ProjectFile,
  items: readonly Item[],
): Surroundings[] {
  const maps: Map<Item, string>[] = [new Map()];
  for (const inclusion of inclusions) {
    if (inclusion.file !== file) continue;
    for (const item of items) {
      const outer = blockAround(inclusion, item);
      if (outer && outer.node !== item.parent) note(maps, item, outer.name);
    }
  }
  return maps.map((scopes) => ({ scopes, joined, placed: new Map(), clean: file.clean }));
}

function blockAround(inclusion: Inclusion, item: Item): Block | undefined {
  const block = inclusion.blockAt(startOf(item));
  return block?.node === item ? block.parent : block;
}

/** Keeps the scope of a line that stands in a section of another file: in one map for each scope it has. */
function note(maps: Map<Item, string>[], node: Item, scope: string): void {
  if (maps.some((map) => map.get(node) === scope)) return;
  const free = maps.find((map) => !map.has(node));
  if (free) free.set(node, scope);
  else maps.push(new Map([[node, scope]]));
}
