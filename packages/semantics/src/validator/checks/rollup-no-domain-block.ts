import { defineCheck } from '../check.ts';
import { NamedSections } from '../queue-targets.ts';

/** Rollup queues without a section of their own. [G1§10.17] */
export const rollupNoDomainBlock = defineCheck({
  id: 'rollup-no-domain-block',
  category: 'routing',
  summary: 'A rollup queue without a <domain> section of its own',
  messages: {
    missing: {
      severity: 'warning',
      text: 'No <domain {{queue}}> sets anything for this rollup queue.\nMail of all its domains leaves by the limits of <domain *>; what is set for the single domains does not count any more.\nAdd <domain {{queue}}> with the limits of the provider.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    const names = model.symbols.names('rollup');
    const sections = new NamedSections(model, new Set(names));
    for (const name of names) {
      const [first] = model.symbols.defined('rollup', name);
      if (first && sections.named(name).length === 0) report('missing', first, { queue: name });
    }
  },
});
