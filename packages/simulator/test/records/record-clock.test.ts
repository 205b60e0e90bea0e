import { describe, expect, it } from 'vitest';
import { RecordClock } from '../../src/records/record-clock.ts';
import { instantOf } from '../../src/traffic/quantities.ts';

const HOUR = 3_600_000;

function clock(start: string): RecordClock {
  const instant = instantOf(start);
  if (!instant) throw new Error(`${start} is no time`);
  return new RecordClock(instant);
}

describe('times of records', () => {
  it.each([
    ['2019-02-08 21:54:05', 0, '2019-02-08 21:54:05+0000', '1549662845'],
    ['2019-02-08 21:54:05', 999.9, '2019-02-08 21:54:05+0000', '1549662845'],
    ['2019-02-08 21:54:05.600', 400, '2019-02-08 21:54:06+0000', '1549662846'],
    ['2019-12-31 23:00:00', 1.5 * HOUR, '2020-01-01 00:30:00+0000', '1577838600'],
    ['2027-01-04T08:00:00+0530', HOUR, '2027-01-04 09:00:00+0530', '1799033400'],
    ['2027-01-01T00:00:00-0330', -1000, '2026-12-31 23:59:59-0330', '1798774199'],
    ['2027-01-04', 10 * 365 * 24 * HOUR, '2037-01-01 00:00:00+0000', '2114380800'],
  ])('of a run from %s, %d ms later: %s', (start, time, iso, epoch) => {
    expect(clock(start).iso(time)).toBe(iso);
    expect(clock(start).epoch(time)).toBe(epoch);
  });

  it('are right however many there are, and when one is asked for again', () => {
    const all = clock('2027-01-04');
    const times = Array.from({ length: 60_000 }, (_, index) => ((index * 7919) % 20_000) * 1000);
    const expected = (time: number) => new Date(Date.UTC(2027, 0, 4) + time).toISOString();
    const wrong = times.filter((time) => all.iso(time) !== `${expected(time).slice(0, 19).replace('T', ' ')}+0000`);
    expect(wrong).toEqual([]);
  });
});
