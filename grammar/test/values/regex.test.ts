import { describe, expect, it } from 'vitest';
import { regexType } from '../../src/values/regex.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('regex', () => {
  it.each([
    ['/^421 /', '^421 ', ''],
    ['// other', '', 'other'],
    ['/over quota/ quota-issues', 'over quota', 'quota-issues'],
    ['/a\\/b/', 'a\\/b', ''],
    ['/a,"b"/ mode=backoff,skip-mx', 'a,"b"', 'mode=backoff,skip-mx'],
  ])('takes %j', (text, pattern, rest) => {
    const value = readValue(regexType, text);
    expect(value).toMatchObject({ kind: 'regex', pattern, unsupported: undefined, ...span(0, pattern.length + 2) });
    expect(restBehind(regexType, text)).toBe(rest);
  });

  it('keeps what JavaScript cannot run, and says why', () => {
    const value = readValue(regexType, '/a++/');
    expect(value).toMatchObject({ kind: 'regex', pattern: 'a++', source: undefined });
    expect(value).toMatchObject({ unsupported: 'a possessive quantifier' });
  });

  it.each([
    ['421', '421 is no regular expression', undefined, 3],
    ['/Message from x', 'the regular expression has no closing slash', undefined, 15],
    ['/*foo/ x', 'there is nothing to repeat before the * at column 1', undefined, 6],
    ['"421 later" x', 'quotes stand where slashes belong', '/421 later/', 11],
    ['"/421 later/"', 'quotes stand where slashes belong', '/421 later/', 13],
    ['"a/b"', 'quotes stand where slashes belong', '/a\\/b/', 5],
  ])('refuses %j', (text, problem, replacement, end) => {
    expect(readValue(regexType, text)).toMatchObject({ kind: 'error', problem, replacement, ...span(0, end) });
  });
});
