/** `pmtafmt sort`: the lines of sections by topic, wherever their order means nothing. Loaded when it is asked for. */
import type { Command } from 'commander';
import { useDirectives } from '@pmtakit/grammar';
import { printable } from '@pmtakit/linter';
import { type SortedFile, sortBlocks, sortMessages } from '@pmtakit/refactor';
import { attempt } from '../running.ts';
import { STDIN, identityOf, readInput } from '../input.ts';
import { Configurations, type NamedFile } from '../lint/configurations.ts';
import { readNamed } from '../lint/named-files.ts';
import { writeBack } from '../output.ts';
import { findProjectConfig } from '../project/config-file.ts';
import { openProject } from '../project/open-project.ts';
import { modelOptionsOf, withReadingOptions } from '../project/options.ts';
import type { ProjectConfig } from '../project/project-config.ts';
import { isColoured } from '../colours.ts';
import { isLeftOut } from './ignore-file.ts';
import { modeOf, requireFiles, requireOneToPrint } from './mode.ts';
import { type FormatMode, type Outcome, diffOutcome, textOutcome } from './outcome.ts';
import { Report } from './report.ts';
import type { SortCommandOptions } from './sort-command.ts';
import { Styles } from './style.ts';
import type { Verb } from './summary.ts';

const sorting: Verb = { done: 'sorted', advice: 'pmtafmt sort --write sorts' };

export { withReadingOptions };

/**
 * Nothing that a user can mend is thrown: this part of the command can be a bundle of its own, whose errors are no
 * instances of those of another.
 * @param paths what is to be sorted; when nothing is named, the configuration, or else standard input
 */
export async function sortFiles(
  command: Command,
  paths: readonly string[],
  options: SortCommandOptions,
): Promise<void> {
  await attempt(command, () => sortNamed(command, paths.length > 0 ? paths : [options.config ?? STDIN], options));
}

async function sortNamed(command: Command, paths: readonly string[], options: SortCommandOptions): Promise<void> {
  const mode = modeOf(options);
  requireFiles(paths, mode);
  const config = findProjectConfig('.');
  useDirectives(config.directives);
  const named = await namedFiles(command, paths, config, options);
  const wanted = await wantedAmong(named, options);
  requireOneToPrint(wanted.length, mode);
  if (named.length === 0) return;
  // A filter passes on what it does not sort.
  const passed = mode === 'print' ? named.filter((file) => file.isPiped && !wanted.includes(file)) : [];
  const sorted = sortedOf(await withMain(named, options), wanted, config, options);
  const report = new Report(command.name());
  for (const input of wanted) {
    const file = sorted.get(identityOf(input.path));
    const outcome = await attempt(command, () => outcomeOf(input, file, mode, options));
    if (outcome) report.tell(outcome);
    if (file && !options.quiet) tellStops(command, file, options);
  }
  for (const input of passed) report.tell(textOutcome(input, input.text, mode));
  report.finish(named.length - wanted.length - passed.length, options, sorting);
}

function namedFiles(
  command: Command,
  paths: readonly string[],
  { main }: ProjectConfig,
  { config, stdinFilename }: SortCommandOptions,
): Promise<NamedFile[]> {
  const mains = [config, main].filter((path) => path !== undefined);
  return readNamed(command, paths, { stdinFilename, mains });
}

/** The main file goes first, since it tells what the others are parts of. */
async function withMain(named: readonly NamedFile[], { config }: SortCommandOptions): Promise<readonly NamedFile[]> {
  if (config === undefined || named.some(({ path }) => identityOf(path) === identityOf(config))) return named;
  return [{ ...(await readInput(config)), isWhole: true }, ...named];
}

async function wantedAmong(named: readonly NamedFile[], options: SortCommandOptions): Promise<readonly NamedFile[]> {
  const isIgnored = await isLeftOut(options);
  const styles = new Styles();
  const wanted: NamedFile[] = [];
  for (const file of named) if (!isIgnored(file.path, await styles.of(file.path))) wanted.push(file);
  return wanted;
}

function sortedOf(
  named: readonly NamedFile[],
  wanted: readonly NamedFile[],
  config: ProjectConfig,
  options: SortCommandOptions,
): ReadonlyMap<string, SortedFile> {
  const identities = new Set(wanted.map(({ path }) => identityOf(path)));
  const configurations = new Configurations(
    named,
    (main, texts) => openProject(main, options, config, texts),
    modelOptionsOf(options, config),
  );
  const files = sortBlocks(configurations, { isWanted: (path) => identities.has(identityOf(path)) });
  return new Map(files.map((file) => [identityOf(file.path), file]));
}

async function outcomeOf(
  input: NamedFile,
  file: SortedFile | undefined,
  mode: FormatMode,
  { color }: SortCommandOptions,
): Promise<Outcome> {
  if (mode === 'diff') return diffOutcome(input, file?.edits ?? [], isColoured(color));
  const text = file?.after ?? input.text;
  if (mode === 'write') await writeBack(input, text);
  return textOutcome(input, text, mode);
}

/** Where lines could not be moved, and why. */
function tellStops(command: Command, file: SortedFile, { lists }: SortCommandOptions): void {
  for (const message of sortMessages(file, { lists: lists === true })) {
    console.error(`${command.name()}: ${printable(message)}`);
  }
}
