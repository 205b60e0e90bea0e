/** The scenario that a command names. */
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Scenario, problemText, readScenario } from '@pmtakit/simulator';
import { printable } from '@pmtakit/linter';
import { UsageError } from '../exit-codes.ts';
import { STDIN, readInput, shownPath } from '../input.ts';
import type { ScenarioChanges } from './options.ts';

/** A scenario that was read and not looked at yet. */
export interface ScenarioFile {
  readonly path: string;
  readonly text: string;
  /** Files that it names count from here. */
  readonly folder: string;
}

/** @throws UsageError for what cannot be read */
export async function readScenarioFile(path: string): Promise<ScenarioFile> {
  if (path !== STDIN && statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`${shownPath(path)}: is a folder; name the file of the scenario`);
  }
  const { path: shown, text } = await readInput(path);
  return { path: shown, text, folder: path === STDIN ? '.' : dirname(path) };
}

/** @throws UsageError that tells all that is wrong in it */
export function scenarioIn({ path, text }: ScenarioFile, changes: ScenarioChanges): Scenario {
  const { scenario, problems } = readScenario(text, path);
  if (scenario) return { ...scenario, ...changes };
  const inOrder = problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
  throw new UsageError(inOrder.map((problem) => printable(problemText(problem))).join('\n'));
}
