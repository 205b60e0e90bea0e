import { describe, expect, it } from 'vitest';
import { stringType } from '../../src/values/string.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('string', () => {
  it.each([
    ['word', 'word', 4, ''],
    ['two words', 'two', 3, 'words'],
    ['"two words" x', 'two words', 11, 'x'],
    ['""', '', 2, ''],
    ['"a \\"b\\" \\\\c"', 'a "b" \\c', 13, ''],
    ['a"b', 'a"b', 3, ''],
    ['{auth}', '{auth}', 6, ''],
  ])('takes %j', (text, value, end, rest) => {
    expect(readValue(stringType, text)).toMatchObject({ kind: 'string', text: value, ...span(0, end) });
    expect(restBehind(stringType, text)).toBe(rest);
  });

  it.each([
    ['"Name <a@b>', 11],
    ['"', 1],
    ['"a\\" b', 6],
  ])('refuses %j', (text, end) => {
    const problem = 'the closing quote is missing';
    expect(readValue(stringType, text)).toMatchObject({ kind: 'error', problem, ...span(0, end) });
  });
});
