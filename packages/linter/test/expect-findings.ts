/** The tester of rules for the rules of this package. */
import type { Diagnostic, Severity } from '@pmtakit/grammar';
import { type ModelOptions, Model, checks, loadProject, memoryFiles } from '@pmtakit/semantics';
import { type RuleTester, testRuleWith } from '../../semantics/test/expect-findings.ts';
import { type LintResult, type RuleSetting, type RuleSettings, lintProject } from '../src/index.ts';

export { SERVER } from '../../semantics/test/expect-findings.ts';
export * from '../../semantics/test/sample-sections.ts';

/** How a sample is looked over. */
export interface SampleOptions {
  /** Options of the rule, as in a configuration file. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Files that the sample includes, by path. */
  readonly others?: Readonly<Record<string, string>>;
  readonly model?: ModelOptions;
}

const ofValidator = checks.map(({ id }): [string, RuleSetting] => [id, { level: 'on', options: new Map() }]);

/** What one rule and those of the validator find in a text as the main file of a configuration, and in the other files. */
export function findingsOf(
  rule: string,
  text: string,
  { options = {}, others = {}, model }: SampleOptions = {},
): LintResult[] {
  const project = loadProject({ path: 'config', text }, { files: memoryFiles({ config: text, ...others }) });
  const own = { level: 'on', options: new Map(Object.entries(options)) } as const;
  const settings: RuleSettings = { preset: 'none', rules: new Map([...ofValidator, [rule, own]]) };
  return lintProject(project, new Model(project, model), { settingsFor: () => settings });
}

/** @param severities of all messages of the rule, by message id */
export function testRule(
  rule: string,
  severities: Readonly<Record<string, Severity>>,
  sample: SampleOptions = {},
): RuleTester {
  const findingsIn = (text: string): readonly Diagnostic[] => findingsOf(rule, text, sample)[0]?.diagnostics ?? [];
  return testRuleWith(findingsIn, rule, severities);
}
