/** The bounded matcher says what a RegExp says, and says it in time. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findsIn, matchPattern } from '../../src/values/pattern-match.ts';
import { translatePattern } from '../../src/values/pcre.ts';
import { regexOf } from './regex-of.ts';

const sourceOf = (pattern: string) => ({ source: translatePattern(pattern).source });

const pieces = [
  ...[
    'a',
    'b',
    'A',
    '.',
    '\\w',
    '\\W',
    '\\d',
    '\\s',
    '[ab]',
    '[^a]',
    '[^\\W_]',
    '[A-b]',
    '1',
    ' ',
    'é',
    '[à-ö]',
    'ſ',
    'k',
  ],
  ...['^', '$', '\\b', '\\B', '\\A', '\\z', '\\Z'],
  ...['', 'ab', 'a|b', '\\1', '\\2', '\\k<n>'],
];

const quantifiers = ['', '', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{0,2}', '{1,}', '{1,3}?', '{0}'];
const openings = ['(', '(?:', '(?=', '(?!', '(?<n>', '(?<=', '(?<!'];

/** Patterns of all sorts; those that PCRE refuses are left out. */
const patterns: fc.Arbitrary<string> = fc
  .letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...pieces),
      fc.tuple(tie('node'), tie('node')).map(([a, b]) => a + b),
      fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(?:${a}|${b})`),
      fc
        .tuple(fc.constantFrom(...openings), tie('node'), fc.constantFrom(...quantifiers))
        .map(([opening, node, quantifier]) => `${opening}${node})${quantifier}`),
    ),
  }))
  .node.chain((node) => fc.constantFrom(node, node, `(?-i)${node}`))
  .filter((pattern) => sourceOf(pattern).source !== undefined);

const texts = fc.string({ unit: fc.constantFrom(...'aabbAB1_ \né\u00c9ſskK\u212aı'), maxLength: 7 });

test('answers as a RegExp does', () => {
  fc.assert(
    fc.property(patterns, texts, (pattern, text) => {
      const { source } = sourceOf(pattern);
      expect(matchPattern({ source }, text)).toBe(regexOf(source).test(text) ? 'match' : 'no-match');
    }),
    { numRuns: 20_000 },
  );
});

describe('matchPattern', () => {
  it.each([
    ['(a+)+$', 'no-match'],
    ['^(a|a)*$', 'no-match'],
    ['(a|aa)+$', 'no-match'],
    ['^(.*a){20}$', 'no-match'],
    ['(?=(a+)+$)', 'too-costly'],
    ['(?<!x)(?:a*)*b', 'no-match'],
    ['^(a+)+\\1$', 'too-costly'],
  ])('comes to an end with %j', (pattern, verdict) => {
    const start = performance.now();
    expect(matchPattern(sourceOf(pattern), `${'a'.repeat(2000)}!`)).toBe(verdict);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it.each([
    ['(?:(?:(?:a{1000}){1000}){1000}){1000}', 'too-costly'],
    ['(?:(?:(?:){60000}){60000}){60000}', 'match'],
    ['(?:(?:(?:){0,60000}){60000}){60000}', 'too-costly'],
    ['a{0,65535}b', 'too-costly'],
    ['a{1,900}b', 'match'],
  ])('bounds the size of %j', (pattern, verdict) => {
    expect(matchPattern(sourceOf(pattern), 'xaab')).toBe(verdict);
  });

  it('takes long texts without recursion', () => {
    expect(matchPattern(sourceOf('^(?:a|b)*c'), `${'ab'.repeat(50_000)}c`)).toBe('match');
  });

  it('takes the deepest patterns', () => {
    const deep = `${'(?=('.repeat(125)}a${'))'.repeat(125)}`;
    expect(matchPattern(sourceOf(deep), 'xxa')).toBe('match');
  });

  it('says what it cannot run', () => expect(matchPattern(sourceOf('a++'), 'a')).toBe('unsupported'));
});

describe('findsIn', () => {
  it.each([
    ['b$', true],
    ['^b', false],
    ['a++', undefined],
    ['(?:a{1000}){1000}', undefined],
  ])('of %j says %j', (pattern, answer) => expect(findsIn(sourceOf(pattern), 'ab')).toBe(answer));
});
