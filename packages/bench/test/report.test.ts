import { describe, expect, test } from 'vitest';
import { ratiosOf, tableOf } from '../src/report.ts';
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
