import { type Line, type Model, isOn } from '@pmtakit/semantics';

/**
 * The lines of a name that are on in `<source>` sections and count there. A named source that nothing refers to has no
 * effect, which only the whole can tell. [G1§3.3.7]
 */
export function linesOnInSources(model: Model, name: string, isWhole: boolean): Line[] {
  const { sources, symbols, whole } = model;
  const found: Line[] = [];
  for (const block of whole.blocks()) {
    if (block.name !== 'source' || block.value?.kind !== 'source-tag') continue;
    const lines = sources.linesOf(block).map(({ line }) => line);
    const on = lines.filter((line) => line.name === name && isOn(line));
    const own = block.value.name;
    const isReached = !isWhole || own === undefined || own.startsWith('{') || symbols.used('source', own).length > 0;
    if (isReached) found.push(...on);
  }
  return found;
}

/** Whether a line stands in a `<source>` section that is for a name and not for addresses. */
export function isOfNamedSource({ parent }: Line): boolean {
  return parent.name === 'source' && parent.value?.kind === 'source-tag' && parent.value.name !== undefined;
}
