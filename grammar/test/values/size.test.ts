import { describe, expect, it } from 'vitest';
import type { ArgumentSpec } from '../../src/catalogue/rows.ts';
import { sizeType } from '../../src/values/size.ts';
import { pieceOf } from './piece-of.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('size', () => {
  it.each<[string, ArgumentSpec, number]>([
    ['0', {}, 0],
    ['512b', {}, 512],
    ['10K', {}, 10_240],
    ['10k', {}, 10_240],
    ['50M', {}, 52_428_800],
    ['2G', {}, 2_147_483_648],
    ['1t', {}, 1_099_511_627_776],
    ['"10M"', {}, 10_485_760],
    ['52428800', { bare: true }, 52_428_800],
    ['unlimited', { unlimited: true }, Infinity],
    ['1M', { min: '1M' }, 1_048_576],
    ['10M', { min: '50K', max: '10M' }, 10_485_760],
  ])('reads %s', (text, spec, bytes) => {
    expect(readValue(sizeType, text, spec)).toEqual({ kind: 'size', bytes, raw: text, ...span(0, text.length) });
  });

  it.each<[string, ArgumentSpec, string, string | undefined]>([
    ['10', {}, '10 has no unit', undefined],
    ['10MB', {}, '10MB is written 10M', '10M'],
    ['10mb', {}, '10mb is written 10m', '10m'],
    ['4GiB', {}, '4GiB is written 4G', '4G'],
    ['100bytes', {}, '100bytes is written 100b', '100b'],
    ['1.5G', {}, '1.5G is no size', undefined],
    ['M', {}, 'M is no size', undefined],
    ['-1M', {}, '-1M is no size', undefined],
    ['10X', {}, '10X is no size', undefined],
    ['unlimited', {}, 'unlimited is no size', undefined],
    ['constructor', {}, 'constructor is no size', undefined],
    ['1023K', { min: '1M' }, '1023K is below the least value, 1M', undefined],
    ['0', { min: '1M' }, '0 is below the least value, 1M', undefined],
    ['11M', { min: '50K', max: '10M' }, '11M is above the greatest value, 10M', undefined],
  ])('does not take %s', (text, spec, problem, replacement) => {
    const error = { kind: 'error', ...pieceOf(text, text), problem, replacement };
    expect(readValue(sizeType, text, spec)).toMatchObject(error);
  });

  it('takes one word', () => {
    expect(restBehind(sizeType, '10 MB')).toBe('MB');
  });
});
