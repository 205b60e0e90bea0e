import type { Model } from '../../model/model.ts';
import type { Line } from '../../project/whole.ts';
import { defineCheck } from '../check.ts';
import { unmetInQueues } from '../domain-needs.ts';
import { type Requirement, allRequirements, wordsFor } from '../requirements.ts';
import { unmetAtTopLevel, unmetInSections } from '../section-needs.ts';
import { unmetInSources } from '../source-needs.ts';

/** Settings that only count together with another one, which is not set. The catalogue cites the sources. */
export const unmetRequirement = defineCheck({
  id: 'unmet-requirement',
  category: 'references',
  summary: 'A setting that has no effect because another one is missing',
  messages: {
    unmet: {
      severity: 'warning',
      text: '{{name}} has no effect without {{need}}.\nPowerMTA ignores the line, because nothing that applies together with it sets that.\nSet {{need}} too, or remove this line.',
    },
  },

  configuration({ model, isWhole, report }) {
    for (const requirement of allRequirements()) {
      for (const line of unmetLines(model, requirement, isWhole)) {
        report('unmet', line, { name: requirement.name, need: wordsFor(requirement) });
      }
    }
  },
});

function unmetLines(model: Model, requirement: Requirement, isWhole: boolean): readonly Line[] {
  switch (requirement.scope) {
    case 'domain':
      return isWhole ? unmetInQueues(model, requirement).map(({ line }) => line) : [];
    case 'source':
      return isWhole ? unmetInSources(model, requirement) : [];
    case 'global':
      return isWhole ? unmetAtTopLevel(model, requirement, 'source') : [];
    case 'virtual-mta':
      return isWhole ? unmetInSections(model, requirement) : [];
    default:
      return unmetInSections(model, requirement);
  }
}
