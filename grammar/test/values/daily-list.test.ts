import { describe, expect, it } from 'vitest';
import { dailyListType } from '../../src/values/daily-list.ts';
import { pieceOf } from './piece-of.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('daily-list', () => {
  it.each([
    ['200/d', [200]],
    ['200/day', [200]],
    ['0/d', [0]],
    ['200/DAY', [200]],
    ['50/d,100/day,200/d', [50, 100, 200]],
    ['"50/d,100/d"', [50, 100]],
  ])('reads %s', (text, perDay) => {
    expect(readValue(dailyListType, text)).toEqual({ kind: 'daily-list', perDay, raw: text, ...span(0, text.length) });
  });

  it.each([
    ['200', '200', '200/d'],
    ['50/d,100', '100', '100/d'],
    ['200/days', '200/days', '200/d'],
    ['200/1d', '200/1d', '200/d'],
    ['200/', '200/', '200/d'],
  ])('corrects %s', (text, raw, replacement) => {
    const error = { kind: 'error', ...pieceOf(text, raw), problem: `${raw} is written ${replacement}`, replacement };
    expect(readValue(dailyListType, text)).toMatchObject(error);
  });

  it.each([
    ['200/h', '200/h'],
    ['50/d,200/2d', '200/2d'],
    ['unlimited', 'unlimited'],
    ['9999999999999999/d', '9999999999999999/d'],
  ])('does not take %s', (text, raw) => {
    const problem = `${raw} is no number of messages a day`;
    const error = { kind: 'error', ...pieceOf(text, raw), problem, replacement: undefined };
    expect(readValue(dailyListType, text)).toMatchObject(error);
  });

  it('does not take blanks beside the commas', () => {
    const text = '50/d, 100/d';
    const error = { kind: 'error', ...pieceOf(text, text), replacement: '50/d,100/d' };
    expect(readValue(dailyListType, text)).toMatchObject(error);
    expect(restBehind(dailyListType, text)).toBe('');
  });

  it.each([
    ['50/d,', 5],
    ['50/d,,60/d', 5],
  ])('points at the empty place in %s', (text, place) => {
    const problem = 'a number is missing beside the comma';
    expect(readValue(dailyListType, text)).toMatchObject({ raw: '', ...span(place, place), problem });
  });

  it('leaves what no comma joins', () => {
    expect(restBehind(dailyListType, '200/day limits')).toBe('limits');
  });
});
