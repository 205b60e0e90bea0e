import { severities } from '@pmtakit/grammar';
import type { RuleSetting, RuleSettings } from '../rule-settings.ts';
import { presets } from '../rules/rule.ts';

/** What may be said of a rule. */
export const levels = ['off', 'on', ...severities] as const satisfies readonly RuleSetting['level'][];

export const presetNames = [...presets, 'none'] as const satisfies readonly RuleSettings['preset'][];

/** From which severity on findings are a failure. */
export const failLevels = [...severities, 'never'] as const;
export type FailLevel = (typeof failLevels)[number];
