import { sectionsNamed } from '../../project/find.ts';
import type { Block, Line } from '../../project/whole.ts';
import { matchesEveryAddress } from '../../reach/catch-all.ts';
import { type ReportAt, defineCheck } from '../check.ts';
import { relatedPlace } from '../related-place.ts';
import { removeRepeat } from '../remove-line.ts';

/** Bounce patterns that an earlier one makes useless. [G1§10.8] */
export const bounceCategoryDuplicate = defineCheck({
  id: 'bounce-category-duplicate',
  category: 'backoff',
  summary: 'A bounce pattern that never applies, because an earlier one does',
  messages: {
    other: {
      severity: 'warning',
      text: 'The category {{category}} is never given here, because the same pattern stands earlier.\nThe first pattern that matches decides. Remove one of the two.',
    },
    same: {
      severity: 'info',
      text: 'The same pattern stands earlier, with the same category.\nThe second line changes nothing. Remove it.',
    },
    behindAll: {
      severity: 'warning',
      text: 'This pattern never applies, because one that takes everything stands before it{{more}}.\nThe first pattern that matches decides. Move the one that takes everything to the end.',
      once: true,
    },
  },

  configuration({ model, report }) {
    for (const list of sectionsNamed(model.whole, 'bounce-category-patterns')) lookThrough(list, report);
  },
});

function lookThrough(list: Block, report: ReportAt<'other' | 'same' | 'behindAll'>): void {
  const known = new Map<string, Line>();
  let all: Line | undefined;
  for (const line of list.lines()) {
    const pattern = line.argument(0);
    if (!line.isValid || pattern?.kind !== 'regex') continue;
    const first = known.get(pattern.pattern);
    if (first && first.node !== line.node) tellRepeat(line, first, report);
    else if (all && all.node !== line.node) {
      report('behindAll', line, {}, { related: [relatedPlace(all, 'this one takes everything', line.file)] });
    } else {
      known.set(pattern.pattern, line);
      if (matchesEveryAddress(pattern)) all ??= line;
    }
  }
}

function tellRepeat(line: Line, first: Line, report: ReportAt<'other' | 'same'>): void {
  const [category, before] = [line, first].map(categoryOf);
  const related = [relatedPlace(first, 'the first one', line.file)];
  if (category !== before) report('other', line, { category: category ?? '' }, { related });
  else report('same', line, {}, { related, fix: removeRepeat(line, first) });
}

function categoryOf(line: Line): string | undefined {
  const category = line.argument(1);
  return category?.kind === 'name' ? category.name.toLowerCase() : undefined;
}
