/** What every match of a pattern holds. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findsIn } from '../../src/values/pattern-match.ts';
import { patternText } from '../../src/values/pattern-text.ts';
import { translatePattern } from '../../src/values/pcre.ts';

const textOf = (pattern: string) => patternText({ source: translatePattern(pattern).source });

describe('patternText', () => {
  it.each([
    ['Too Many', ['too many'], undefined, 'nothing'],
    ['^421 4\\.7\\.28', ['421 4.7.28'], '421 4.7.28', 'start'],
    ['^[45]21', ['21'], '', 'start'],
    ['421.*RP-001', ['421', 'rp-001'], undefined, 'nothing'],
    ['(a)(b(c))d?e', ['abc', 'e'], undefined, 'nothing'],
    ['a|b', [], undefined, 'nothing'],
    ['^a|b', [], undefined, 'more'],
    ['a(?:b|c$)', ['a'], undefined, 'more'],
    ['(^a)', ['a'], 'a', 'start'],
    ['a\\b', ['a'], undefined, 'more'],
    ['(?!a)b', ['b'], undefined, 'more'],
    ['a+b', ['b'], undefined, 'nothing'],
    ['', [], undefined, 'nothing'],
  ])('of %j tells what is plain', (pattern, plain, start, around) => {
    expect(textOf(pattern)).toEqual({ plain, start, around, isCaseless: true });
  });

  it('knows whether case counts', () => expect(textOf('(?-i)A')).toMatchObject({ plain: ['a'], isCaseless: false }));
  it('tells nothing of what cannot be run', () => expect(textOf('a++')).toBeUndefined());
});

test('a text that a pattern takes holds its plain texts', () => {
  const piece = fc.constantFrom('a', 'b', 'B', '.', 'a?', 'b*', '(ab)', '(a|b)', '[ab]', '^', '$');
  const text = fc.string({ unit: fc.constantFrom(...'abAB'), maxLength: 8 });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), text, (pieces, sample) => {
      const { source } = translatePattern(pieces.join(''));
      if (!findsIn({ source }, sample)) return;
      const { plain = [], start = '' } = patternText({ source }) ?? {};
      expect(plain.filter((run) => !sample.toLowerCase().includes(run))).toEqual([]);
      expect(sample.toLowerCase().startsWith(start)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
