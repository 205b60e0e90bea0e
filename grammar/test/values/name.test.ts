import { describe, expect, it } from 'vitest';
import { nameType } from '../../src/values/name.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('name', () => {
  it.each([
    ['mta-1', 'mta-1', 5, ''],
    ['Mta{1} x', 'Mta{1}', 6, 'x'],
    ['"my mta" x', 'my mta', 8, 'x'],
  ])('takes %j', (text, name, end, rest) => {
    expect(readValue(nameType, text)).toEqual({ kind: 'name', name, raw: text.slice(0, end), ...span(0, end) });
    expect(restBehind(nameType, text)).toBe(rest);
  });

  it.each([
    ['""', 'the name is empty', 2],
    ['" " x', 'the name is empty', 3],
    ['"mta 1', 'the closing quote is missing', 6],
  ])('refuses %j', (text, problem, end) => {
    expect(readValue(nameType, text)).toMatchObject({ kind: 'error', problem, expected: 'a name', ...span(0, end) });
  });
});
