/** Texts that are made up for a pattern. */
import { describe, expect, it } from 'vitest';
import { samplesFor } from '../../src/values/pattern-sample.ts';
import { translatePattern } from '../../src/values/pcre.ts';
import { regexOf } from './regex-of.ts';

const sourceOf = (pattern: string) => translatePattern(pattern).source;

describe('samplesFor', () => {
  it.each([
    ['421 4\\.7\\.0', ['421 4.7.0']],
    ['^4\\d\\d slow', ['411 slow']],
    ['(spamhaus|block list)', ['spamhaus', 'block list']],
    ['mailbox (is )?full', ['mailbox full', 'mailbox is full']],
    ['[Bb]usy', ['busy']],
    ['(?-i)[A-Z]{2}', ['AA']],
    ['', ['']],
    ['a(?=b)c', []],
    ['a++', []],
  ])('of %j', (pattern, expected) => {
    expect(samplesFor({ source: sourceOf(pattern) })).toEqual(expected);
  });

  it.each([
    '^(bounce|return)-[0-9a-f]+@',
    '@news\\.example\\.com$',
    '\\bspam\\b',
    '^\\s*order',
    '[^@]+@[^.]+\\.net',
    'é|ß',
    '(a)\\1?b',
  ])('of %j are found', (pattern) => {
    const source = sourceOf(pattern);
    const texts = samplesFor({ source });
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text).toMatch(regexOf(source));
  });

  it.each(['((((a{9}){99}){99}){99}){99}', `${'('.repeat(3000)}a${')'.repeat(3000)}`, 'a'.repeat(5000)])(
    'of what is too long or too deep there are none',
    (pattern) => {
      expect(samplesFor({ source: sourceOf(pattern) })).toEqual([]);
    },
  );
});
