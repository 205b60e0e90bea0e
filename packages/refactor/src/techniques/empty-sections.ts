import { sectionsNamed } from '@pmtakit/semantics';
import { onlyEverywhere } from '../dry/places.ts';
import type { Refactoring } from '../dry/refactoring.ts';
import { removeFrom } from '../dry/removal.ts';
import { hasTwin } from '../dry/twins.ts';
import { tagOf } from '../dry/words.ts';

/** `<domain>` sections in which nothing stands, not even a comment. */
export const emptySections: Refactoring = {
  id: 'empty-sections',
  way: 'remove',
  title: 'Removes domain sections that say nothing',
  safety: 'safe',
  gain: 'Nobody wonders what was to stand there.',

  *find(model) {
    const sections = sectionsNamed(model.whole, 'domain').filter(({ items }) => items.length === 0);
    for (const { item } of onlyEverywhere(
      model,
      sections.map((section) => ({ item: section })),
    )) {
      const edits = item.kind === 'block' ? removeFrom(item, []) : [];
      if (item.kind === 'block' && edits.length > 0)
        yield {
          message: `${tagOf(item)} is empty`,
          at: item,
          edits,
          ...(hasTwin(model, item) && { safety: 'confirm' as const }),
        };
    }
  },
};
