/** What is said of rules in several places, one on top of the other, put together. */
import type { RuleSetting, RuleSettings } from '../rule-settings.ts';

/** What one place says of a rule. Without options those of a layer below hold. */
export interface SaidOfRule {
  readonly level: RuleSetting['level'];
  readonly options?: ReadonlyMap<string, unknown>;
}

/** What one place says: a file, an override in it, or the command line. */
export interface LintLayer {
  /** Whether it is about this file; about all when absent. */
  readonly appliesTo?: (path: string) => boolean;
  readonly preset?: RuleSettings['preset'];
  readonly rules: ReadonlyMap<string, SaidOfRule>;
}

/** The settings that layers give together, the strongest last. */
function settingsOfLayers(layers: readonly LintLayer[]): RuleSettings {
  let preset: RuleSettings['preset'] = 'recommended';
  const rules = new Map<string, RuleSetting>();
  for (const layer of layers) {
    preset = layer.preset ?? preset;
    for (const [id, { level, options }] of layer.rules) {
      rules.set(id, { level, options: options ?? rules.get(id)?.options ?? new Map() });
    }
  }
  return { preset, rules };
}

/** The settings of each file. Files to which the same layers apply have the same object. */
export function settingsByFile(layers: readonly LintLayer[]): (path: string) => RuleSettings {
  const known = new Map<string, RuleSettings>();
  return (path) => {
    const applying = layers.map(({ appliesTo }) => appliesTo?.(path) ?? true);
    const key = applying.join();
    const settings = known.get(key) ?? settingsOfLayers(layers.filter((_, index) => applying[index]));
    known.set(key, settings);
    return settings;
  };
}
