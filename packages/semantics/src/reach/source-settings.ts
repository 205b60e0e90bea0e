/** Settings of `<source>` sections that no client ever gets. */
import { representativeAddresses, representativeListeners } from '../model/representatives.ts';
import { canonical } from '../model/canonical.ts';
import type { Model } from '../model/model.ts';
import { nameKey } from '../model/names.ts';
import type { Client } from '../model/sources.ts';
import type { Block } from '../project/whole.ts';
import { type Dead, replaced } from './dead.ts';
import { Fates } from './fates.ts';

export function* deadSourceSettings(model: Model): Generator<Dead> {
  const { sources } = model;
  const blocks = [...model.whole.blocks()].filter(({ name }) => name === 'source');
  const fates = new Fates(blocks.flatMap((block) => sources.linesOf(block)));
  const applied = new Map<string, Block>();
  for (const client of sampleClients(model)) {
    if (fates.isSettled) break;
    for (const { block } of sources.layers(client)) applied.set(keyOf(model, block), block);
    fates.note(sources.settings(client));
  }
  for (const block of blocks) {
    const lines = sources.linesOf(block);
    const replacedBy = applied.get(keyOf(model, block));
    if (replacedBy && fates.isUntouched(lines)) yield replaced(block, replacedBy, 'duplicate-blocks');
    else yield* fates.deadIn(lines);
  }
}

/** What sections for the same clients have in common. */
function keyOf({ options }: Model, { value }: Block): string {
  return value ? nameKey(canonical(value), options.assumptions) : '';
}

/** A client of each address cell, each user, one at each listener and the pickup directory. */
export function sampleClients({ sources, symbols }: Model): Client[] {
  const addresses = representativeAddresses(sources.networks.map(({ network }) => network));
  return [
    ...addresses.map((address) => ({ address })),
    ...symbols.names('smtp-user').map((user) => ({ user })),
    ...representativeListeners(sources.listeners).map((listener) => ({ listener })),
    { pickup: true },
  ];
}
