import { type Model, type Place, isComplete } from '@pmtakit/semantics';
import type { Advice, Adviser } from './advice.ts';
import { generatedSections } from './generated-sections.ts';
import { oneQueue } from './one-queue.ts';
import { oneVirtualMta } from './one-virtual-mta.ts';

export const advisers: readonly Adviser[] = [oneQueue, oneVirtualMta, generatedSections];

export interface GivenAdvice extends Advice {
  readonly adviser: Adviser;
  readonly place: Place;
}

/** All advice for some configurations; nothing for those with includes that cannot be read, as for proposals. */
export function adviceFor(models: readonly Model[], some: readonly Adviser[] = advisers): GivenAdvice[] {
  const given = models
    .filter(({ project }) => isComplete(project))
    .flatMap((model) =>
      some.flatMap((adviser) => Array.from(adviser.find(model), (one) => ({ ...one, adviser, place: one.at.place }))),
    );
  // Several configurations may include the same files.
  return [...new Map(given.map((one) => [`${one.place.file}:${one.place.line} ${one.message}`, one])).values()];
}
