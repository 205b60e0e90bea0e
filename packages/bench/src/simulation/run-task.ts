import { readFileSync } from 'node:fs';
import { Model, diskFiles, loadProject } from '@pmtakit/semantics';
import { Run, type RunOptions, readScenario } from '@pmtakit/simulator';

/** Reads a configuration and a scenario. @returns what runs them from the beginning, each time it is called */
export function runnerOf(
  configuration: string,
  scenarioFile: string,
  engine: RunOptions['engine'] = 'exact',
): () => Run {
  const text = readFileSync(configuration, 'utf8');
  const model = new Model(loadProject({ path: configuration, text }, { files: diskFiles }));
  const { scenario, problems } = readScenario(readFileSync(scenarioFile, 'utf8'), scenarioFile);
  if (!scenario) throw new TypeError(`no scenario: ${JSON.stringify(problems)}`);
  return () => new Run({ model, scenario, open: () => 'it has no files', engine });
}
