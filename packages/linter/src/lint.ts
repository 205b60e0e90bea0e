import {
  type Diagnostic,
  type Item,
  type SourceFile,
  type Span,
  type Steps,
  allSteps,
  oncePer,
} from '@pmtakit/grammar';
import {
  Model,
  type Project,
  type ProjectFile,
  type Redact,
  type ValidateOptions,
  isAllKnown,
  loadProject,
  memoryFiles,
  oncePerText,
  validateInSteps,
  validateItems,
} from '@pmtakit/semantics';
import { type Found, withAssumptions } from './assumed.ts';
import { Secrets } from './hide-secrets.ts';
import { type RuleSettings, askedRules, recommended, withLevels } from './rule-settings.ts';
import type { Rule } from './rules/rule.ts';
import { type Asked, mayHoldSuppressions, notPassedOver, suppress } from './suppressions/suppress.ts';
import type { SuppressedFinding } from './suppressions/suppression.ts';

/** One text with all that was found in it. */
export interface LintResult {
  readonly source: SourceFile;
  /** In the order of the text. Their words never hold a secret. */
  readonly diagnostics: readonly Diagnostic[];
  /** What comments of the configuration pass over, in the same order. */
  readonly suppressed: readonly SuppressedFinding[];
  /** What no report may show. */
  readonly secrets: readonly Span[];
  /** Set where the configuration is not known as a whole: some rules find nothing then. */
  readonly isPart?: true;
}

export interface LintOptions extends Pick<ValidateOptions, 'isWhole' | 'timed'> {
  /** What is asked of each file; the recommended rules when absent. */
  readonly settingsFor?: (path: string) => RuleSettings;
  /** Whether all assumptions behind a finding are to be found out, which takes ten times as long. */
  readonly assumptions?: boolean | undefined;
  /** Is told what single lines and sections say, which is known long before the rest. */
  readonly onItems?: ((results: LintResult[]) => void) | undefined;
}

/** Looks a configuration over, with all its files. The main file comes first. */
export function lintProject(project: Project, model = new Model(project), options: LintOptions = {}): LintResult[] {
  return allSteps(lintInSteps(project, model, options));
}

/** The same in steps, for programs that have to answer meanwhile. */
export function* lintInSteps(project: Project, model: Model, options: LintOptions = {}): Steps<LintResult[]> {
  const { settingsFor = () => recommended, isWhole, timed } = options;
  const settingsOf = oncePer((file: ProjectFile) => settingsFor(file.path));
  const checks = askedRules(settingsOf(project.main), project.files.map(settingsOf));
  const allIsKnown = isAllKnown(project, isWhole);
  const resultsOf = (all: Found, isEarly: boolean): LintResult[] =>
    [...all].map(([file, own]) => resultOf(file, own, { settings: settingsOf(file), allIsKnown, isEarly }));
  const { onItems } = options;
  const tellItems = onItems && ((all: Found) => onItems(resultsOf(all, true)));
  const found = yield* validateInSteps(model, { isWhole, timed, checks, redacted, onItems: tellItems });
  const explained = options.assumptions ? withAssumptions(model, found, { isWhole, checks }) : found;
  return resultsOf(explained, false);
}

/**
 * What some neighbouring items of a file tell by themselves: the findings of rules that look at no more than that, in the
 * order of the text. Takes as long as the items are, whatever is around them.
 */
export function lintItems(
  { project }: Model,
  file: ProjectFile,
  items: readonly Item[],
  { settingsFor = () => recommended }: Pick<LintOptions, 'settingsFor'> = {},
): readonly Diagnostic[] {
  const settings = settingsFor(file.path);
  const checks = askedRules(settingsFor(project.main.path), [settings]).filter(({ check }) => looksAtItems(check));
  const secrets = new Secrets({ ...file.document, items: [...items] });
  const redact: Redact = (span, words) => secrets.redacted(span, words);
  const found = withLevels(settings, validateItems(project, file, items, { checks, redacted: () => redact }));
  return notPassedOver(file, found, secrets.spans).map((one) => secrets.hide(one));
}

/** Whether a rule looks at single lines and sections only. */
export function looksAtItems({ configuration, suppressions }: Pick<Rule, 'configuration' | 'suppressions'>): boolean {
  return configuration === undefined && suppressions === undefined;
}

const secretsOf: (file: ProjectFile) => Secrets = oncePerText(({ document }) => new Secrets(document));

function redacted(file: ProjectFile): Redact {
  return (span, words) => secretsOf(file).redacted(span, words);
}

/**
 * Looks one text over; what it includes is not followed. Never throws: a part that does not parse is a finding, and the
 * rest is looked over all the same.
 */
export function lint({ path, text }: SourceFile, options: LintOptions = {}): LintResult {
  const project = loadProject({ path, text }, { files: memoryFiles({}), followIncludes: false });
  const [result] = lintProject(project, new Model(project), options);
  if (!result) throw new Error('a project has a main file');
  return result;
}

function resultOf(
  file: ProjectFile,
  found: readonly Diagnostic[],
  asked: Omit<Asked, 'secrets'> & { readonly isEarly: boolean },
): LintResult {
  const { source } = file;
  const secrets = secretsOf(file);
  const spans = found.length > 0 || mayHoldSuppressions(source) ? secrets.spans : [];
  const leveled = withLevels(asked.settings, found);
  const { diagnostics, suppressed } = asked.isEarly
    ? { diagnostics: notPassedOver(file, leveled, spans), suppressed: [] }
    : suppress(file, leveled, { ...asked, secrets: spans });
  return {
    source,
    diagnostics: diagnostics.map((one) => secrets.hide(one)),
    suppressed: suppressed.map((one) => ({ ...one, diagnostic: secrets.hide(one.diagnostic) })),
    secrets: spans,
    ...(asked.allIsKnown ? {} : { isPart: true }),
  };
}
