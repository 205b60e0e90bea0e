import { describe, expect, it } from 'vitest';
import { accountingFields, fieldListType } from '../../src/values/field-list.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('field-list', () => {
  it.each([
    ['*', [['*', false, 0, 1]]],
    [
      'timeLogged, ENVID',
      [
        ['timeLogged', false, 0, 10],
        ['envId', false, 12, 17],
      ],
    ],
    [
      '*,!dsnDiag',
      [
        ['*', false, 0, 1],
        ['dsnDiag', true, 2, 10],
      ],
    ],
    [
      'Header_X-Id,!arf_Source-IP',
      [
        ['header_X-Id', false, 0, 11],
        ['arf_Source-IP', true, 12, 26],
      ],
    ],
    [
      '"rcpt,orig"',
      [
        ['rcpt', false, 1, 5],
        ['orig', false, 6, 10],
      ],
    ],
    ['timeFirstAttempt', [['timeFirstAttempt', false, 0, 16]]],
  ] as const)('takes %j', (text, members) => {
    const items = members.map(([name, negated, from, to]) => ({ name, negated, ...span(from, to) }));
    expect(readValue(fieldListType, text)).toMatchObject({ kind: 'field-list', items, ...span(0, text.length) });
    expect(restBehind(fieldListType, text)).toBe('');
  });

  it.each(accountingFields)('knows %s', (field) => {
    expect(readValue(fieldListType, field)).toMatchObject({ items: [{ name: field }] });
  });

  it.each([
    ['rcpt,timeloged', 'timeloged is no accounting field', 'timeLogged', 5, 14],
    ['*,!dsnDiags', '!dsnDiags is no accounting field', '!dsnDiag', 2, 11],
    ['*,somethingElse', 'somethingElse is no accounting field', undefined, 2, 15],
    ['!*', '!* is no accounting field', undefined, 0, 2],
    ['header_', 'header_ is no accounting field', undefined, 0, 7],
    ['rcpt,constructor', 'constructor is no accounting field', undefined, 5, 16],
    ['rcpt orig', 'commas are missing in rcpt orig', 'rcpt,orig', 0, 9],
    ['rcpt,,orig', 'a comma has nothing beside it', undefined, 5, 5],
  ])('refuses %j', (text, problem, replacement, from, to) => {
    const error = { kind: 'error', problem, replacement, ...span(from, to) };
    expect(readValue(fieldListType, text)).toMatchObject(error);
  });
});
