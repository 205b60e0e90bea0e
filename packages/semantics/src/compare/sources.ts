import type { Difference } from './difference.ts';
import { SourceTexts, formatted } from './source-texts.ts';
import { type Sides, differencesAmong } from './sides.ts';

/** Every source setting that comes out otherwise: for an address of each cell, and for each user and listener. */
export function* differingSources(sides: Sides, texts = new SourceTexts(sides)): Generator<Difference> {
  yield* differencesAmong(sides, texts.clients(), {
    keyOf: (client) => texts.layersOf(client),
    settingsOf: ({ model }, client) => model.source(client),
    shown: formatted,
  });
}
