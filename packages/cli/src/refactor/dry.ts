/** `pmtakit dry` and `pmtakit extract`: what is said several times, once. */
import { useDirectives } from '@pmtakit/grammar';
import { didYouMean } from '@pmtakit/linter';
import {
  type Found,
  type Refactorable,
  type Refactoring,
  type RunReport,
  adviceFor,
  allRefactorings,
  findProposals,
  refactorings,
  runRefactorings,
  safeties,
} from '@pmtakit/refactor';
import { isComplete } from '@pmtakit/semantics';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { readInput } from '../input.ts';
import { Configurations } from '../lint/configurations.ts';
import { writeJson, writeLines } from '../commands/answer.ts';
import { findProjectConfig } from '../project/config-file.ts';
import { findMain, openProject, tellUnread } from '../project/open-project.ts';
import { modelOptionsOf } from '../project/options.ts';
import { paletteFor } from '../palette.ts';
import { requireNew, showDiffs, writeFiles } from './files.ts';
import { keepFormatted } from './layout.ts';
import { listJson, runJson } from './json.ts';
import { adviceText, listText } from './list-text.ts';
import type { DryOptions, NamedOptions, RefactorOptions } from './options.ts';
import { purposeText } from './purpose-text.ts';
import { runText } from './run-text.ts';

/** What is done with what is found. */
interface Wish {
  readonly refactorings: readonly Refactoring[];
  readonly isWanted: (found: Found) => boolean;
  /** Whether the list shows every place. */
  readonly isLong: boolean;
  /** Whether what no refactoring does is told as well. */
  readonly hasAdvice?: boolean;
  /** What it is done for and nothing else; everything when nothing is named. */
  readonly parts?: readonly string[];
}

/** @throws UsageError for refactorings and classes that do not exist, and for files that cannot be read or written */
export async function dry(name: string, config: string | undefined, options: DryOptions): Promise<void> {
  const changes = options.write || options.dryRun;
  const classes = options.class ?? (changes ? ['safe'] : safeties);
  for (const one of classes) requireOneOf(one, safeties, 'class');
  const some = options.only ? options.only.map(refactoringOf) : refactorings;
  const leavesProposals = changes && classes.includes('proposal') && options.only === undefined;
  if (leavesProposals) console.error(`${name}: what is of class proposal is only done when --only names it`);
  await refactor(name, config, options, {
    refactorings: some,
    // A change of what the server does is made only when somebody asks for it and no other.
    isWanted: ({ safety }) => classes.includes(safety) && !(safety === 'proposal' && leavesProposals),
    isLong: options.only !== undefined,
    hasAdvice: options.only === undefined && options.class === undefined,
  });
}

/**
 * One refactoring that was asked for by its name, so that nobody has to confirm it again.
 * @throws UsageError also for parts that it finds nothing for
 */
export async function applyNamed(
  name: string,
  id: string,
  config: string | undefined,
  options: NamedOptions,
): Promise<void> {
  const { of } = options;
  await refactor(name, config, options, {
    refactorings: [refactoringOf(id)],
    isWanted: ({ about = '' }) => of === undefined || of.some((part) => isSameName(part, about)),
    isLong: true,
    parts: of ?? [],
  });
}

function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

async function refactor(name: string, main: string | undefined, options: RefactorOptions, wish: Wish): Promise<void> {
  if (options.dryRun && options.write) throw new UsageError('--dry-run only shows what --write does; name one of them');
  if (main !== undefined && options.config !== undefined)
    throw new UsageError('the main file is named twice; leave --config out');
  const configuration = await openConfiguration(name, main ?? options.config, options);
  requireParts(configuration, wish);
  if (options.dryRun || options.write) await change(name, configuration, options, wish);
  else list(name, configuration, options, wish);
}

/** @throws UsageError for names of nothing that could be done */
function requireParts(configuration: Refactorable, { refactorings: some, parts = [] }: Wish): void {
  if (parts.length === 0) return;
  const names = findProposals(configuration.open(new Map()), some).flatMap(({ about }) => about ?? []);
  for (const part of parts) {
    if (names.some((name) => isSameName(name, part))) continue;
    const there = names.length > 0 ? `there are ${[...new Set(names)].join(', ')}` : 'there is nothing to do';
    throw new UsageError(`nothing to do for ${part}${didYouMean(part, names)}${there}`);
  }
}

async function openConfiguration(
  name: string,
  path: string | undefined,
  options: RefactorOptions,
): Promise<Refactorable> {
  const config = findProjectConfig('.');
  useDirectives(config.directives);
  const main = await readInput(path ?? config.main ?? findMain());
  if (main.isPiped && options.write) throw new UsageError('standard input cannot be written in place; name a file');
  const configurations = new Configurations(
    [{ ...main, isWhole: true }],
    (file, texts) => openProject(file, options, config, texts),
    modelOptionsOf(options, config),
  );
  tellUnread(
    name,
    configurations.open(new Map()).map(({ project }) => project),
  );
  return configurations;
}

function list(name: string, configuration: Refactorable, options: RefactorOptions, wish: Wish): void {
  const models = configuration.open(new Map());
  const found = findProposals(models, wish.refactorings).filter(wish.isWanted);
  if (!models.every(({ project }) => isComplete(project))) {
    process.exitCode = exitCodes.findings;
    console.error(
      `${name}: nothing is looked for, since what an include holds that cannot be read may depend on any line`,
    );
  }
  const advice = wish.hasAdvice ? adviceFor(models) : [];
  if (options.json) writeJson(listJson(found, advice));
  else if (models.every(({ project }) => isComplete(project))) {
    const palette = paletteFor(options.color);
    writeLines([...listText(found, models, palette, wish.isLong), ...adviceText(advice, palette)]);
  }
}

async function change(name: string, configuration: Refactorable, options: RefactorOptions, wish: Wish): Promise<void> {
  const run = runRefactorings(configuration, wish);
  const report = { ...run, files: await keepFormatted(run.files) };
  requireNew(report.files);
  const isPurpose = report.applied.some(({ safety }) => safety === 'proposal');
  const purpose = isPurpose ? purposeText(configuration, report.files) : undefined;
  if (options.write) await writeFiles(report.files);
  if (options.json) writeJson(runJson(report));
  else if (options.dryRun) await showDiffs(report.files, options.color);
  if (!options.json)
    for (const line of runText(report, options.write === true, purpose)) console.error(`${name}: ${line}`);
  if (wasRefused(report)) process.exitCode = exitCodes.findings;
}

function wasRefused({ refused, unread }: RunReport): boolean {
  return refused.length > 0 || unread.length > 0;
}

function refactoringOf(id: string): Refactoring {
  const found = allRefactorings.find((one) => one.id === id);
  const ids = allRefactorings.map((one) => one.id);
  if (!found) throw new UsageError(`${id} is no refactoring${didYouMean(id, ids)}there are ${ids.join(', ')}`);
  return found;
}

function requireOneOf(word: string, words: readonly string[], what: string): void {
  if (!words.includes(word))
    throw new UsageError(`${word} is no ${what}${didYouMean(word, words)}there are ${words.join(', ')}`);
}
