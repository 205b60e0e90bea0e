import { describe, expect, it } from 'vitest';
import { rateType } from '../../src/values/rate.ts';
import { pieceOf } from './piece-of.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('rate', () => {
  it.each([
    ['unlimited', Infinity, 1],
    ['Unlimited', Infinity, 1],
    ['0', Infinity, 1],
    ['1/s', 1, 1],
    ['3/sec', 3, 1],
    ['500/m', 500, 60],
    ['10/min', 10, 60],
    ['100/h', 100, 3600],
    ['100/hr', 100, 3600],
    ['5/d', 5, 86_400],
    ['5/day', 5, 86_400],
    ['100/15m', 100, 900],
    ['1/20min', 1, 1200],
    ['100/H', 100, 3600],
    ['"100/h"', 100, 3600],
  ])('reads %s', (text, count, seconds) => {
    expect(readValue(rateType, text)).toEqual({ kind: 'rate', count, seconds, raw: text, ...span(0, text.length) });
  });

  it.each([
    ['100/hour', '100/h'],
    ['100/hours', '100/h'],
    ['100/minute', '100/m'],
    ['10/minutes', '10/m'],
    ['10/mins', '10/m'],
    ['5/second', '5/s'],
    ['100/15minutes', '100/15m'],
    ['20/days', '20/d'],
    ['700/week', '700/7d'],
    ['700/2weeks', '700/14d'],
    ['100/1hour', '100/h'],
  ])('knows that %s means %s', (text, replacement) => {
    const error = { ...pieceOf(text, text), problem: `${text} is written ${replacement}`, replacement };
    expect(readValue(rateType, text)).toMatchObject(error);
  });

  it.each([
    ['1000', '1000 does not say in which time'],
    ['100/', '100/ does not say in which time'],
    ['/min', '/min lacks the number before the slash'],
    ['0/h', '0/h allows nothing; for no limit write 0 or unlimited alone'],
    ['0/hour', '0/hour allows nothing; for no limit write 0 or unlimited alone'],
    ['100/0m', '100/0m is no rate'],
    ['100/h/h', '100/h/h is no rate'],
    ['1.5/s', '1.5/s is no rate'],
    ['1,000/h', '1,000/h is no rate'],
    ['100/month', '100/month is no rate'],
    ['100/constructor', '100/constructor is no rate'],
    ['fast', 'fast is no rate'],
    ['""', '"" lacks the number before the slash'],
  ])('does not take %s', (text, problem) => {
    const error = { kind: 'error', ...pieceOf(text, text), problem, replacement: undefined };
    expect(readValue(rateType, text)).toMatchObject(error);
  });

  it('takes one word', () => {
    expect(restBehind(rateType, '2000/h bounce-after 4d')).toBe('bounce-after 4d');
  });
});
