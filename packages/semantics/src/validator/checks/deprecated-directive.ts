import type { CatalogueRow, Fix, Span } from '@pmtakit/grammar';
import { type CheckContext, defineCheck } from '../check.ts';
import { headNameSpan, nameSpan } from '../spans.ts';

/** Old names that PowerMTA still takes, or no longer takes in its newest version. */
export const deprecatedDirective = defineCheck({
  id: 'deprecated-directive',
  category: 'references',
  summary: 'A directive or section that is deprecated or was removed',
  messages: {
    deprecated: {
      severity: 'warning',
      text: '{{name}} is deprecated{{since}}{{instead}}.\nPowerMTA takes it for the sake of old files; a later release may not.{{note}}',
    },
    removed: {
      severity: 'warning',
      text: '{{name}} is not valid any more in later releases of PowerMTA {{version}}.\nRemove the line before an upgrade.',
    },
  },

  directive(node, { facts, report }) {
    const resolution = facts.directive(node);
    if (resolution.kind === 'known') tell(nameSpan(node), node.name, resolution.row, report);
  },

  section(node, { facts, report }) {
    const resolution = facts.section(node);
    if (resolution.kind === 'known') tell(headNameSpan(node), `<${node.name}>`, resolution.row, report);
  },
});

type DeprecatedReport = CheckContext<keyof (typeof deprecatedDirective)['messages']>['report'];

function tell(span: Span, name: string, row: CatalogueRow, report: DeprecatedReport): void {
  if (row.removed) report('removed', span, { name, version: row.removed });
  const { deprecated } = row;
  if (!deprecated) return;
  const since = deprecated.since ? ` since ${deprecated.since}` : '';
  const instead = deprecated.use ? `; use ${deprecated.use.join(' or ')}` : '';
  const note = deprecated.note ? `\n${deprecated.note}` : '';
  report('deprecated', span, { name, since, instead, note }, { fix: sameValues(span, row) });
}

/** The old names whose values the new name takes unchanged. [G1 3.3.10.87] */
const renamed: Readonly<Record<string, string>> = { route: 'smtp-hosts', 'delivery-priority': 'queue-priority' };

function sameValues(span: Span, row: CatalogueRow): Fix | undefined {
  const newText = renamed[row.name];
  return newText ? { title: `write ${newText}`, safe: true, edits: [{ span, newText }] } : undefined;
}
