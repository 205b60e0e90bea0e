import { catalogue } from '@pmtakit/grammar';
import { defineCheck } from '../check.ts';
import { inScope } from '../places.ts';
import { headNameSpan, nameSpan } from '../spans.ts';

/** Names from articles and machine-written guides that no version of PowerMTA ever had. */
export const inventedName = defineCheck({
  id: 'invented-name',
  category: 'references',
  summary: 'A directive or section that only exists in articles and generated guides',
  messages: {
    otherScope: {
      severity: 'error',
      text: '{{name}} does not exist {{here}}.\nThe line comes from {{seen}}; PowerMTA stops at it.\n{{advice}}',
    },
    directive: {
      severity: 'error',
      text: '{{name}} does not exist in PowerMTA.\nIt comes from {{seen}}; PowerMTA stops at it.\n{{advice}}',
    },
    section: {
      severity: 'error',
      text: '<{{name}}> does not exist in PowerMTA.\nIt comes from {{seen}}; PowerMTA stops at it.\n{{advice}}',
    },
  },

  directive(node, { facts, report }) {
    const resolution = facts.directive(node);
    if (resolution.kind !== 'invented') return;
    const { advice, seen } = resolution.entry;
    const words = { name: facts.slice(nameSpan(node)), advice, seen };
    const isRealElsewhere = facts.isDirective(node.name) || catalogue().section(node.name) !== undefined;
    const scope = facts.scopeAround(node);
    if (isRealElsewhere && scope) report('otherScope', nameSpan(node), { ...words, here: inScope(scope) });
    else report('directive', nameSpan(node), words);
  },

  section(node, { facts, report }) {
    const resolution = facts.section(node);
    if (resolution.kind !== 'invented') return;
    const { advice, seen } = resolution.entry;
    report('section', headNameSpan(node), { name: facts.slice(headNameSpan(node)), advice, seen });
  },
});
