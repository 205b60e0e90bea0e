import { describe, expect, test } from 'vitest';
import { countText, listText, percentText, timeText } from '../../src/results/number-texts.ts';

describe('times', () => {
  test.each([
    [0, '0ms'],
    [0.25, '0.25ms'],
    [12, '12ms'],
    [1_000, '1s'],
    [1_549, '1.5s'],
    [59_949, '59.9s'],
    [59_990, '1m'],
    [60_000, '1m'],
    [90_000, '1m 30s'],
    [3_599_900, '1h'],
    [3_600_000, '1h'],
    [5_400_000, '1h 30m'],
    [86_399_000, '1d'],
    [86_400_000, '1d'],
    [90_000_000, '1d 1h'],
    [3_650 * 86_400_000, '3650d'],
  ])('%d', (time, text) => {
    expect(timeText(time)).toBe(text);
  });
});

describe('counts', () => {
  test.each([
    [0, '0'],
    [999, '999'],
    [1_000, '1,000'],
    [1_234_567, '1,234,567'],
    [1_234.5, '1,234.5'],
  ])('%d', (count, text) => {
    expect(countText(count)).toBe(text);
  });
});

describe('shares', () => {
  test.each([
    [0, '0%'],
    [0.0001, '<0.1%'],
    [0.125, '12.5%'],
    [1, '100%'],
  ])('%d', (share, text) => {
    expect(percentText(share)).toBe(text);
  });
});

describe('lists', () => {
  test.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b', 'c'], 'a, b, c'],
    [['a', 'b', 'c', 'd', 'e'], 'a, b and 3 more'],
  ])('%j', (words, text) => {
    expect(listText(words)).toBe(text);
  });
});
