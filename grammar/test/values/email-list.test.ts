import { describe, expect, it } from 'vitest';
import { emailListType } from '../../src/values/email-list.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('email-list', () => {
  it.each([
    ['a@b.c', [['a', 0, 5]]],
    [
      'a@b.c, d@b.c',
      [
        ['a', 0, 5],
        ['d', 7, 12],
      ],
    ],
    [
      '"a@b.c,d@b.c"',
      [
        ['a', 1, 6],
        ['d', 7, 12],
      ],
    ],
  ] as const)('takes %j', (text, members) => {
    const items = members.map(([local, from, to]) => ({ kind: 'email', local, domain: 'b.c', ...span(from, to) }));
    expect(readValue(emailListType, text)).toMatchObject({ kind: 'email-list', items, ...span(0, text.length) });
    expect(restBehind(emailListType, text)).toBe('');
  });

  it.each([
    ['a@b.c,d', 'd has no @', undefined, 6, 7],
    ['a@b.c d@b.c', 'commas are missing in a@b.c d@b.c', 'a@b.c,d@b.c', 0, 11],
    ['a@b.c,,d@b.c', 'a comma has nothing beside it', undefined, 6, 6],
    ['x@y, Me <a@b.c>', 'the address stands here without angle brackets', 'a@b.c', 5, 15],
    ['""', 'the list is empty', undefined, 0, 2],
  ])('refuses %j', (text, problem, replacement, from, to) => {
    const error = { kind: 'error', problem, replacement, ...span(from, to) };
    expect(readValue(emailListType, text)).toMatchObject(error);
  });
});
