import { oncePer } from '@pmtakit/grammar';
import { type Line, type Model, type Settings, isNo, isOn, isYes } from '@pmtakit/semantics';
import { clientCells } from './client-cells.ts';

/** Sources that PowerMTA itself refers to. [G1§3.3.7, §10.19] */
const builtIn = new Set(['{auth}', '{pickup}', '{transmissions-api}']);

/**
 * The lines of a name that are on in `<source>` sections and count there. A named source that nothing refers to has no
 * effect, and neither has a line that narrower networks override for all who may talk to the server: only the whole can
 * tell. [G1§3.3.7]
 * @param needed a setting without which the line has no effect
 */
export function linesOnInSources(model: Model, name: string, isWhole: boolean, needed?: string): Line[] {
  const { sources, symbols, whole } = model;
  const counting = isWhole ? linesForClients(model, name, needed) : undefined;
  const found: Line[] = [];
  for (const block of whole.blocks()) {
    if (block.name !== 'source' || block.value?.kind !== 'source-tag') continue;
    const lines = sources.linesOf(block).map(({ line }) => line);
    const on = lines.filter((line) => line.name === name && isOn(line));
    const own = block.value.name;
    if (own === undefined) found.push(...on.filter(({ node }) => counting?.has(node) ?? true));
    else if (!isWhole || builtIn.has(own.toLowerCase()) || symbols.used('source', own).length > 0) found.push(...on);
  }
  return found;
}

/** Nobody wrote so many networks that differ. */
const MOST_CELLS = 2000;

/** What counts before a login for clients that may differ, by their addresses; undefined where they are too many. */
export const settingsByAddress: (model: Model) => readonly Settings[] | undefined = oncePer((model) => {
  const cells = clientCells(model);
  if (cells.length > MOST_CELLS) return undefined;
  return cells.map(({ network, start }) => model.source({ address: { version: network.version, address: start } }));
});

/** The lines that decide for some address that may talk to the server, and for which another setting is on too. */
function linesForClients(model: Model, name: string, needed: string | undefined): ReadonlySet<object> | undefined {
  // The source of a listener may open what that of a network closes.
  const mayReopen = model.sources.listeners.some(({ source }) => source);
  const counting = settingsByAddress(model)?.filter((settings) => {
    const mayTalk = mayReopen || !isNo(settings.get('smtp-service'));
    return mayTalk && (needed === undefined || isYes(settings.get(needed)));
  });
  return counting && new Set(counting.flatMap((settings) => settings.get(name)?.line?.node ?? []));
}

/** Whether a line stands in a `<source>` section that is for a name and not for addresses. */
export function isOfNamedSource({ parent }: Line): boolean {
  return parent.name === 'source' && parent.value?.kind === 'source-tag' && parent.value.name !== undefined;
}
