import { describe, expect, test } from 'vitest';
import { ratiosOf, tableOf } from '../src/report.ts';
import { combined } from '../src/sample.ts';
import { median, percentile } from '../src/statistics.ts';
import { type Suite, withoutSlow } from '../src/suites.ts';

const suite: Suite = {
  title: 'Simulating',
  cases: [
    { name: 'peer', task: 'peer', file: '', messages: 1_000 },
    { name: 'ours', task: 'ours', file: '', messages: 100_000 },
    { name: 'ours, long', task: 'ours', file: '', messages: 1_000_000, isSlow: true },
  ],
  goals: [
    { name: 'ours', against: 'peer', atMost: 0.5 },
    { name: 'ours, long', against: 'ours', atMost: 1 },
  ],
  limits: [
    { name: 'ours', atMostMs: 300 },
    { name: 'ours, long', atMostMs: 5_000, atMostMiB: 100 },
  ],
};
const figures = [
  { name: 'peer', ms: 10, peakMiB: 50 },
  { name: 'ours', ms: 400, warmMs: 200, peakMiB: 60 },
  { name: 'ours, long', ms: 6_000, peakMiB: 90 },
];

describe('figures of messages', () => {
  test('are compared by the time of each message', () => {
    expect(ratiosOf({ suite, figures }).map(({ ratio }) => ratio)).toEqual([0.4, 1.5]);
  });

  test('are told for each message, and held against limits of time and memory', () => {
    const lines = tableOf({ suite, figures }).split('\n');
    expect(lines).toContain('  ours             400       200      60.0      4.00');
    expect(lines).toContain('  0.40x  ours against peer (aim: 0.5x, reached)');
    expect(lines).toContain('  1.50x  ours, long against ours (aim: 1x, missed)');
    expect(lines).toContain('  200 ms  ours, warm (aim: 300 ms, reached)');
    expect(lines).toContain('  6000 ms  ours, long (aim: 5000 ms, missed)');
    expect(lines).toContain('  90 MiB  ours, long (aim: 100 MiB, reached)');
  });
});

test('figures of other things are compared as they are', () => {
  const cases = suite.cases.map(({ name }) => ({ name, task: '', file: '' }));
  expect(ratiosOf({ suite: { ...suite, cases }, figures }).map(({ ratio }) => ratio)).toEqual([40, 15]);
});

test('what takes minutes is left out with its aims', () => {
  const short = withoutSlow(suite);
  expect(short.cases.map(({ name }) => name)).toEqual(['peer', 'ours']);
  expect(short.goals).toEqual([suite.goals[0]]);
  expect(short.limits).toEqual([suite.limits?.[0]]);
});

describe('figures of what people wait for each time', () => {
  const typing: Suite = {
    title: 'Typing',
    cases: [
      { name: 'a key', task: 'key', file: '', each: 100 },
      { name: 'all', task: 'all', file: '', coldOnly: true },
    ],
    goals: [],
    limits: [
      { name: 'a key', atMostMs: 1 },
      { name: 'all', atMostMs: 1_500, atMostMiB: 400 },
    ],
  };

  test('are held against their aims by the slow ones', () => {
    const figures = [
      { name: 'a key', ms: 9, warmMs: 0.5, p99Ms: 1.25, peakMiB: 50 },
      { name: 'all', ms: 700, peakMiB: 500 },
    ];
    const lines = tableOf({ suite: typing, figures }).split('\n');
    expect(lines).toContain('               ms   warm ms    p99 ms  peak MiB');
    expect(lines).toContain('  a key       9.0       0.5      1.25      50.0');
    expect(lines).toContain('  1.25 ms  a key, 99 of 100 (aim: 1 ms, missed)');
    expect(lines).toContain('  700 ms  all (aim: 1500 ms, reached)');
    expect(lines).toContain('  500 MiB  all (aim: 400 MiB, missed)');
  });
});

describe('many runs', () => {
  test.each([
    [99, 198],
    [50, 100],
    [100, 200],
    [0, 1],
  ])('do not exceed at %i in 100 what one of them took', (share, expected) => {
    const values = Array.from({ length: 200 }, (_, index) => 200 - index);
    expect(percentile(values, share)).toBe(expected);
  });

  test('have a middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  test('of one case are put together, also where a case gives several figures', () => {
    const figures = (name: string, ms: number, p99Ms?: number) => ({ name, ms, p99Ms, peakMiB: ms });
    expect(combined([figures('b', 1, 8), figures('a', 4), figures('b', 3, 10), figures('a', 6)])).toEqual([
      { name: 'b', ms: 2, warmMs: undefined, p99Ms: 9, peakMiB: 2 },
      { name: 'a', ms: 5, warmMs: undefined, p99Ms: undefined, peakMiB: 5 },
    ]);
  });
});
