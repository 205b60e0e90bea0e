import type { Block, Line, Model, ProjectFile } from '@pmtakit/semantics';

/** Those of some lines and sections that come up wherever their file is included: it may be dead in one place only. */
export function onlyEverywhere<T extends { readonly item: Line | Block }>(
  { project }: Model,
  found: readonly T[],
): T[] {
  const readings = new Map<ProjectFile, number>();
  for (const { file } of project.inclusions) readings.set(file, (readings.get(file) ?? 0) + 1);
  const byNode = Map.groupBy(found, ({ item }) => item.node);
  return [...byNode.values()].flatMap((same) => {
    const [first] = same;
    const places = new Set(same.map(({ item }) => item.inclusion)).size;
    return first && places === readings.get(first.item.file) ? [first] : [];
  });
}
