/** `pmtasim run`: what becomes of the mail of a scenario. */
import { printable } from '@pmtakit/linter';
import type { Model } from '@pmtakit/semantics';
import { type Result, type Scenario, resultJson, resultSections } from '@pmtakit/simulator';
import { UsageError } from '../exit-codes.ts';
import { identityOf } from '../input.ts';
import { writeLines } from '../commands/answer.ts';
import { paletteFor } from '../palette.ts';
import { openModel } from '../project/open-project.ts';
import { tableWidth } from '../text/excerpt.ts';
import { exitCodeOf } from './exit-code.ts';
import { htmlText } from './html-file.ts';
import { keptOutTexts } from './kept-out.ts';
import { type SimulateOptions, engineFrom, rowsFrom, scenarioChanges } from './options.ts';
import { type OutputOptions, RunOutputs, plannedFiles, recordNotes, writeFile } from './outputs.ts';
import { scenarioFor } from './scenario-for.ts';
import { type ScenarioFile, scenarioIn } from './scenario-file.ts';
import { sectionLines } from './section-text.ts';
import { settingsFrom } from './settings.ts';
import { simulate } from './simulate.ts';
import { tellUnused } from './tell-unused.ts';
import { modelWith, tellOverruled } from './with-settings.ts';

export interface RunCommandOptions extends SimulateOptions, OutputOptions {}

export async function runScenario(name: string, path: string | undefined, options: RunCommandOptions): Promise<void> {
  refuseRecords(options);
  const changes = scenarioChanges(options);
  const settings = settingsFrom(options.set);
  const most = rowsFrom(options);
  const original = await openModel(name, options);
  const file = await scenarioFor(name, path, original);
  const scenario = scenarioIn(file, changes);
  const model = modelWith(original, settings, options);
  tellOverruled(name, model, settings);
  const result = await recordedRun(name, { model, scenario, file }, options);
  if (options.report !== undefined) await writeFile(options.report, htmlText(result));
  if (options.json) process.stdout.write(resultJson(result));
  else
    writeLines(
      sectionLines(resultSections(result, { most }), { palette: paletteFor(options.color), width: tableWidth() }),
    );
  if (result.ended !== 'interrupted') tellUnused(name, [result]);
  for (const text of keptOutTexts(result)) console.error(`${name}: ${printable(text)}`);
  process.exitCode = exitCodeOf(result);
}

/** Records are of messages, of which the fast engine has none. */
function refuseRecords({ fast, acct, acctDir }: RunCommandOptions): void {
  const option = acct !== undefined ? '--acct' : acctDir !== undefined ? '--acct-dir' : undefined;
  if (fast && option)
    throw new UsageError(`${option} writes a record for each message, and --fast has none; leave one of both out`);
}

interface Job {
  readonly model: Model;
  readonly scenario: Scenario;
  readonly file: ScenarioFile;
}

async function recordedRun(name: string, { model, scenario, file }: Job, options: RunCommandOptions): Promise<Result> {
  const planned = plannedFiles(options, model, scenario);
  for (const note of recordNotes(planned)) console.error(`${name}: ${note}`);
  const outputs = new RunOutputs(planned, options, new Set(inputsOf(model, file)));
  try {
    return await simulate({ name, model, scenario, folder: file.folder, outputs, engine: engineFrom(options) });
  } finally {
    outputs.close();
  }
}

function inputsOf({ project }: Model, { path }: ScenarioFile): string[] {
  return [path, ...project.files.map((file) => file.path)].map(identityOf);
}
