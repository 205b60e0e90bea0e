import type { Model } from '@pmtakit/semantics';
import { UsageError } from '../exit-codes.ts';
import { STDIN } from '../input.ts';
import { type ScenarioFile, readScenarioFile } from './scenario-file.ts';
import { starterScenario } from './starter.ts';

/** The scenario that is named, or else the starter scenario of the configuration, which is told. */
export async function scenarioFor(name: string, path: string | undefined, model: Model): Promise<ScenarioFile> {
  if (path !== undefined) {
    refuseSame(path, model);
    return readScenarioFile(path);
  }
  console.error(`${name}: no scenario is named, so a starter scenario is made up; ${name} init prints it`);
  return { path: '<starter>', text: starterScenario(model), folder: '.' };
}

/** Standard input can be read once. */
function refuseSame(path: string, { project: { main } }: Model): void {
  if (path === STDIN && main.path === '<stdin>') {
    throw new UsageError('configuration and scenario cannot both be standard input; name a file for one of them');
  }
}
