import { describe, expect, it } from 'vitest';
import { durationOf, instantOf, rateOf, sizeOf } from '../../src/traffic/quantities.ts';
import { fileTimeOf } from '../../src/traffic/files/file-time.ts';

const at = Date.UTC(2027, 0, 4, 8);

describe('quantities', () => {
  it.each([
    ['10m', 600_000],
    ['1h30m', 5_400_000],
    ['20', 20_000],
    ['20ms', 20],
    ['-5', undefined],
    ['1.5h', undefined],
    ['99999999999w', undefined],
    ['', undefined],
  ])('duration %j', (text, expected) => expect(durationOf(text)).toBe(expected));

  it.each([
    ['5/s', { count: 5, period: 1000 }],
    ['100/15m', { count: 100, period: 900_000 }],
    ['0', undefined],
    ['0/s', undefined],
    ['unlimited', undefined],
    ['5', undefined],
  ])('rate %j', (text, expected) => expect(rateOf(text)).toEqual(expected));

  it.each([
    ['700', 700],
    ['10k', 10_240],
    ['2G', 2 ** 31],
    ['3G', undefined],
    ['0', undefined],
    ['10MB', undefined],
  ])('size %j', (text, expected) => expect(sizeOf(text)).toBe(expected));

  it.each([
    ['2027-01-04T08:00:00Z', at, 0],
    ['2027-01-04 08:00:00+0000', at, 0],
    ['2027-01-04T10:00+02:00', at, 7_200_000],
    ['2027-01-04T03:30:00-0430', at, -16_200_000],
    ['2027-01-04T08:00:00.250Z', at + 250, 0],
    ['2027-01-04', at - 8 * 3_600_000, 0],
  ])('instant %j', (text, time, offset) => expect(instantOf(text)).toEqual({ time, offset }));

  it.each(['2027-02-29', '2027-13-01', '2027-00-01', '2027-01-04T25:00', '2027-01-04T08:61', 'now', '2027-1-4'])(
    'no instant %j',
    (text) => expect(instantOf(text)).toBeUndefined(),
  );

  it.each([
    ['90', { time: 90_000, isDate: false }],
    ['0.25', { time: 250, isDate: false }],
    ['1h', { time: 3_600_000, isDate: false }],
    [String(at / 1000), { time: at, isDate: true }],
    [String(at), { time: at, isDate: true }],
    ['2027-01-04 08:00:00+0000', { time: at, isDate: true }],
    ['99999999999999999999', undefined],
    ['soon', undefined],
  ])('time in a file %j', (text, expected) => expect(fileTimeOf(text)).toEqual(expected));
});
