/** `pmtasim compare OLD NEW`: the same mail under two configurations. */
import type { Model } from '@pmtakit/semantics';
import { type Result, type ResultComparison, compareResults, comparisonSections } from '@pmtakit/simulator';
import { writeJson, writeLines } from '../commands/answer.ts';
import { UsageError, exitCodes } from '../exit-codes.ts';
import { STDIN } from '../input.ts';
import { paletteFor } from '../palette.ts';
import { openModel } from '../project/open-project.ts';
import { tableWidth } from '../text/excerpt.ts';
import { INTERRUPTED } from './exit-code.ts';
import { type SimulateOptions, engineFrom, rowsFrom, scenarioChanges } from './options.ts';
import { scenarioIn } from './scenario-file.ts';
import { scenarioFor } from './scenario-for.ts';
import { sectionLines } from './section-text.ts';
import { simulate } from './simulate.ts';
import { tellUnused } from './tell-unused.ts';

export interface CompareOptions extends SimulateOptions {
  readonly scenario?: string;
}

/** Ends with 1 when they differ. */
export async function compareRuns(
  name: string,
  paths: readonly [string, string],
  options: CompareOptions,
): Promise<void> {
  const most = rowsFrom(options);
  const [before, after] = await modelsOf(name, paths, options);
  const file = await scenarioFor(name, options.scenario, before);
  const scenario = scenarioIn(file, scenarioChanges(options));
  const runOf = (model: Model, isQuiet: boolean): Promise<Result> =>
    simulate({ name, model, scenario, folder: file.folder, engine: engineFrom(options), isQuiet });
  // What is told of the files of the scenario is the same for both.
  const first = await runOf(before, false);
  const second = first.ended === 'interrupted' ? first : await runOf(after, true);
  if (second.ended === 'interrupted') return tellInterrupted(name);
  tellUnused(name, [first, second]);
  const comparison = compareResults(first, second);
  if (options.json) writeJson(comparison);
  else
    writeLines(
      sectionLines(comparisonSections(comparison, most), { palette: paletteFor(options.color), width: tableWidth() }),
    );
  process.exitCode = isEqual(comparison) ? exitCodes.clean : exitCodes.findings;
}

async function modelsOf(
  name: string,
  [before, after]: readonly [string, string],
  options: CompareOptions,
): Promise<[Model, Model]> {
  if (options.config !== undefined)
    throw new UsageError('compare takes both configurations as arguments, without --config');
  if (before === STDIN && after === STDIN) throw new UsageError('only one configuration can be standard input');
  return [await openModel(name, { ...options, config: before }), await openModel(name, { ...options, config: after })];
}

function tellInterrupted(name: string): void {
  console.error(`${name}: interrupted, so there is nothing to compare`);
  process.exitCode = INTERRUPTED;
}

function isEqual({ thresholds, total, domains, queues, virtualMtas }: ResultComparison): boolean {
  return [thresholds, total, domains, queues, virtualMtas].every(({ length }) => length === 0);
}
