/** Settings of `<source>` sections that no client ever gets. */
import { representativeAddresses, representativeListeners } from '../compare/representatives.ts';
import type { Model } from '../model/model.ts';
import type { Client } from '../model/sources.ts';
import type { Dead } from './dead.ts';
import { Fates } from './fates.ts';

export function* deadSourceSettings(model: Model): Generator<Dead> {
  const { sources } = model;
  const blocks = [...model.whole.blocks()].filter(({ name }) => name === 'source');
  const fates = new Fates(blocks.flatMap((block) => sources.linesOf(block)));
  for (const client of clientsOf(model)) {
    if (fates.isSettled) break;
    fates.note(sources.settings(client));
  }
  for (const block of blocks) yield* fates.deadIn(sources.linesOf(block));
}

/** A client of each address cell, each user, one at each listener and the pickup directory. */
function clientsOf({ sources, symbols }: Model): Client[] {
  const addresses = representativeAddresses(sources.networks.map(({ network }) => network));
  return [
    ...addresses.map((address) => ({ address })),
    ...symbols.names('smtp-user').map((user) => ({ user })),
    ...representativeListeners(sources.listeners).map((listener) => ({ listener })),
    { pickup: true },
  ];
}
