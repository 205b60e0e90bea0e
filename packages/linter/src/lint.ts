import { type Diagnostic, type SourceFile, type Span, secretSpans } from '@pmtakit/grammar';
import {
  Model,
  type Project,
  type ProjectFile,
  type ValidateOptions,
  loadProject,
  memoryFiles,
  validateProject,
} from '@pmtakit/semantics';
import { hideSecrets } from './hide-secrets.ts';
import { type RuleSettings, askedRules, recommended, withLevels } from './rule-settings.ts';

/** One text with all that was found in it. */
export interface LintResult {
  readonly source: SourceFile;
  /** In the order of the text. Their words never hold a secret. */
  readonly diagnostics: readonly Diagnostic[];
  /** What no report may show. */
  readonly secrets: readonly Span[];
}

export interface LintOptions extends Pick<ValidateOptions, 'isWhole' | 'timed'> {
  /** What is asked of each file; the recommended rules when absent. */
  readonly settingsFor?: (path: string) => RuleSettings;
}

/** Looks a configuration over, with all its files. The main file comes first. */
export function lintProject(project: Project, model = new Model(project), options: LintOptions = {}): LintResult[] {
  const { settingsFor = () => recommended, isWhole, timed } = options;
  const settings = new Map(project.files.map((file) => [file, settingsFor(file.path)]));
  const checks = askedRules(settings.get(project.main) ?? recommended, settings.values());
  return [...validateProject(model, { isWhole, timed, checks })].map(([file, found]) =>
    resultOf(file, withLevels(settings.get(file) ?? recommended, found)),
  );
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

function resultOf({ source, document }: ProjectFile, found: readonly Diagnostic[]): LintResult {
  const secrets = found.length > 0 ? secretSpans(document) : [];
  return { source, diagnostics: hideSecrets(source, found, secrets), secrets };
}
