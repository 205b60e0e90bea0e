import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '@pmtakit/linter';
import { parseJsonText } from '../../src/project/json-text.ts';

function problemOf(text: string): string {
  try {
    parseJsonText(text);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return 'no problem';
}

describe('parseJsonText', () => {
  it.each<[string, string]>([
    ['', 'line 1, column 1: expected a value, not the end of the file'],
    [' \n\t', 'line 2, column 2: expected a value, not the end of the file'],
    ['{"main":', 'line 1, column 9: expected a value, not the end of the file'],
    ['{"main": x}', 'line 1, column 10: expected a value, not x'],
    ['{\n  "main": "a"\n  "base": "b"\n}', 'line 3, column 3: expected a comma or }, not "base"'],
    ['{\r\n"a":1,\r\n}', 'line 3, column 1: a comma too many before }'],
    ['[1,\n2,]', 'line 2, column 3: a comma too many before ]'],
    ['[1 2]', 'line 1, column 4: expected a comma or ], not 2'],
    ['[1}', 'line 1, column 3: expected a comma or ], not }'],
    ['[,]', 'line 1, column 2: expected a value or ], not ,'],
    ['{main: 1}', 'line 1, column 2: expected a key in double quotes or }, not main'],
    ['{"a" 1}', 'line 1, column 6: expected a colon, not 1'],
    ['{"a":1,"b":2,"a":3}', 'line 1, column 14: the key "a" stands here for the second time'],
    ['{"a":1,"\\u0061":3}', 'line 1, column 8: the key "\\u0061" stands here for the second time'],
    ['// words\n{}', 'line 1, column 1: JSON has no comments'],
    ['{\n"a":1 /* words */\n}', 'line 2, column 7: JSON has no comments'],
    ['# words\n{}', 'line 1, column 1: JSON has no comments'],
    ["{'a':1}", 'line 1, column 2: texts stand in double quotes'],
    ['{"a":"b\nc"}', 'line 1, column 6: a text that does not end in its line, or that holds an unknown escape'],
    ['{"a":"\\x"}', 'line 1, column 6: a text that does not end in its line, or that holds an unknown escape'],
    ['01', 'line 1, column 1: expected a value, not 01'],
    ['-', 'line 1, column 1: expected a value, not -'],
    ['truee', 'line 1, column 1: expected a value, not truee'],
    ['{} {}', 'line 1, column 4: expected the end, not {'],
    ['\u001B[2J', 'line 1, column 1: expected a value, not \uFFFD'],
  ])('%j is told by its place', (text, problem) => {
    expect(problemOf(text)).toBe(`is no JSON: ${problem}`);
  });

  it('reads deep lists', () => {
    const depth = 100_000;
    expect(problemOf('['.repeat(depth) + ']'.repeat(depth))).toBe('no problem');
    expect(problemOf('['.repeat(depth))).toContain(`column ${depth + 1}: expected a value or ], not the end`);
  });

  it('takes what JSON.parse takes, but for keys that stand twice', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, space) => {
        const text = JSON.stringify(value, undefined, space);
        expect(parseJsonText(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const sign = fc.constantFrom(
      ...'{}[]:,"\\/ \n-+.eE019tnu\u007F\u0000#'.split(''),
      'true',
      'null',
      '"a"',
      '\\u00e9',
    );
    const lacks = (text: string): boolean => {
      try {
        JSON.parse(text);
        return false;
      } catch {
        return true;
      }
    };
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 12 }), (text) => {
        const problem = problemOf(text);
        if (!problem.includes('second time')) expect(problem !== 'no problem').toBe(lacks(text));
      }),
      { numRuns: 5000 },
    );
  });
});
