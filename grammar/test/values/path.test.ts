import { describe, expect, it } from 'vitest';
import { pathType } from '../../src/values/path.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('path', () => {
  it.each([
    ['/var/log/pmta/ x', '/var/log/pmta/', 14, 'x'],
    ['"C:\\\\my logs\\\\a.csv" x', 'C:\\my logs\\a.csv', 20, 'x'],
    ['c:\\pmta\\m.pem', 'c:\\pmta\\m.pem', 13, ''],
    ['conf.d/*.conf', 'conf.d/*.conf', 13, ''],
  ])('takes %j', (text, path, end, rest) => {
    expect(readValue(pathType, text)).toMatchObject({ kind: 'path', path, ...span(0, end) });
    expect(restBehind(pathType, text)).toBe(rest);
  });

  it.each([
    ['"" x', 'the file name is empty', 2],
    ['"/a b', 'the closing quote is missing', 5],
  ])('refuses %j', (text, problem, end) => {
    expect(readValue(pathType, text)).toMatchObject({
      kind: 'error',
      problem,
      replacement: undefined,
      ...span(0, end),
    });
  });
});
