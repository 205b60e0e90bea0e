/** One run of pmtalint, from its options to its exit code. */
import type { Command } from 'commander';
import { useDirectives } from '@pmtakit/grammar';
import { type FixReport, type LintResult, type RuleSettings, applyFixes, askedBy, useProviders } from '@pmtakit/linter';
import { UsageError, exitCodes } from '../exit-codes.ts';
import { findProjectConfig } from '../project/config-file.ts';
import { lintSettings } from '../project/lint-settings.ts';
import { openProject } from '../project/open-project.ts';
import { modelOptionsOf } from '../project/options.ts';
import type { ProjectConfig } from '../project/project-config.ts';
import { type ReportJob, reportJobs } from '../reports.ts';
import { suppressAll } from './add-suppressions.ts';
import { BaselineFile } from './baseline-file.ts';
import { changedLines, inChangedLines } from './changed-lines.ts';
import { Configurations, type NamedFile } from './configurations.ts';
import { type FixMode, finishFixes, fixModeOf, fixSummary } from './fixes.ts';
import { readNamed } from './named-files.ts';
import { ownProviders } from './provider-file.ts';
import type { LintCommandOptions } from './options.ts';
import { showResults } from './show-results.ts';
import { statistics, timings } from './tables.ts';
import { exitCodeFor } from './verdict.ts';

/** What all steps of a run need. */
interface Run {
  readonly command: Command;
  readonly options: LintCommandOptions;
  readonly config: ProjectConfig;
  readonly named: readonly NamedFile[];
  readonly jobs: readonly ReportJob[];
  /** What becomes of fixes; undefined when none are asked for. */
  readonly mode: FixMode | undefined;
  readonly settingsFor: (path: string) => RuleSettings;
  readonly baseline: BaselineFile | undefined;
}

/** @returns the files that the outcome depends on */
export async function lintOnce(
  command: Command,
  paths: readonly string[],
  options: LintCommandOptions,
): Promise<readonly string[]> {
  const config = findProjectConfig('.');
  useDirectives(config.directives);
  useProviders(ownProviders(config));
  const [jobs, mode] = [reportJobs(options), fixModeOf(options)];
  const settingsFor = lintSettings(config, options);
  const mains = [options.config, config.main].filter((path) => path !== undefined);
  const named = await readNamed(command, paths, { stdinFilename: options.stdinFilename, mains });
  const baseline = baselineOf(options, config, settingsFor);
  const results = await finish({ command, options, config, named, jobs, mode, settingsFor, baseline });
  return [...config.files, ...[...named, ...results.map(({ source }) => source)].map(({ path }) => path)];
}

async function finish(run: Run): Promise<readonly LintResult[]> {
  const { options, named, mode, baseline } = run;
  const times = options.timing ? new Map<string, number>() : undefined;
  const configurations = configurationsOf(run, times);
  const fixed = mode && !options.addSuppressions ? applyFixes(configurations, suggestionsIn(options)) : undefined;
  const found = fixed?.results ?? configurations.lint(configurations.open(new Map()));
  if (options.addSuppressions) {
    tell(run, await suppressAll(found, options.reason, mode ?? 'write', named));
    return found;
  }
  if (options.updateBaseline && baseline) {
    tell(run, [await baseline.update(found)]);
    return found;
  }
  const results = narrowed(run, found);
  await show(run, results, fixed);
  if (options.stats) tell(run, statistics(results));
  if (times) tell(run, timings(times));
  return found;
}

function suggestionsIn({ fixSuggestions }: LintCommandOptions): { readonly suggestions: boolean } {
  return { suggestions: fixSuggestions === true };
}

function configurationsOf(
  { options, config, named, settingsFor }: Run,
  times: Map<string, number> | undefined,
): Configurations {
  const timed = times && ((rule: string, ms: number) => void times.set(rule, (times.get(rule) ?? 0) + ms));
  return new Configurations(
    named,
    (main, texts) => openProject(main, options, config, texts),
    modelOptionsOf(options, config),
    { settingsFor, timed, assumptions: options.assumptions },
  );
}

function baselineOf(
  { baseline, updateBaseline }: LintCommandOptions,
  { lint }: ProjectConfig,
  settingsFor: Run['settingsFor'],
): BaselineFile | undefined {
  const path = baseline ?? lint.baseline;
  if (path === undefined && updateBaseline) throw new UsageError('--update-baseline needs --baseline FILE');
  return path === undefined ? undefined : new BaselineFile(path, askedBy(settingsFor));
}

/** What is to be told of all that was found. */
function narrowed(run: Run, found: readonly LintResult[]): readonly LintResult[] {
  const { options, baseline } = run;
  const { results, gone } = baseline?.apply(found) ?? { results: found, gone: undefined };
  if (gone !== undefined) tell(run, [gone]);
  if (options.changed === undefined) return results;
  return inChangedLines(results, changedLines('.', options.changed === true ? 'HEAD' : options.changed));
}

async function show(run: Run, results: readonly LintResult[], fixed: FixReport | undefined): Promise<void> {
  const { options, named, config, jobs, mode } = run;
  const failOn = options.failOn ?? config.lint.failOn ?? 'warning';
  const verdict = exitCodeFor(results, { failOn, maxWarnings: options.maxWarnings ?? config.lint.maxWarnings });
  const code = mode === 'diff' ? changeCode(fixed) : verdict;
  if (fixed && mode) {
    await finishFixes(fixed.files, mode, named);
    tell(run, fixSummary(fixed, mode));
  }
  // What fixes print to standard output leaves no place for a report.
  const isTaken = mode === 'diff' || (mode === 'write' && named.some(({ isPiped }) => isPiped));
  const shown = isTaken ? jobs.filter(({ file }) => file !== undefined) : jobs;
  await showResults(results, shown, options, code);
  process.exitCode ??= code;
}

function changeCode(fixed: FixReport | undefined): number {
  return fixed && fixed.files.length > 0 ? exitCodes.findings : exitCodes.clean;
}

/** Standard output belongs to the reports. */
function tell({ command }: Run, lines: readonly string[]): void {
  for (const line of lines) console.error(`${command.name()}: ${line}`);
}
