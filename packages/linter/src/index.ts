export type { Refusal } from '@pmtakit/semantics';
export { applyBaseline, goneLine } from './baseline/apply-baseline.ts';
export { askedBy } from './baseline/asked-by.ts';
export {
  type AppliedBaseline,
  type Baseline,
  type BaselineOptions,
  type GoneFinding,
  type KnownFinding,
  type MatchedFinding,
  emptyBaseline,
} from './baseline/baseline.ts';
export { baselineOf, updatedBaseline } from './baseline/baseline-of.ts';
export { BaselineError, parseBaseline, printBaseline } from './baseline/baseline-text.ts';
export { pathsFrom } from './baseline/paths-from.ts';
export { didYouMean, possible } from './configuration/did-you-mean.ts';
export { ConfigurationError, JsonPlace, short } from './configuration/json-place.ts';
export { type LintLayer, settingsByFile } from './configuration/layers.ts';
export { type FailLevel, failLevels, levels, presetNames } from './configuration/levels.ts';
export { type FileTest, type FolderOf, readFilePatterns } from './configuration/read-file-patterns.ts';
export { type LintConfig, mergedLint, readLint } from './configuration/read-lint.ts';
export { readRuleFlag, ruleNamed } from './configuration/read-rules.ts';
export { type Providers, providersWith, useProviders } from './data/providers.ts';
export type { Candidate } from './fixes/candidates.ts';
export { type Fixable, type FixedFile, type FixReport, applyFixes } from './fixes/apply-fixes.ts';
export { type LintOptions, type LintResult, lint, lintInSteps, lintItems, lintProject, looksAtItems } from './lint.ts';
export { type RuleSetting, type RuleSettings, levelOf, recommended } from './rule-settings.ts';
export { rules } from './rules/index.ts';
export { type Preset, type Rule, presets, severitiesOf } from './rules/rule.ts';
export { printable } from './reporters/printable.ts';
export { reportFormats } from './reporters/index.ts';
export { jsonReport } from './reporters/json.ts';
export type { ReportContext, Reporter } from './reporters/report.ts';
export { type Palette, type TextReportOptions, plainPalette, textReport } from './reporters/text.ts';
export { type Summary, summarize, summaryLine } from './summary.ts';
export {
  type AddedSuppressions,
  type AddSuppressionsOptions,
  type SuppressionEdits,
  addSuppressions,
} from './suppressions/add-suppressions.ts';
export { mergeResults } from './suppressions/merge-results.ts';
export type { SuppressedFinding } from './suppressions/suppression.ts';
