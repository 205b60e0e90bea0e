import type { Item } from '@pmtakit/grammar';
import type { ProjectFile } from '../project/project-file.ts';
import type { Project } from '../project/project.ts';
import { everything } from '../project/whole.ts';
import type { Surroundings } from './facts.ts';

/**
 * How each file stands in the project. A file that is included in sections of several kinds has one answer for each of
 * them, because its lines have to be right in all.
 */
export function surroundingsOf(project: Project): Map<ProjectFile, Surroundings[]> {
  const scopes = scopesOfMoved(project);
  return new Map(
    project.files.map((file) => {
      const maps = scopes.get(file) ?? [new Map()];
      return [file, maps.map((map) => ({ scopes: map, joined: project.joined }))];
    }),
  );
}

/** The lines and sections whose section is one of another file, with their scopes: one map for each scope they have. */
function scopesOfMoved({ whole }: Project): Map<ProjectFile, Map<Item, string>[]> {
  const found = new Map<ProjectFile, Map<Item, string>[]>();
  for (const { file, node, parent } of everything(whole)) {
    if (node.kind === 'document' || !parent || node.parent === parent.node || node.parent.kind === 'directive')
      continue;
    let maps = found.get(file);
    if (!maps) found.set(file, (maps = [new Map()]));
    note(maps, node, parent.name);
  }
  return found;
}

function note(maps: Map<Item, string>[], node: Item, scope: string): void {
  if (maps.some((map) => map.get(node) === scope)) return;
  const free = maps.find((map) => !map.has(node));
  if (free) free.set(node, scope);
  else maps.push(new Map([[node, scope]]));
}
