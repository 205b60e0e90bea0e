/** Which patterns may cost PCRE more time than there is. */
import { describe, expect, it } from 'vitest';
import { isCatastrophic } from '../../src/values/pattern-cost.ts';
import { translatePattern } from '../../src/values/pcre.ts';

const costOf = (pattern: string) => isCatastrophic({ source: translatePattern(pattern).source });

describe('isCatastrophic', () => {
  it.each([
    '(a+)+$',
    '(a*)*b',
    '(?:a+)*b',
    '([a-z]+)*@',
    '(a|a)*b',
    '(a|A)+b',
    '(a|aa)+$',
    '(\\w|\\d)*x',
    '(.*a){25}x',
    '^(.*,)*x',
    '(a?b?)*c',
    '(?:(?:a?|b?)c)*d',
    '([a-z]+\\.?)*@',
    '(\\w+\\s?)*$',
    '(\\w+\\s*)+:',
    '^(?:.|\\s)*x',
    '(a{1,3})*b',
    '(a|b|ab)*c',
    '(\\s*a\\s*)*b',
    '(a|a){30}b',
    '(a?){30}b',
    '(?:x(a+)+b)?c',
    '(?=(a+)+b)c',
    '((a+)+b)*c',
    '(ab|a|b)*d',
  ])('calls %j exponential', (pattern) => expect(costOf(pattern)).toBe('exponential'));

  it.each([
    '.*.*.*x',
    '\\d+\\d+\\d+x',
    '^\\s*\\s*\\s*$',
    'a*a*a*b',
    '(.*)(.*)(.*)x',
    '(a+){3}b',
    '(\\d+\\d*){2}x',
    '\\w*\\d+[0-9a]*x',
    '.*x?.*y?.*z',
    '.+..+..+x',
  ])('calls %j polynomial', (pattern) => expect(costOf(pattern)).toBe('polynomial'));

  it.each([
    '',
    '.*foo.*bar.*',
    '.*a.*a.*a.*a.*b',
    '^.*foo.*$',
    'foo.*bar.*baz.*qux',
    '(\\d{1,3}\\.){3}\\d{1,3}',
    '\\d+\\.\\d+\\.\\d+\\.\\d+ blocked',
    '(?:[\\w-]+\\.)+[a-z]+$',
    '^[^@]+@(?:[a-z0-9-]+\\.)*example\\.com$',
    '\\s*.*x',
    '.*.*x',
    '(foo|bar)+x',
    '(too many|exceed).*(connections|sessions)',
    '(a+)+',
    '(a|a)*',
    '(.*a)*.*',
    '(?:(?!foo).)*bar',
    '(?:\\ba+)+\\s',
    '(\\b\\w+\\s*)*x',
    '(?:\\d{3}-|\\d{4}-)*x',
    '(?:a{5}b|a{6}b)*x',
    '(ab?)*c',
    '(ab|a|bc)*d',
    '(a|b)*c',
    '(a|b|c|[d-f]\\d)*$',
    '([^,]*,)*x',
    '(?:[^"\\\\]|\\\\.)*"',
    '(\\d+,)*\\d+$',
    '(?:\\[TSS?0[1-5]\\] )+x',
    'a{1,500}b',
    '(?:a{0,3}b){2,5}c',
    '(?:){30}b',
    '(a)\\1*b',
  ])('does not mind %j', (pattern) => expect(costOf(pattern)).toBe(undefined));

  it('says nothing about what cannot be run', () => expect(costOf('(a+)++b')).toBe(undefined));

  it.each(['(', '(?:a|', '(a*', '(?:(a|b)+c'])('takes little time for many %j', (piece) => {
    const pattern = `${piece.repeat(200)}x${')'.repeat(200 * (piece.match(/\(/g)?.length ?? 0))}`;
    const start = performance.now();
    costOf(`${pattern.repeat(20)}y`);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('takes little time for long lists of words', () => {
    const words = Array.from({ length: 5000 }, (_, index) => `word${index}`).join('|');
    const start = performance.now();
    expect(costOf(`(${words})*x`)).toBe(undefined);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
