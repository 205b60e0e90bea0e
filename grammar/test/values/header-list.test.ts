import { describe, expect, it } from 'vitest';
import { headerListType } from '../../src/values/header-list.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('header-list', () => {
  it.each([
    ['X-Priority', [['X-Priority', 0, 10]]],
    [
      'From, "Subject" ,Date',
      [
        ['From', 0, 4],
        ['Subject', 6, 15],
        ['Date', 17, 21],
      ],
    ],
    [
      '"From,To"',
      [
        ['From', 1, 5],
        ['To', 6, 8],
      ],
    ],
  ] as const)('takes %j', (text, members) => {
    const items = members.map(([name, from, to]) => ({ name, ...span(from, to) }));
    expect(readValue(headerListType, text)).toMatchObject({ kind: 'header-list', items, ...span(0, text.length) });
    expect(restBehind(headerListType, text)).toBe('');
  });

  it('takes regular expressions where these are allowed', () => {
    const items = [
      { name: 'From', ...span(0, 4) },
      { kind: 'regex', pattern: '^X-a,b', ...span(5, 13) },
    ];
    const value = readValue(headerListType, 'From,/^X-a,b/', { regex: true });
    expect(value).toMatchObject({ kind: 'header-list', items, ...span(0, 13) });
  });

  it.each([
    ['from:to:date', {}, 'commas are missing in from:to:date', 'from,to,date', 0, 12],
    ['From,To Date', {}, 'commas are missing in To Date', 'To,Date', 5, 12],
    ['From, X-Foo:', {}, 'X-Foo: is written without the colon', 'X-Foo', 6, 12],
    ['From,Süß', {}, 'Süß is no header name', undefined, 5, 8],
    ['/^X-/', {}, 'a regular expression is not possible here', undefined, 0, 5],
    ['From,/^X-', { regex: true }, '/^X- does not end with a slash', undefined, 5, 9],
    ['/^X-/i,To', { regex: true }, '/^X-/i does not end with a slash', undefined, 0, 6],
    ['From,/(/', { regex: true }, 'the parenthesis at column 1 is never closed', undefined, 5, 8],
    ['From,', {}, 'a comma has nothing beside it', undefined, 5, 5],
    ['From,:', {}, ': is no header name', undefined, 5, 6],
    ['From,"To:Date"', {}, 'commas are missing in "To:Date"', 'To,Date', 5, 14],
    ['From,"To,Date"', {}, '"To,Date" is no header name', undefined, 5, 14],
  ] as const)('%j with %j is refused', (text, spec, problem, replacement, from, to) => {
    const error = { kind: 'error', problem, replacement, ...span(from, to) };
    expect(readValue(headerListType, text, spec)).toMatchObject(error);
  });
});
