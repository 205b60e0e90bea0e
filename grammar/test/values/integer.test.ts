import { describe, expect, it } from 'vitest';
import type { ArgumentSpec } from '../../src/catalogue/rows.ts';
import { integerType } from '../../src/values/integer.ts';
import { pieceOf } from './piece-of.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('integer', () => {
  it.each<[string, ArgumentSpec, number]>([
    ['0', {}, 0],
    ['20', {}, 20],
    ['007', {}, 7],
    ['"20"', {}, 20],
    ['999999999999999', {}, 999_999_999_999_999],
    ['1', { min: 1, max: 100 }, 1],
    ['100', { min: 1, max: 100 }, 100],
    ['-15', { min: -20 }, -15],
    ['unlimited', { unlimited: true }, Infinity],
    ['UNLIMITED', { unlimited: true }, Infinity],
  ])('reads %s', (text, spec, value) => {
    const integer = { kind: 'integer', value, raw: text, ...span(0, text.length) };
    expect(readValue(integerType, text, spec)).toEqual(integer);
  });

  it.each<[string, ArgumentSpec, string, string | undefined]>([
    ['unlimited', {}, 'unlimited is not possible here', undefined],
    ['many', {}, 'many is no whole number', undefined],
    ['""', {}, '"" is no whole number', undefined],
    ['1.5', {}, '1.5 is no whole number', undefined],
    ['20/h', {}, '20/h is no whole number', undefined],
    ['+5', {}, '+5 is no whole number', undefined],
    ['1,000', {}, '1,000 is written 1000', '1000'],
    ['12,345,678', {}, '12,345,678 is written 12345678', '12345678'],
    ['1,00', {}, '1,00 is no whole number', undefined],
    ['1000000000000000', {}, '1000000000000000 has too many digits', undefined],
    ['-1', {}, '-1 is below the least value, 0', undefined],
    ['0', { min: 1, max: 100 }, '0 is below the least value, 1', undefined],
    ['101', { min: 1, max: 100 }, '101 is above the greatest value, 100', undefined],
  ])('does not take %s', (text, spec, problem, replacement) => {
    const error = { kind: 'error', ...pieceOf(text, text), problem, replacement };
    expect(readValue(integerType, text, spec)).toMatchObject(error);
  });

  it('takes one word', () => {
    expect(restBehind(integerType, '20 30')).toBe('30');
    expect(restBehind(integerType, 'x 30')).toBe('30');
  });

  it.each<[ArgumentSpec, string]>([
    [{}, 'a whole number'],
    [{ unlimited: true }, 'a whole number, or unlimited'],
    [{ min: 1, max: 100 }, 'a whole number from 1 to 100'],
    [{ min: 512 }, 'a whole number of 512 or more'],
    [{ max: 9 }, 'a whole number up to 9'],
  ])('says what %o expects', (spec, expected) => {
    expect(integerType.expected(spec)).toBe(expected);
    expect(readValue(integerType, 'x', spec)).toMatchObject({ expected });
  });
});
