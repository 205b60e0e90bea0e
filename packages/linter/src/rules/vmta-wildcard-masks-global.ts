import { argumentPlace, relatedPlace, sectionsWithGaps } from '@pmtakit/semantics';
import { masksIn } from '../rule-helpers/masked-limits.ts';
import { defineRule } from './rule.ts';

/** Sections of a virtual MTA come before those of the top level, however wide their pattern is. [G1§3.3.13.2; runtime 5] */
export const vmtaWildcardMasksGlobal = defineRule({
  id: 'vmta-wildcard-masks-global',
  category: 'limits',
  preset: 'recommended',
  summary: 'A limit of a virtual MTA that sets aside lower ones for single domains',
  messages: {
    masked: {
      severity: 'warning',
      text: '{{name}} {{value}} of {{place}} also counts for {{domain}}, instead of {{limit}}.\nSections of a virtual MTA or pool come before all of the top level, so limits for single domains are lost there.\nRepeat the limits for these domains in {{place}}, or remove this line.',
    },
  },

  configuration({ model, report }) {
    const gaps = sectionsWithGaps(model);
    for (const { item, masked, virtualMta } of masksIn(model)) {
      const { line, home } = item;
      const [first] = masked;
      if (!first || (line.parent.parent && gaps.has(line.parent.parent))) continue;
      const place = home.pool ? `pool ${home.pool.name}` : `virtual MTA ${virtualMta}`;
      const related = masked.map((limit) => relatedPlace(limit.line, 'the limit that is set aside', line.file));
      const words = { name: line.name, value: line.text, place, domain: first.pattern, limit: first.line.text };
      report('masked', argumentPlace(line), words, { related, assumptions: ['resolution'] });
    }
  },
});
