import { describe, expect, it } from 'vitest';
import { pathOrCommandType } from '../../src/values/path-or-command.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('path-or-command', () => {
  it.each([
    ['/var/log/pmta/acct.csv', { kind: 'path', path: '/var/log/pmta/acct.csv' }],
    ['"C:\\\\my logs\\\\acct.csv"', { kind: 'path', path: 'C:\\my logs\\acct.csv' }],
    ['/var/my logs/acct.csv', { kind: 'path', path: '/var/my logs/acct.csv' }],
    ['|/opt/prog --x >log', { kind: 'command', command: '/opt/prog --x >log' }],
    ['"|/opt/prog --x \\"y\\""', { kind: 'command', command: '/opt/prog --x "y"' }],
    ['| prog "a b"', { kind: 'command', command: 'prog "a b"' }],
  ])('takes %j', (text, fields) => {
    expect(readValue(pathOrCommandType, text)).toMatchObject({ ...fields, ...span(0, text.length) });
    expect(restBehind(pathOrCommandType, text)).toBe('');
  });

  it.each([
    ['""', 'the file name is empty'],
    ['|', 'no program stands behind the |'],
    ['"| "', 'no program stands behind the |'],
    ['"|prog x', 'the closing quote is missing'],
  ])('refuses %j', (text, problem) => {
    const error = { kind: 'error', problem, replacement: undefined, ...span(0, text.length) };
    expect(readValue(pathOrCommandType, text)).toMatchObject(error);
  });
});
