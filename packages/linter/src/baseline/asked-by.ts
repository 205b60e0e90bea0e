import { type RuleSettings, couldFind } from '../rule-settings.ts';
import { rules } from '../rules/index.ts';

const known = new Set(rules.map(({ id }) => id));

/** Whether a rule was asked of a file. Those that do not exist any more count as asked, since they find nothing again. */
export function askedBy(settingsFor: (path: string) => RuleSettings): (path: string, rule: string) => boolean {
  return (path, rule) => !known.has(rule) || couldFind(rule, { settings: settingsFor(path), allIsKnown: true });
}
