import type { Severity } from '@pmtakit/grammar';
import { rules } from '../rules/index.ts';
import { type Rule, severitiesOf } from '../rules/rule.ts';
import type { ReportContext } from './report.ts';

export type SarifLevel = 'error' | 'warning' | 'note';

export const levels: Readonly<Record<Severity, SarifLevel>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** What GitHub calls the severity of a rule that is not about security. */
const problems: Readonly<Record<SarifLevel, string>> = { error: 'error', warning: 'warning', note: 'recommendation' };

/** What a report says of the rules that it names: each once, in the order of the alphabet. */
export function ruleDescriptors(ids: Iterable<string>, pageOf: ReportContext['pageOf']) {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  return [...new Set(ids)].sort().map((id) => {
    const rule = known.get(id);
    return rule ? descriptor(rule, pageOf?.(id)) : { id };
  });
}

function descriptor(rule: Rule, page: string | undefined) {
  const { id, summary, category, preset } = rule;
  const level = levels[severitiesOf(rule)[0] ?? 'warning'];
  return {
    id,
    shortDescription: { text: `${summary}.` },
    fullDescription: { text: `${summary}.` },
    help: { text: page ?? `${summary}.`, ...(page !== undefined && { markdown: page }) },
    defaultConfiguration: { level },
    properties: { category, preset, tags: ['powermta', category], 'problem.severity': problems[level] },
  };
}
