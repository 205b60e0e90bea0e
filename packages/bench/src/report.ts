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
export function ratiosOf(result: SuiteResult): Ratio[] {
  const time = (name: string) => microsecondsEach(result, name) ?? figuresOf(result, name)?.ms ?? Number.NaN;
  return result.suite.goals.map((goal) => ({ ...goal, ratio: time(goal.name) / time(goal.against) }));
}

/** Tables for a terminal. */
export function tableOf(result: SuiteResult): string {
  const width = Math.max(...result.figures.map(({ name }) => name.length));
  const isOfMessages = result.suite.cases.some(({ messages }) => messages !== undefined);
  const isOfEach = result.figures.some(({ p99Ms }) => p99Ms !== undefined);
  const rows = result.figures.map(({ name, ms, warmMs, p99Ms, peakMiB }) => {
    const each = isOfMessages ? `  ${number(microsecondsEach(result, name), 2)}` : '';
    const slow = isOfEach ? `  ${number(p99Ms, 2)}` : '';
    return `  ${name.padEnd(width)}  ${number(ms)}  ${number(warmMs)}${slow}  ${number(peakMiB)}${each}`;
  });
  const goals = ratiosOf(result).map(({ name, against, ratio, atMost }) => {
    return `  ${ratio.toFixed(2)}x  ${name} against ${against} (aim: ${atMost}x, ${verdict(ratio, atMost)})`;
  });
  const heads = ['ms', 'warm ms', ...(isOfEach ? ['p99 ms'] : []), 'peak MiB', ...(isOfMessages ? ['us each'] : [])];
  const head = `  ${''.padEnd(width)}  ${heads.map((text) => text.padStart(8)).join('  ')}`;
  return [`\n${result.suite.title}`, head, ...rows, ...goals, ...limitsOf(result)].join('\n');
}

function limitsOf(result: SuiteResult): string[] {
  return (result.suite.limits ?? []).flatMap(({ name, atMostMs, atMostMiB }) => {
    const { ms = Number.NaN, warmMs, p99Ms, peakMiB = Number.NaN } = figuresOf(result, name) ?? {};
    const time = p99Ms ?? warmMs ?? ms;
    const row = `  ${time.toFixed(time < 10 ? 2 : 0)} ms  ${name}${kindOf({ warmMs, p99Ms })}`;
    const memory = `  ${peakMiB.toFixed(0)} MiB  ${name}`;
    return [
      `${row} (aim: ${atMostMs} ms, ${verdict(time, atMostMs)})`,
      ...(atMostMiB === undefined ? [] : [`${memory} (aim: ${atMostMiB} MiB, ${verdict(peakMiB, atMostMiB)})`]),
    ];
  });
}

/** Which of its times a figure is held against its aim with. */
function kindOf({ warmMs, p99Ms }: Pick<Figures, 'warmMs' | 'p99Ms'>): string {
  if (p99Ms !== undefined) return ', 99 of 100';
  return warmMs === undefined ? '' : ', warm';
}

function figuresOf({ figures }: SuiteResult, name: string): Figures | undefined {
  return figures.find((figure) => figure.name === name);
}

/** The time of each message, for what is about messages. */
function microsecondsEach(result: SuiteResult, name: string): number | undefined {
  const messages = result.suite.cases.find((one) => one.name === name)?.messages;
  const ms = figuresOf(result, name)?.ms;
  return messages === undefined || ms === undefined ? undefined : (1000 * ms) / messages;
}

function verdict(value: number, atMost: number): string {
  return value <= atMost ? 'reached' : 'missed';
}

function number(value: number | undefined, digits = 1): string {
  return (value === undefined ? '-' : value.toFixed(value < 100 ? digits : 0)).padStart(8);
}
