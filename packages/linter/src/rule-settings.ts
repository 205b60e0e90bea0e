/** Which rules are asked, how serious their findings are, and what users set of them. */
import type { Diagnostic, Severity } from '@pmtakit/grammar';
import { type AskedCheck, Options } from '@pmtakit/semantics';
import { rules } from './rules/index.ts';
import { type Preset, type Rule, presets } from './rules/rule.ts';

/** What a user says of one rule. `on` keeps the severity that each message has. */
export interface RuleSetting {
  readonly level: Severity | 'on' | 'off';
  readonly options: ReadonlyMap<string, unknown>;
}

/** What holds for a file: a preset, and the rules for which something else is said. */
export interface RuleSettings {
  /** `none` asks for nothing but the rules that are named. */
  readonly preset: Preset | 'none';
  readonly rules: ReadonlyMap<string, RuleSetting>;
}

export const recommended: RuleSettings = { preset: 'recommended', rules: new Map() };

/** What a rule is set to: `on` where only the preset asks for it. */
export function levelOf({ preset, rules: named }: RuleSettings, rule: Rule): RuleSetting['level'] {
  return named.get(rule.id)?.level ?? (isIn(preset, rule) ? 'on' : 'off');
}

function isIn(preset: RuleSettings['preset'], rule: Rule): boolean {
  return preset !== 'none' && presets.indexOf(rule.preset) <= presets.indexOf(preset);
}

/**
 * The rules that one of these settings asks for.
 * @param main the settings of the main file, whose options count: a rule looks at the configuration as a whole
 */
export function askedRules(main: RuleSettings, all: Iterable<RuleSettings>): AskedCheck[] {
  const distinct = [...new Set(all)];
  return rules
    .filter((rule) => distinct.some((settings) => levelOf(settings, rule) !== 'off'))
    .map((rule) => ({ check: rule, options: new Options(main.rules.get(rule.id)?.options) }));
}

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** Whether a rule was asked and could find something, so that it says something when it found nothing. */
export function couldFind(
  id: string,
  { settings, allIsKnown }: { readonly settings: RuleSettings; readonly allIsKnown: boolean },
): boolean {
  const rule = byId.get(id);
  return rule !== undefined && levelOf(settings, rule) !== 'off' && (allIsKnown || !needsWhole(id));
}

/** Whether a rule looks at more than single lines, so that it may find nothing in a part of a configuration. */
export function needsWhole(id: string): boolean {
  return byId.get(id)?.configuration !== undefined;
}

/** The findings in a file with the severities that are set for it, without those of rules that are off. */
export function withLevels(settings: RuleSettings, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const rule = byId.get(diagnostic.rule);
    const level = rule ? levelOf(settings, rule) : 'on';
    if (level === 'off') return [];
    return level === 'on' ? [diagnostic] : [{ ...diagnostic, severity: level }];
  });
}
