/** Which of the files that are named are configurations of their own, and all findings in them and what they include. */
import type { Diagnostic } from '@pmtakit/grammar';
import { type LintResult, lintProject } from '@pmtakit/linter';
import { Model, type ModelOptions, type Project } from '@pmtakit/semantics';
import { type InputFile, identityOf } from './input.ts';

/** A file to be looked over. */
export interface NamedFile extends InputFile {
  /** Whether it is known to be a whole configuration and no part of one. */
  readonly isWhole: boolean;
}

export interface LintProjectsOptions {
  readonly open: (main: InputFile) => Project;
  readonly modelOptions: ModelOptions;
}

/** Each file that is named or included is told once, in the order in which it comes up. */
export function lintProjects(named: readonly NamedFile[], { open, modelOptions }: LintProjectsOptions): LintResult[] {
  const results = new Map<string, LintResult>();
  for (const { project, isWhole } of projectsOf(named, open)) {
    const found = lintProject(project, new Model(project, modelOptions), { isWhole: isWhole || undefined });
    for (const result of found) {
      const identity = identityOf(result.source.path);
      const known = results.get(identity);
      results.set(identity, known ? merged(known, result) : result);
    }
  }
  return [...results.values()];
}

interface OpenedProject {
  readonly project: Project;
  readonly isWhole: boolean;
}

/** The projects of the files that no other of them includes. */
function projectsOf(named: readonly NamedFile[], open: (main: InputFile) => Project): OpenedProject[] {
  const includers = new Map<NamedFile, Project>();
  for (const file of named) if (mayInclude(file)) includers.set(file, open(file));
  const included = includedBy(includers);
  return named
    .filter((file) => file.isWhole || !included(file))
    .map((file) => ({ project: includers.get(file) ?? open(file), isWhole: file.isWhole }));
}

/**
 * Most files of a large configuration include nothing, so their trees are not needed to find out what includes them.
 * A file called `config` has `config-defaults` behind it.
 */
function mayInclude({ path, text }: InputFile): boolean {
  return /(?:^|[/\\])config$/.test(path) || /^[ \t]*include[ \t]/im.test(text);
}

/** Of files that include each other, the one that is named first is the main one. */
function includedBy(includers: ReadonlyMap<NamedFile, Project>): (file: NamedFile) => boolean {
  const all = [...includers].map(([file, { files }], index) => ({
    file,
    index,
    identity: identityOf(file.path),
    includes: new Set(files.slice(1).map(({ path }) => identityOf(path))),
  }));
  return (file) => {
    const identity = identityOf(file.path);
    const own = all.find((one) => one.file === file);
    return all.some((other) => {
      if (other.file === file || !other.includes.has(identity)) return false;
      return !own?.includes.has(other.identity) || other.index < own.index;
    });
  };
}

/** What is found in a file that two configurations include: in each it may be another thing. */
function merged(a: LintResult, b: LintResult): LintResult {
  const known = new Set(a.diagnostics.map(keyOf));
  const diagnostics = [...a.diagnostics, ...b.diagnostics.filter((one) => !known.has(keyOf(one)))];
  diagnostics.sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
  return { ...a, diagnostics, secrets: a.secrets.length > 0 ? a.secrets : b.secrets };
}

function keyOf({ rule, messageId, span, message }: Diagnostic): string {
  return JSON.stringify([rule, messageId, span, message]);
}
