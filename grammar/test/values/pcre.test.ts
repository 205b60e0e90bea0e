import { describe, expect, it } from 'vitest';
import { matchPattern } from '../../src/values/pattern-match.ts';
import { translatePattern } from '../../src/values/pcre.ts';
import { regexOf } from './regex-of.ts';

describe('translatePattern', () => {
  it.each([
    ['', 'anything'],
    ['too many', 'TOO MANY connections'],
    ['(?i)spam', 'SPAM'],
    ['(?-i)spam', 'spam'],
    ['(?-i)a(?-i)b(?-i:c)', 'abc'],
    ['(?i:spam)', 'Spam'],
    ['http:\\/\\/x', 'http://x'],
    ['@*', 'no at sign'],
    ['a{', 'A{'],
    ['{foo}', '{foo}'],
    ['a{,3}', 'a{,3}'],
    ['a]', 'a]'],
    ['^a{2,3}?$', 'aaa'],
    ['[]a]+$', ']a'],
    ['^[^]a]$', 'b'],
    ['[[:digit:][:upper:]x]', '7'],
    ['^[[:^digit:]]$', 'a'],
    ['^[[:space:]-]+$', ' -'],
    ['^[\\d-z]+$', '1-z'],
    ['^[a-\\d]+$', 'a-1'],
    ['^[a\\-z]+$', 'a-z'],
    ['^[\\b]$', '\b'],
    ['^[\\x41\\102\\e]+$', 'AB\u001b'],
    ['^[\\h\\v]+$', ' \t\n'],
    ['^[\\Qa-]\\E]+$', 'a-]'],
    ['\\Aabc\\z', 'abc'],
    ['abc\\Z', 'abc\n'],
    ['^\\h+\\H+$', ' \u00a0x'],
    ['^\\R$', '\r\n'],
    ['^\\N\\V$', 'ab'],
    ['^a.c$', 'a\rc'],
    ['^\\Qa.b*\\E+$', 'a.b**'],
    ['\\Q', ''],
    ['a\\E+', 'aa'],
    ['^\\x{e9}\\o{101}\\0$', 'éA\u0000'],
    ['^\\a\\cA\\t$', '\u0007\u0001\t'],
    ['^\\101$', 'A'],
    ['^\\_\\-\\ $', '_- '],
    ['^\\y$', 'y'],
    ['(a)\\1', 'aa'],
    ['(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10', 'abcdefghijj'],
    ['^(a)\\g{-1}2\\g1$', 'aa2a'],
    ['^(?P<n>.)(?P=n)\\k<n>\\k{n}\\g{n}$', 'xxxxx'],
    ["^(?<n>.)(?'m'.)\\k'n'$", 'xyx'],
    ['\\g{+1}(a)', 'a'],
    ['(?=a)*b', 'b'],
    ['(?<=a)b(?!c)(?<!x)', 'ab'],
    ['(?<=(?=a*)a)b', 'ab'],
    ['^a(?#comment)+$', 'aa'],
    ['(?:)', ''],
    ['^😀+$', '😀😀'],
    ['^(?)a(?-)$', 'A'],
  ])('%j matches %j', (pattern, text) => {
    const { source, unsupported, error } = translatePattern(pattern);
    expect({ unsupported, error }).toEqual({ unsupported: undefined, error: undefined });
    expect(matchPattern({ source }, text)).toBe('match');
    expect(regexOf(source).test(text)).toBe(true);
  });

  it.each([
    ['(?-i)spam', 'SPAM'],
    ['a.c', 'a\nc'],
    ['^[[:alpha:]]$', '1'],
    ['\\Aabc', 'xabc'],
    ['a\\z', 'a\n'],
    ['\\x23', 'x23'],
    ['^\\Q.\\E$', 'a'],
    ['^\\R\\n$', '\r\n'],
  ])('%j does not match %j', (pattern, text) => {
    const { source } = translatePattern(pattern);
    expect(matchPattern({ source }, text)).toBe('no-match');
    expect(regexOf(source).test(text)).toBe(false);
  });

  it.each([
    ['a++', 'a possessive quantifier'],
    ['a{2}+', 'a possessive quantifier'],
    ['(?>a)', 'an atomic group'],
    ['a\\Kb', '\\K'],
    ['\\Ga', '\\G'],
    ['[\\K]', '\\K'],
    ['\\X', '\\X'],
    ['\\pL+', 'a Unicode property'],
    ['[\\p{Greek}]', 'a Unicode property'],
    ['(?R)', 'recursion'],
    ['(a)(?1)', 'recursion'],
    ['(?P<n>a)(?P>n)(?&n)', 'recursion'],
    ["(?<n>a)\\g'n'", 'a subroutine call'],
    ['(a)?(?(1)b|c)', 'a conditional group'],
    ['(?|(a)|(b))', 'a branch reset group'],
    ['(*ACCEPT)', 'a control verb'],
    ['a(?C1)', 'a callout'],
    ['a(?-i)b', 'flags for a part of the pattern'],
    ['(?-i:a)b', 'flags for a part of the pattern'],
    ['(?s)a', 'the flag s'],
    ['(?x)a ( # here', 'the flag x'],
    ['[[:^alpha:]]', 'a negated POSIX class'],
    ['[\\H]', '\\H in a class'],
    ['[😀]', 'a class with a character above U+FFFF'],
    ['\\x{1F600}', 'a character above U+FFFF'],
    ['()'.repeat(70_000), 'a pattern of this size'],
  ])('%j is beyond JavaScript', (pattern, unsupported) => {
    expect(translatePattern(pattern)).toEqual({ source: undefined, unsupported, error: undefined });
  });

  it.each([
    ['ab(c', 'the parenthesis at column 3 is never closed'],
    ['(?:a', 'the parenthesis at column 1 is never closed'],
    ['a)', 'the closing parenthesis at column 2 has no opening one'],
    ['a[bc', 'the bracket at column 2 is never closed'],
    ['[]', 'the bracket at column 1 is never closed'],
    ['[^]', 'the bracket at column 1 is never closed'],
    ['[\\Q]', 'the bracket at column 1 is never closed'],
    ['*foo', 'there is nothing to repeat before the * at column 1'],
    ['+a', 'there is nothing to repeat before the + at column 1'],
    ['(*foo)', 'there is nothing to repeat before the * at column 2'],
    ['a|?', 'there is nothing to repeat before the ? at column 3'],
    ['a**', 'there is nothing to repeat before the * at column 3'],
    ['a{2}{3}', 'there is nothing to repeat before the {3} at column 5'],
    ['^*', 'there is nothing to repeat before the * at column 2'],
    ['\\b+', 'there is nothing to repeat before the + at column 3'],
    ['(?i)+', 'there is nothing to repeat before the + at column 5'],
    ['a{5,2}', 'the counts of {5,2} at column 2 run backwards'],
    ['a{70000}', 'a count at column 2 is above 65535'],
    ['a{1,70000}', 'a count at column 2 is above 65535'],
    ['[z-a]', 'the range z-a at column 2 runs backwards'],
    ['[\\x62-\\x61]', 'the range \\x62-\\x61 at column 2 runs backwards'],
    ['[[:foo:]]', '[:foo:] at column 2 is no POSIX class'],
    ['[[.a.]]', '[.a.] at column 2 is no POSIX class'],
    ['x[:alpha:]', '[:alpha:] at column 2 stands inside a class only: [[:alpha:]]'],
    ['abc\\', 'the backslash at the end protects nothing'],
    ['[a\\', 'the backslash at the end protects nothing'],
    ['[\\N]', '\\N at column 2 stands in a class'],
    ['\\1', 'the reference at column 1 finds no group 1'],
    ['(a)\\g{-2}', 'the reference at column 4 finds no group 0'],
    ['\\k<n>', 'the reference at column 1 finds no group n'],
    ['(?P=n)', 'the reference at column 1 finds no group n'],
    ['\\g', 'the reference at column 1 names no group'],
    ['\\k<1>', 'the reference at column 1 names no group'],
    ['(?<n>a)(?<n>b)', 'the group at column 8 has the name of an earlier one, n'],
    ['(?<1>a)', 'PCRE knows no group that begins with (?< as at column 1'],
    ['(?y)', 'PCRE knows no group that begins with (?y as at column 1'],
    ['a(?#b', 'PCRE knows no group that begins with (?# as at column 2'],
    ['\\u0041', 'PCRE has no \\u, which stands at column 1'],
    ['\\p{', 'PCRE has no \\p, which stands at column 1'],
    ['\\x{zz}', 'the character code at column 1 is no number'],
    ['\\o', 'the character code at column 1 is no number'],
    ['\\cé', '\\c at column 1 needs a letter'],
    ['(?<=a+)b', 'a lookbehind has to know its length, which the + at column 6 leaves open'],
    ['(?<!(a{2,}))b', 'a lookbehind has to know its length, which the {2,} at column 7 leaves open'],
    ['('.repeat(251), 'the parenthesis at column 251 is nested more than 250 deep'],
    ['(?>a', 'the parenthesis at column 1 is never closed'],
  ])('%j is refused by PCRE', (pattern, error) => {
    expect(translatePattern(pattern)).toEqual({ source: undefined, unsupported: undefined, error });
  });

  it.each([
    'a',
    '\\',
    '[',
    '(',
    ')',
    '[[:',
    '{1',
    'a{1',
    '(?#',
    '(?<',
    '\\g<',
    '\\x{',
    '[\\',
    '\\Q',
    '\\E',
    '[a-',
    '\0',
    '😀',
  ])('takes linear time for many %j', (piece) => {
    const pattern = piece.repeat(1_000_000 / piece.length);
    const start = performance.now();
    translatePattern(pattern);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
