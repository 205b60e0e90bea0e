import type { Figures } from './sample.ts';
import type { Suite } from './suites.ts';

export interface SuiteResult {
  readonly suite: Suite;
  readonly figures: readonly Figures[];
}

export interface Ratio {
  readonly name: string;
  readonly against: string;
  readonly ratio: number;
  readonly atMost: number;
}

/** How our figures compare with what they are measured against, by the same run. */
export function ratiosOf({ suite, figures }: SuiteResult): Ratio[] {
  const time = (name: string) => figures.find((figure) => figure.name === name)?.ms ?? Number.NaN;
  return suite.goals.map((goal) => ({ ...goal, ratio: time(goal.name) / time(goal.against) }));
}

/** Tables for a terminal. */
export function tableOf(result: SuiteResult): string {
  const width = Math.max(...result.figures.map(({ name }) => name.length));
  const rows = result.figures.map(({ name, ms, warmMs, peakMiB }) => {
    return `  ${name.padEnd(width)}  ${number(ms)}  ${number(warmMs)}  ${number(peakMiB)}`;
  });
  const goals = ratiosOf(result).map(({ name, against, ratio, atMost }) => {
    const verdict = ratio <= atMost ? 'reached' : 'missed';
    return `  ${ratio.toFixed(2)}x  ${name} against ${against} (aim: ${atMost}x, ${verdict})`;
  });
  const limits = (result.suite.limits ?? []).map(({ name, atMostMs }) => {
    const ms = result.figures.find((figure) => figure.name === name)?.warmMs ?? Number.NaN;
    return `  ${ms.toFixed(0)} ms  ${name}, warm (aim: ${atMostMs} ms, ${ms <= atMostMs ? 'reached' : 'missed'})`;
  });
  const head = `  ${''.padEnd(width)}  ${'ms'.padStart(8)}  ${'warm ms'.padStart(8)}  ${'peak MiB'.padStart(8)}`;
  return [`\n${result.suite.title}`, head, ...rows, ...goals, ...limits].join('\n');
}

function number(value: number | undefined): string {
  return (value === undefined ? '-' : value.toFixed(value < 100 ? 1 : 0)).padStart(8);
}
