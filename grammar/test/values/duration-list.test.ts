import { describe, expect, it } from 'vitest';
import { durationListType } from '../../src/values/duration-list.ts';
import { pieceOf } from './piece-of.ts';
import { readValue, restBehind, span } from './read-value.ts';

const thirty = Array.from({ length: 30 }, (_, index) => `${index + 1}m`).join(',');

describe('duration-list', () => {
  it.each([
    ['10m', [600]],
    ['10m,30m,1h', [600, 1800, 3600]],
    ['600,1d12h', [600, 129_600]],
    ['"10m,1h"', [600, 3600]],
    ['"10m","1h"', [600, 3600]],
  ])('reads %s', (text, seconds) => {
    const items = seconds.map((value) => ({ kind: 'duration', seconds: value }));
    const list = { kind: 'duration-list', items, raw: text, ...span(0, text.length) };
    expect(readValue(durationListType, text)).toMatchObject(list);
  });

  it.each(['10m,30m,2h', '"10m,30m,2h"'])('gives each member of %s its place', (text) => {
    expect(readValue(durationListType, text)).toMatchObject({
      items: [pieceOf(text, '10m'), pieceOf(text, '30m'), pieceOf(text, '2h')],
    });
  });

  it('takes never where the place takes it', () => {
    expect(readValue(durationListType, '1h,never', { never: true })).toMatchObject({
      items: [{ seconds: 3600 }, { seconds: Infinity }],
    });
  });

  it('takes 30 members and no more', () => {
    expect(readValue(durationListType, thirty)).toMatchObject({ kind: 'duration-list' });
    const text = `${thirty},31h,32h`;
    const problem = '31h is one interval too many';
    expect(readValue(durationListType, text)).toMatchObject({ ...pieceOf(text, '31h'), problem });
  });

  it.each([
    ['10m, 20m', '10m,20m'],
    ['10m ,20m', '10m,20m'],
    ['10m , 20m,\t1h', '10m,20m,1h'],
    ['"10m, 20m"', '"10m,20m"'],
  ])('does not take the blanks in %s', (text, replacement) => {
    const problem = `${text} has blank space in it`;
    const error = { kind: 'error', ...pieceOf(text, text), problem, replacement };
    expect(readValue(durationListType, text)).toMatchObject(error);
    expect(restBehind(durationListType, text)).toBe('');
  });

  it.each([
    ['10m,x,1h', 'x', 'x is no time interval', undefined],
    ['10m, 20min', '20min', '20min is written 20m', '20m'],
    ['"10m,30hours"', '30hours', '30hours is written 30h', '30h'],
    ['10m;20m', '10m;20m', '10m;20m is no time interval', undefined],
  ])('points at the wrong member of %s', (text, raw, problem, replacement) => {
    expect(readValue(durationListType, text)).toMatchObject({ ...pieceOf(text, raw), problem, replacement });
  });

  it.each([
    ['10m,', 4],
    ['10m,,20m', 4],
    [',10m', 0],
    ['10m, ,20m', 5],
    ['""', 1],
  ])('points at the empty place in %s', (text, place) => {
    const problem = 'an interval is missing beside the comma';
    expect(readValue(durationListType, text)).toMatchObject({ raw: '', ...span(place, place), problem });
  });

  it('leaves what no comma joins', () => {
    expect(restBehind(durationListType, '10m 20m')).toBe('20m');
  });
});
