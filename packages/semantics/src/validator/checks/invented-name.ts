import { defineCheck } from '../check.ts';
import { headNameSpan, nameSpan } from '../spans.ts';

/** Names from articles and machine-written guides that no version of PowerMTA ever had. */
export const inventedName = defineCheck({
  id: 'invented-name',
  summary: 'A directive or section that only exists in articles and generated guides',
  messages: {
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
    report('directive', nameSpan(node), { name: facts.slice(nameSpan(node)), advice, seen });
  },

  section(node, { facts, report }) {
    const resolution = facts.section(node);
    if (resolution.kind !== 'invented') return;
    const { advice, seen } = resolution.entry;
    report('section', headNameSpan(node), { name: facts.slice(headNameSpan(node)), advice, seen });
  },
});
