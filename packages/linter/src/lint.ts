import { type Diagnostic, type SourceFile, type Span, secretSpans } from '@pmtakit/grammar';
import { Model, type Project, type ProjectFile, loadProject, memoryFiles, validateProject } from '@pmtakit/semantics';
import { hideSecrets } from './hide-secrets.ts';

/** One text with all that was found in it. */
export interface LintResult {
  readonly source: SourceFile;
  /** In the order of the text. Their words never hold a secret. */
  readonly diagnostics: readonly Diagnostic[];
  /** What no report may show. */
  readonly secrets: readonly Span[];
}

/**
 * Looks a configuration over, with all its files. The main file comes first.
 * @param isWhole whether it is known that the main file is one, and no part of a larger configuration
 */
export function lintProject(project: Project, model: Model = new Model(project), isWhole?: boolean): LintResult[] {
  return [...validateProject(model, isWhole)].map(([file, found]) => resultOf(file, found));
}

/**
 * Looks one text over; what it includes is not followed. Never throws: a part that does not parse is a finding, and the
 * rest is looked over all the same.
 */
export function lint({ path, text }: SourceFile): LintResult {
  const project = loadProject({ path, text }, { files: memoryFiles({}), followIncludes: false });
  return resultOf(project.main, validateProject(new Model(project)).get(project.main) ?? []);
}

function resultOf({ source, document }: ProjectFile, found: readonly Diagnostic[]): LintResult {
  const secrets = found.length > 0 ? secretSpans(document) : [];
  return { source, diagnostics: hideSecrets(source, found, secrets), secrets };
}
