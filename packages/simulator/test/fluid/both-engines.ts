/** Runs a scenario with both engines. */
import { type Result, Run, readScenario } from '@pmtakit/simulator';
import { modelOf } from '../harness.ts';

export interface Case {
  readonly config: string;
  readonly scenario: string;
}

export function resultOf({ config, scenario: text }: Case, engine: Result['engine']): Result {
  const { scenario, problems } = readScenario(text, 'scenario.yaml');
  if (!scenario) throw new Error(problems.map(({ message }) => message).join('\n'));
  const run = new Run({ model: modelOf(config), scenario, open: () => 'no such file', engine });
  if (run.problems.length > 0) throw new Error(run.problems.join('\n'));
  run.step(Infinity);
  return run.finish(true);
}

type Ending = 'delivered' | 'bounced';

/** How much was delivered, or given up, by the end of each part of the run; both runs have the same span. */
function curve(
  { series: { width, total, domains } }: Result,
  name: string,
  parts: number,
  span: number,
  ending: Ending,
): number[] {
  const found = name === 'total' ? total : domains.find((one) => one.name === name);
  const at = (time: number): number => {
    let sum = 0;
    for (const [bucket, count] of (found?.[ending] ?? []).entries()) {
      const part = Math.min(1, Math.max(0, time / width - bucket));
      sum += count * part;
    }
    return sum;
  };
  return Array.from({ length: parts }, (_, index) => at(((index + 1) * span) / parts));
}

/** The largest difference of what was delivered, or given up, at any of fifty probes, as a part of all mail. */
export function largestError(exact: Result, fast: Result, name = 'total', ending: Ending = 'delivered'): number {
  const span = Math.max(exact.span, fast.span);
  const [first, second] = [exact, fast].map((result) => curve(result, name, 50, span, ending));
  const volume = exact.total.injected;
  return Math.max(...(first ?? []).map((count, index) => Math.abs(count - (second?.[index] ?? 0)) / volume));
}
