import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { Peaks } from '../../src/results/peaks.ts';
import { SECOND, SlotCounts, slotOf } from '../../src/results/slot-counts.ts';

const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Event {
  readonly time: number;
  readonly count: number;
}

function peaksOf(events: readonly Event[], others: readonly number[] = []): Peaks['summary'] {
  const peaks = new Peaks(others);
  for (const { time, count } of events) peaks.add(time, count);
  return peaks.summary;
}

/** The most in any interval of a length that holds its end but not its start. */
function exactPeak(events: readonly Event[], length: number): number {
  let most = 0;
  for (const end of events) {
    let sum = 0;
    for (const { time, count } of events) if (time > end.time - length && time <= end.time) sum += count;
    most = Math.max(most, sum);
  }
  return most;
}

function repeated(count: number, step: number, each = 1, start = 0): Event[] {
  return Array.from({ length: count }, (_, index) => ({ time: start + index * step, count: each }));
}

describe('peaks', () => {
  test.each<[string, Event[], number[]]>([
    ['nothing', [], [0, 0, 0, 0]],
    ['all at once', [{ time: 5, count: 7 }], [7, 7, 7, 7]],
    ['a full window each hour', repeated(30, HOUR, 120), [120, 120, 120, 24 * 120]],
    [
      'the end of a window and the start of the next one',
      [...repeated(100, 1, 1, HOUR - 100), ...repeated(100, 1, 1, HOUR)],
      [200, 200, 200, 200],
    ],
    ['windows that begin at an odd time', repeated(3, HOUR, 50, 59 * SECOND), [50, 50, 50, 150]],
    [
      'bursts almost an hour apart',
      [
        { time: 59_000, count: 100 },
        { time: 59_000 + HOUR - 1000, count: 100 },
      ],
      [100, 100, 200, 200],
    ],
    ['one every 30 seconds', repeated(3000, 30 * SECOND), [1, 10, 120, 2880]],
    ['one every 7 seconds', repeated(20_000, 7 * SECOND), [1, 43, 515, 12_343]],
    ['a thousand a second', repeated(5000, 1), [1000, 5000, 5000, 5000]],
    [
      'two long quiet times',
      [
        { time: 0, count: 3 },
        { time: 10 * DAY, count: 4 },
        { time: 3650 * DAY, count: 2 },
      ],
      [4, 4, 4, 4],
    ],
  ])('%s', (_, events, [perSecond, perFiveMinutes, perHour, perDay]) => {
    expect(peaksOf(events)).toMatchObject({ perSecond, perFiveMinutes, perHour, perDay });
  });

  const traffic = fc
    .array(
      fc.record({
        gap: fc.oneof(fc.nat(50), fc.nat(20_000), fc.nat(1_000_000)),
        count: fc.integer({ min: 1, max: 20 }),
      }),
      {
        minLength: 1,
        maxLength: 150,
      },
    )
    .map((steps) => {
      let time = 0;
      return steps.map(({ gap, count }) => ({ time: (time += gap), count }));
    });

  const measures = [
    ['perSecond', SECOND, 50],
    ['perFiveMinutes', 5 * MINUTE, 60],
    ['perHour', HOUR, 60],
    ['perDay', DAY, 60],
  ] as const;

  test.each(measures)('%s is off by two slots at most', (measure, length, slots) => {
    fc.assert(
      fc.property(traffic, (events) => {
        const found = peaksOf(events)[measure];
        const real = exactPeak(events, length);
        const slot = exactPeak(events, length / slots);
        // A longer time is told to hold at least what a shorter one does, which may be off itself.
        expect(found).toBeGreaterThanOrEqual(real - 2 * slot);
        expect(found).toBeLessThanOrEqual(real + 2 * slot);
      }),
    );
  });

  test('never exceed what there was, nor what a longer time holds', () => {
    fc.assert(
      fc.property(traffic, (events) => {
        const all = events.reduce((sum, { count }) => sum + count, 0);
        const { perSecond, perFiveMinutes, perHour, perDay } = peaksOf(events);
        const found = [perSecond, perFiveMinutes, perHour, perDay, all];
        expect(found).toEqual(found.toSorted((a, b) => a - b));
      }),
    );
  });

  test('of other periods', () => {
    const others = peaksOf(repeated(1000, 10 * SECOND), [MINUTE, 15 * MINUTE]).others;
    expect(others).toEqual([
      { period: MINUTE, count: 6 },
      { period: 15 * MINUTE, count: 90 },
    ]);
  });

  test('can be asked in between without changing', () => {
    fc.assert(
      fc.property(traffic, fc.nat(150), (events, at) => {
        const asked = new Peaks();
        for (const [index, { time, count }] of events.entries()) {
          asked.add(time, count);
          if (index === at) expect(asked.summary.perDay).toBeGreaterThan(0);
        }
        expect(asked.summary.perSecond).toBe(peaksOf(events).perSecond);
        expect(asked.summary).toEqual(asked.summary);
      }),
    );
  });

  test('do not depend on the order of the events of a second', () => {
    const events = fc.array(fc.record({ time: fc.nat(SECOND - 1), count: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(events, fc.infiniteStream(fc.nat(3)), (all, parts) => {
        const slots = Array.from({ length: 4 }, () => new SlotCounts());
        for (const { time, count } of all) {
          slots[parts.next().value]?.add(slotOf(time), time, time, count);
        }
        const peaks = new Peaks();
        for (const part of slots) if (part.count > 0) peaks.include(part);
        expect(peaks.summary).toEqual(peaksOf(all.toSorted((a, b) => a.time - b.time)));
      }),
    );
  });

  test('begin anew when cleared', () => {
    const peaks = new Peaks();
    for (const { time, count } of repeated(100, MINUTE, 5)) peaks.add(time, count);
    peaks.clear();
    peaks.add(200 * MINUTE, 2);
    expect(peaks.summary).toMatchObject({ perSecond: 2, perHour: 2, perDay: 2 });
  });
});
