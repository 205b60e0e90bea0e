import { describe, expect, test } from 'vitest';
import { parseExpression, printExpression, references } from '../../generate/expression.ts';
import { grammarGroups } from '../../generate/grammar-rules.ts';

describe('the notation of rules', () => {
  test.each([
    'word',
    '"a" b? c* d+',
    'a | b c | ( d | e )*',
    `'"' [^"]* '"'`,
    String.raw`/a\/[/b]|c+/ | <any text> | [\]]`,
    '( ( a b )? c )+',
  ])('%s is printed as it was read', (text) => {
    expect(printExpression(parseExpression(text))).toBe(text);
  });

  test('needless parentheses go', () => {
    expect(printExpression(parseExpression('((a) (b c)) | (d)'))).toBe('a ( b c ) | d');
  });

  test('references are found at any depth', () => {
    expect(references(parseExpression('a ( "," b? )* | <c>'))).toEqual(['a', 'b']);
  });

  test.each(['', 'a |', '( a', 'a )', '"open', 'a & b', '?'])('%j is an error', (text) => {
    expect(() => parseExpression(text)).toThrow('not in the notation');
  });

  test('every published rule is in it', () => {
    for (const { expression } of grammarGroups().flatMap((group) => group.rules)) {
      expect(parseExpression(printExpression(expression))).toEqual(expression);
    }
  });
});
