import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { LatencyHistogram, cellOf } from '../../src/results/latency.ts';

function histogramOf(times: readonly number[]): LatencyHistogram {
  const histogram = new LatencyHistogram();
  for (const time of times) histogram.add(time, cellOf(time));
  return histogram;
}

/** The nearest rank. */
function exact(times: readonly number[], percentile: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percentile / 100) * sorted.length) - 1)] ?? NaN;
}

const anyTime = fc.oneof(
  fc.double({ min: 0, max: 10, noNaN: true }),
  fc.double({ min: 0, max: 1e13, noNaN: true }),
  fc.integer({ min: 0, max: 53 }).map((bits) => 2 ** bits),
  fc.integer({ min: 1, max: 31 }).map((bits) => 2 ** bits - 1),
);

describe('quantiles', () => {
  test('are within 1 % or 1 ms of those of the sorted times', () => {
    const percentile = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(anyTime, { minLength: 1, maxLength: 200 }), percentile, (times, wanted) => {
        const found = histogramOf(times).percentile(wanted);
        const real = exact(times, wanted);
        expect(Math.abs(found - real)).toBeLessThanOrEqual(Math.max(1, 0.01 * real));
      }),
    );
  });

  test('of equal times are that time', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e13, noNaN: true }), fc.integer({ min: 1, max: 50 }), (time, count) => {
        const { p50, p90, p99, max } = histogramOf(Array.from({ length: count }, () => time)).summary([]) ?? {};
        expect([p50, p90, p99, max]).toEqual([time, time, time, time]);
      }),
    );
  });

  test('never go down', () => {
    fc.assert(
      fc.property(fc.array(anyTime, { minLength: 1, maxLength: 100 }), (times) => {
        const { p50, p90, p99, max } = histogramOf(times).summary([]) ?? { p50: 1, p90: 0, p99: 0, max: 0 };
        expect([p50, p90, p99, max]).toEqual([p50, p90, p99, max].sort((a, b) => a - b));
      }),
    );
  });

  test.each([
    [[], undefined],
    [[5], { count: 1, mean: 5, p50: 5, p90: 5, p99: 5, max: 5, others: [] }],
    [[0, 0, 0.5], { count: 3, mean: 0.5 / 3, p50: 0, p90: 0.5, p99: 0.5, max: 0.5, others: [] }],
  ])('of %j', (times, summary) => {
    expect(histogramOf(times).summary([])).toEqual(summary);
  });

  test('other percentiles are told when asked for', () => {
    const times = Array.from({ length: 1000 }, (_, index) => index + 1);
    const others = histogramOf(times).summary([95, 99.9])?.others ?? [];
    expect(others.map(({ percentile }) => percentile)).toEqual([95, 99.9]);
    for (const { percentile, time } of others) expect(Math.abs(time - percentile * 10)).toBeLessThan(10);
  });

  test('begin anew when cleared', () => {
    const histogram = histogramOf([1000, 2000]);
    histogram.clear();
    expect(histogram.summary([])).toBeUndefined();
    histogram.add(7, cellOf(7));
    expect(histogram.summary([])).toMatchObject({ count: 1, p50: 7, max: 7 });
  });
});
