/** The three ways of counting, against limiters that count event by event. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RateModel, allowanceOf, mostEvents } from '../../src/index.ts';

interface Sample {
  readonly count: number;
  readonly seconds: number;
  readonly period: number;
}

const samples = fc.record({
  count: fc.integer({ min: 1, max: 40 }),
  seconds: fc.oneof(fc.integer({ min: 1, max: 50 }), fc.constantFrom(300, 599, 600, 900, 3_600, 86_400)),
  period: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.constantFrom(300, 600, 3_600, 7_200)),
});

/** Sends as early as it may: a window begins with its first event, and lets the next one begin when it ends. */
function countWindows({ count, seconds, period }: Sample): number {
  let sent = 0;
  for (let second = 0; second < period; second++) if (second % seconds === 0) sent += count;
  return sent;
}

/** Of an hour or a day, a slot of five minutes lets its share pass, the whole no more than the limit. */
function countSlots({ count, seconds, period }: Sample): number {
  if (seconds !== 3_600 && seconds !== 86_400) return countWindows({ count, seconds, period });
  const share = Math.ceil(count / Math.round(seconds / 300));
  let sent = 0;
  for (let second = 0; second < period; second += 300) {
    const most = count * Math.ceil(period / seconds) - sent;
    sent += Math.min(share, most);
  }
  return sent;
}

/** One event after the other, each its part of the interval later. */
function countDrops({ count, seconds, period }: Sample): number {
  let sent = 0;
  while (sent * seconds < period * count) sent++;
  return sent;
}

const counters: Readonly<Record<RateModel, (sample: Sample) => number>> = {
  window: countWindows,
  'window-5m': countSlots,
  gcra: countDrops,
};
const models: readonly RateModel[] = ['window', 'window-5m', 'gcra'];

describe('the most events of a period', () => {
  it.each(models)('%s: as a limiter counts them', (model) => {
    fc.assert(
      fc.property(samples, (sample) => {
        expect(mostEvents(sample, sample.period, model)).toBe(counters[model](sample));
      }),
    );
  });

  it.each(models)('%s: a longer period or a higher limit lets no fewer pass', (model) => {
    fc.assert(
      fc.property(samples, fc.nat(100), fc.nat(100), (sample, longer, higher) => {
        const most = mostEvents(sample, sample.period, model);
        expect(mostEvents(sample, sample.period + longer, model)).toBeGreaterThanOrEqual(most);
        const raised = { ...sample, count: sample.count + higher };
        expect(mostEvents(raised, sample.period, model)).toBeGreaterThanOrEqual(most);
      }),
    );
  });

  it.each(models)('%s: the smoother the counting, the fewer pass', (model) => {
    fc.assert(
      fc.property(samples, (sample) => {
        const most = mostEvents(sample, sample.period, model);
        expect(most).toBeLessThanOrEqual(mostEvents(sample, sample.period, 'window'));
        expect(most).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it.each(models)('%s: no limit is none', (model) => {
    const none = { perSecond: Infinity, perHour: Infinity, perDay: Infinity };
    expect(allowanceOf({ count: Infinity, seconds: 1 }, model)).toEqual(none);
  });
});
