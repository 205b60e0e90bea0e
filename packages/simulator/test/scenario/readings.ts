/** Reads scenarios in tests. */
import { problemText } from '../../src/scenario/problems.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

/** A scenario that has to be right. */
export function scenarioOf(text: string): Scenario {
  const { scenario, problems } = readScenario(text, 's.yaml');
  if (!scenario) throw new Error(problems.map(problemText).join('\n'));
  return scenario;
}

/** What is wrong, one line each. */
export function problemsOf(text: string): string[] {
  return readScenario(text, 's.yaml').problems.map(problemText);
}

/** One made up stream with what is to be tried. */
export function streamWith(keys: string): string {
  return `streams:\n  - { recipients: gmail.com, ${keys} }`;
}
