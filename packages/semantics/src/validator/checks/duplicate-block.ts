import { allSections } from '../../project/find.ts';
import { canonical } from '../../model/canonical.ts';
import type { Model } from '../../model/model.ts';
import type { Block } from '../../project/whole.ts';
import { defineCheck } from '../check.ts';
import { patternsOf } from '../queue-samples.ts';
import { relatedPlace } from '../related-place.ts';

/** Two sections for one thing in one place, whose combination is not documented. */
export const duplicateBlock = defineCheck({
  id: 'duplicate-block',
  category: 'references',
  summary: 'A second section for the same thing in one place',
  messages: {
    again: {
      severity: 'warning',
      text: 'Another {{tag}} stands in the same place.\nHow PowerMTA combines two of them is not documented; pmtakit goes by {{answer}} (assumption duplicate-blocks).\nPut all lines into one section.',
    },
  },

  configuration({ model, report }) {
    const answer = model.options.assumptions['duplicate-blocks'];
    const firsts = new Map<Block | undefined, Map<string, Block>>();
    for (const section of allSections(model.whole)) {
      const key = keyOf(model, section);
      if (key === undefined) continue;
      const here = firsts.get(section.parent) ?? new Map<string, Block>();
      firsts.set(section.parent, here);
      const first = here.get(key);
      if (!first) here.set(key, section);
      // A file that is included twice says the same twice.
      if (!first || first.node === section.node) continue;
      const related = [relatedPlace(first, 'the first one', section.file)];
      report('again', section, { tag: `<${`${section.name} ${section.argument}`.trim()}>`, answer }, { related });
    }
  },
});

/**
 * What two sections for the same thing have in common; undefined for those of which there may be several, and for those
 * with a name.
 */
function keyOf(model: Model, block: Block): string | undefined {
  const { row, value } = block;
  if (!row) return undefined;
  if (row.repeatable === false) return block.name;
  if (value?.kind === 'domain-pattern') {
    return value.form === 'macro' ? `macro ${value.domain.toLowerCase()}` : patternsOf(model, block)[0];
  }
  return value?.kind === 'source-tag' && value.network ? canonical(value.network) : undefined;
}
