import type { Model } from '../../model/model.ts';
import type { Definition, Reference } from '../../model/symbols.ts';
import { defineCheck } from '../check.ts';
import { relatedPlace } from '../related-place.ts';
import { didYouMean, undefinedReferences } from '../undefined-names.ts';

/** Macros that nothing defines, or only behind the line that uses them. [G1§3.3.1.33.4, §3.3.10] */
export const undefinedMacro = defineCheck({
  id: 'undefined-macro',
  category: 'references',
  summary: 'A domain macro that is not defined, or only later',
  messages: {
    undefined: {
      severity: 'error',
      text: 'No domain-macro {{name}} is defined.\nPowerMTA refuses the file, or what stands here applies to no domain.\nDefine the macro, or use one that exists.{{like}}',
    },
    later: {
      severity: 'warning',
      text: 'The macro {{name}} is defined behind its first use.\nWhether PowerMTA knows a macro before its definition is not documented; where it does not, what stands here applies to no domain.\nMove the definition up to be sure.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (isWhole) {
      for (const reference of undefinedReferences(model, ['domain-macro'])) {
        report('undefined', reference, { name: reference.name, like: didYouMean(model, reference) });
      }
    }
    for (const [definition, reference] of usedTooEarly(model)) {
      const related = [relatedPlace(definition, 'defined here', reference.file)];
      report('later', reference, { name: reference.name }, { related });
    }
  },
});

/** Macros that stand behind their first use. In the lists of other macros that has to be possible: loops are refused. */
function usedTooEarly({ symbols }: Model): Map<Definition, Reference> {
  const early = new Map<Definition, Reference>();
  for (const reference of symbols.references) {
    const { item, to } = reference;
    if (!to.includes('domain-macro') || item.name === 'domain-macro') continue;
    const [definition] = symbols.resolve(reference);
    if (definition && definition.item.order > item.order && !early.has(definition)) early.set(definition, reference);
  }
  return early;
}
