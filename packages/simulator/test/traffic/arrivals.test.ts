import { describe, expect, it } from 'vitest';
import { HourlyProfile } from '../../src/traffic/arrivals.ts';
import { arrivals, streamOf } from './streams.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function times(keys: string, start = '2027-01-04'): number[] {
  return arrivals(streamOf(`start: ${start}\nstreams: [{ recipients: x.example, ${keys} }]`)).map(({ time }) => time);
}

describe('arrivals', () => {
  it.each<[string, number[]]>([
    ['volume: 4, end: 1h', [0, 15, 30, 45]],
    ['volume: 4, start: 1h, end: 2h', [60, 75, 90, 105]],
    ['volume: 3, rate: 2/m', [0, 0.5, 1]],
    ['rate: 1/30m, end: 90m', [0, 30, 60]],
    ['volume: 3, arrival: batch', [0, 0, 0]],
    ['volume: 3, arrival: batch, start: 5m', [5, 5, 5]],
    ['volume: 5, arrival: { batch: { size: 2, every: 10m } }, start: 1m', [1, 1, 11, 11, 21]],
    ['volume: 4, end: 1h, arrival: { ramp: { from: 1, to: 1 } }', [7.5, 22.5, 37.5, 52.5]],
    ['volume: 2, end: 1h, arrival: { ramp: { from: 0, to: 1 } }', [30, 60 * Math.sqrt(0.75)]],
    ['volume: 2, end: 1h, arrival: { ramp: { from: 1, to: 0 } }', [60 * (1 - Math.sqrt(0.75)), 30]],
  ])('%s', (keys, minutes) => {
    const found = times(keys);
    expect(found).toHaveLength(minutes.length);
    found.forEach((time, index) => expect(time / MINUTE).toBeCloseTo(minutes[index] ?? NaN, 6));
  });

  it('give each hour the share of its weight', () => {
    const weights = Array.from({ length: 24 }, (_, hour) => hour % 5);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const found = times(`volume: ${total * 100}, arrival: { hourly: [${weights}] }, end: 2d`);
    const byHour = Map.groupBy(found, (time) => Math.floor(time / HOUR) % 24);
    weights.forEach((weight, hour) => expect(byHour.get(hour)?.length ?? 0).toBe(weight * 100));
  });

  it.each([
    ['2027-01-04T00:00:00', 9],
    ['2027-01-04T06:00:00', 3],
    ['2027-01-04T06:00:00+02:00', 3],
    ['2027-01-04T10:00:00', 23],
  ])('follow the clock that shows %s at the start', (start, hours) => {
    const only9 = Array.from({ length: 24 }, (_, hour) => Number(hour === 9));
    const found = times(`volume: 2, arrival: { hourly: [${only9}] }, end: 1d`, start);
    expect(found.map((time) => time / HOUR)).toEqual([hours + 0.25, hours + 0.75]);
  });

  it('of a Poisson process with a rate have gaps that are exponentially distributed', () => {
    const found = times('volume: 20000, rate: 10/s, arrival: poisson');
    const gaps = found.map((time, index) => time - (found[index - 1] ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
    expect(Math.abs(mean - 100)).toBeLessThan((4 * 100) / Math.sqrt(gaps.length));
    expect(Math.sqrt(variance) / mean).toBeCloseTo(1, 1);
    // Longer than three times the mean is one gap in twenty.
    expect(gaps.filter((gap) => gap > 300).length / gaps.length).toBeCloseTo(Math.exp(-3), 2);
  });

  it('of a Poisson process with volume and end are scattered over the time', () => {
    const found = times('volume: 10000, end: 10h, arrival: poisson');
    expect(found).toHaveLength(10_000);
    const perHour = Map.groupBy(found, (time) => Math.floor(time / HOUR));
    for (let hour = 0; hour < 10; hour++) {
      expect(Math.abs((perHour.get(hour)?.length ?? 0) - 1000)).toBeLessThan(4 * Math.sqrt(1000 * 0.9));
    }
  });

  it('of a Poisson process with rate and end are about as many as expected, all before the end', () => {
    const found = times('rate: 100/m, end: 2h, arrival: poisson');
    expect(Math.abs(found.length - 12_000)).toBeLessThan(4 * Math.sqrt(12_000));
    expect(found.at(-1)).toBeLessThan(2 * HOUR);
  });
});

describe('HourlyProfile', () => {
  it('finds the time for what it counted up to a time', () => {
    const profile = new HourlyProfile(
      Array.from({ length: 24 }, (_, hour) => 1 + (hour % 3)),
      5 * HOUR + 7,
    );
    for (const hours of [0, 0.5, 18.9, 19, 43, 100.25]) {
      expect(profile.timeAt(profile.upTo(hours * HOUR)) / HOUR).toBeCloseTo(hours, 6);
    }
  });
});
