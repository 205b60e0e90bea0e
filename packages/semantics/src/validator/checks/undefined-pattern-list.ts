import type { Model } from '../../model/model.ts';
import type { Definition, Reference } from '../../model/symbols.ts';
import { defineCheck } from '../check.ts';
import { relatedPlace } from '../related-place.ts';
import { didYouMean, undefinedReferences } from '../undefined-names.ts';

/** Names of pattern lists that nothing defines, or not in time. [G1§3.3.7.39, §3.3.14] */
export const undefinedPatternList = defineCheck({
  id: 'undefined-pattern-list',
  category: 'references',
  summary: 'The name of a pattern list that is not defined, or only later',
  messages: {
    undefined: {
      severity: 'error',
      text: 'No <pattern-list {{name}}> is defined.\nPowerMTA refuses the line, or picks no virtual MTA by such a list.\nDefine the list before the line that names it, or name one that exists.{{like}}',
    },
    later: {
      severity: 'warning',
      text: 'The pattern list {{name}} is defined behind the source that names it.\nThe manual asks for a pattern list before the <source> that names it; files with it behind are in use, so not every release refuses them.\nMove the list up.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (isWhole) {
      for (const reference of undefinedReferences(model, ['pattern-list'])) {
        report('undefined', reference, { name: reference.name, like: didYouMean(model, reference) });
      }
    }
    for (const { reference, definition } of namedTooEarly(model)) {
      const related = [relatedPlace(definition, 'defined here', reference.file)];
      report('later', reference, { name: reference.name }, { related });
    }
  },
});

interface Early {
  readonly reference: Reference;
  readonly definition: Definition;
}

/** Sources alone have to come later: nothing says so of the lists that `call-to` names. */
function namedTooEarly({ symbols }: Model): Early[] {
  return symbols.references.flatMap((reference) => {
    const { item } = reference;
    if (item.kind !== 'line' || item.name !== 'pattern-list') return [];
    const [definition] = symbols.resolve(reference);
    return definition && definition.item.order > item.order ? [{ reference, definition }] : [];
  });
}
