import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metricNames } from '../../src/scenario/read-thresholds.ts';
import { type Threshold, comparisons, groups } from '../../src/scenario/threshold.ts';
import { problemsOf, scenarioOf } from './readings.ts';

const streams = 'streams: [{ volume: 1, end: 1h, recipients: gmail.com }]';

function threshold(text: string): Threshold | undefined {
  return scenarioOf(`thresholds: [${JSON.stringify(text)}]\n${streams}`).thresholds[0];
}

function problem(text: string): string {
  return problemsOf(`thresholds: [${JSON.stringify(text)}]\n${streams}`).join('\n');
}

const all = { kind: 'all' };
const gmail = { kind: 'domain', name: 'gmail.com' };

describe('thresholds', () => {
  it.each<[string, object]>([
    [
      'gmail.com drain < 2h',
      {
        kind: 'measure',
        subject: gmail,
        metric: { kind: 'drain' },
        per: undefined,
        comparison: '<',
        value: { unit: 'duration', amount: 7_200_000 },
      },
    ],
    [
      'peak connections per source ip to yahoo.com <= 20',
      {
        subject: { kind: 'domain', name: 'yahoo.com' },
        metric: { kind: 'peak-connections' },
        per: 'source ip',
        comparison: '<=',
        value: { unit: 'count', amount: 20 },
      },
    ],
    [
      'expired == 0',
      { subject: all, metric: { kind: 'count', of: 'expired' }, comparison: '==', value: { unit: 'count', amount: 0 } },
    ],
    ['expired=0', { comparison: '==' }],
    ['bounced share < 1%', { metric: { kind: 'share', of: 'bounced' }, value: { unit: 'share', amount: 0.01 } }],
    ['bounced share < 0.5 %', { value: { unit: 'share', amount: 0.005 } }],
    [
      'GMail.com  latency  P90 < 10m',
      { subject: gmail, metric: { kind: 'latency', percentile: 90 }, value: { unit: 'duration', amount: 600_000 } },
    ],
    ['latency p99.9 < 10m', { metric: { kind: 'latency', percentile: 99.9 } }],
    ['latency max < 10m', { metric: { kind: 'latency', percentile: 100 } }],
    ['latency mean < 250ms', { metric: { kind: 'mean-latency' }, value: { unit: 'duration', amount: 250 } }],
    [
      'gmail.com peak rate per source ip <= 500/15m',
      { per: 'source ip', metric: { kind: 'peak-rate', period: 900_000 }, value: { unit: 'count', amount: 500 } },
    ],
    ['backoff episodes of gmail.com != 3', { subject: gmail, metric: { kind: 'backoff-episodes' }, comparison: '!=' }],
    ['gmail.com/mta1 left == 0', { subject: { kind: 'queue', name: 'gmail.com/mta1' } }],
    ['virtual mta mta1 delivered >= 10', { subject: { kind: 'virtual-mta', name: 'mta1' }, comparison: '>=' }],
    ['stream Monday news drain < 1h', { subject: { kind: 'stream', name: 'Monday news' } }],
    ['source ip 192.0.2.1 peak connections <= 20', { subject: { kind: 'source-ip', name: '192.0.2.1' } }],
    ['domain intranet delivered > 1', { subject: { kind: 'domain', name: 'intranet' } }],
    ['never above ceiling in any rate model', { kind: 'below-ceiling', subject: all, model: 'any' }],
    ['never above ceiling', { kind: 'below-ceiling', model: 'any' }],
    ['gmail.com never above ceiling in rate model gcra', { kind: 'below-ceiling', subject: gmail, model: 'gcra' }],
  ])('%s', (text, expected) => {
    expect(threshold(text)).toMatchObject({ line: 1, ...expected });
  });

  it.each<[string, string]>([
    ['gmail.com drian < 2h', 'drian is no measure; did you mean drain? there are injected'],
    [
      'drain',
      'has no comparison; write what is measured, one of <= >= == != < > and a value, such as gmail.com drain < 2h',
    ],
    ['drain < 2h < 3h', 'has no comparison'],
    ['drain < 20', '20 is no value for drain; write a time such as 90s or 2h'],
    ['drain <', 'nothing is no value for drain; write a time such as 90s or 2h'],
    ['expired == 1%', '1% is no value for expired; write a whole number such as 20'],
    ['bounced share < 5', '5 is no value for bounced share; write a percentage such as 1% or 0.5%'],
    ['bounced share < 500%', '500% is no value for bounced share'],
    ['peak rate < 500', '500 is no value for peak rate; write a rate such as 500/h'],
    ['gmail.com < 5', 'says not what is measured; there are injected'],
    [
      'peak connections per source-ip < 5',
      'source-ip is nothing to group by; did you mean source ip? there are source ip, virtual mta',
    ],
    ['gmail.com drain to yahoo.com < 2h', 'names gmail.com and yahoo.com; a threshold is about one of them'],
    ['drain quickly < 2h', 'quickly is not understood; behind a measure stand per GROUP and to DOMAIN'],
    ['my mail drain < 2h', 'my mail is nothing that a threshold can be about'],
    ['never above the ceiling', 'expected never above ceiling, with in any rate model or in rate model NAME behind it'],
    [
      'never above ceiling in rate model gcrb',
      'gcrb is no rate model; did you mean gcra? there are window, window-5m, gcra',
    ],
    ['x'.repeat(600), 'is longer than 500 characters'],
  ])('refuses %s', (text, expected) => {
    expect(problem(text)).toContain(`s.yaml:1:14: thresholds[0]: ${expected}`);
  });

  it('understands each measure with each comparison and group', () => {
    const valueOf = (metric: string): string => {
      if (metric.endsWith('share')) return '5%';
      if (metric === 'peak rate') return '5/s';
      return /drain|latency|time/.test(metric) ? '5s' : '5';
    };
    const parts = [
      fc.constantFrom(...metricNames),
      fc.constantFrom(...comparisons),
      fc.constantFrom(...groups),
    ] as const;
    fc.assert(
      fc.property(...parts, (metric, comparison, group) => {
        expect(threshold(`${metric} per ${group} to gmail.com ${comparison} ${valueOf(metric)}`)).toMatchObject({
          subject: gmail,
          per: group,
          comparison,
        });
      }),
      { numRuns: 50 },
    );
  });

  it('answers any text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
        const found = problem(text);
        expect(found === '' || found.startsWith('s.yaml:1:')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
