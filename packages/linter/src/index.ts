export { type LintOptions, type LintResult, lint, lintProject } from './lint.ts';
export { type RuleSetting, type RuleSettings, levelOf, recommended } from './rule-settings.ts';
export { rules } from './rules/index.ts';
export { type Preset, type Rule, presets } from './rules/rule.ts';
export { printable } from './reporters/printable.ts';
export { jsonReport } from './reporters/json.ts';
export { type Palette, type TextReportOptions, plainPalette, textReport } from './reporters/text.ts';
export { type Summary, summarize, summaryLine } from './summary.ts';
