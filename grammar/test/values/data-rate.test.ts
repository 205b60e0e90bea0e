import { describe, expect, it } from 'vitest';
import { dataRateType } from '../../src/values/data-rate.ts';
import { pieceOf } from './piece-of.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('data-rate', () => {
  it.each([
    ['unlimited', Infinity, 1],
    ['0', Infinity, 1],
    ['1000/s', 1000, 1],
    ['500b/sec', 500, 1],
    ['10k/5s', 10_240, 5],
    ['500M/h', 524_288_000, 3600],
    ['2G/day', 2_147_483_648, 86_400],
    ['1t/7d', 1_099_511_627_776, 604_800],
    ['"1M/m"', 1_048_576, 60],
  ])('reads %s', (text, bytes, seconds) => {
    const rate = { kind: 'data-rate', bytes, seconds, raw: text, ...span(0, text.length) };
    expect(readValue(dataRateType, text)).toEqual(rate);
  });

  it.each([
    ['10MB/h', '10M/h'],
    ['10M/hour', '10M/h'],
    ['10GiB/15minutes', '10G/15m'],
    ['1000/minute', '1000/m'],
  ])('knows that %s means %s', (text, replacement) => {
    const error = { ...pieceOf(text, text), problem: `${text} is written ${replacement}`, replacement };
    expect(readValue(dataRateType, text)).toMatchObject(error);
  });

  it.each([
    ['10M', '10M does not say in which time'],
    ['10MB', '10MB does not say in which time'],
    ['10M/', '10M/ does not say in which time'],
    ['/h', '/h lacks the size before the slash'],
    ['0M/h', '0M/h allows nothing; for no limit write 0 or unlimited alone'],
    ['10M/0h', '10M/0h is no data rate'],
    ['1.5M/h', '1.5M/h is no data rate'],
    ['10M/fortnight', '10M/fortnight is no data rate'],
  ])('does not take %s', (text, problem) => {
    const error = { kind: 'error', ...pieceOf(text, text), problem, replacement: undefined };
    expect(readValue(dataRateType, text)).toMatchObject(error);
  });

  it('takes one word, so a blank before the unit cuts it', () => {
    expect(readValue(dataRateType, '10 m/h')).toMatchObject(pieceOf('10 m/h', '10'));
    expect(restBehind(dataRateType, '10 m/h')).toBe('m/h');
  });
});
