import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeWildcards, hasWildcards, nameMatcher, pathMatcher } from '../../src/project/wildcards.ts';

describe('hasWildcards', () => {
  it.each([
    ['a*', true],
    ['a?', true],
    ['[a]', true],
    ['[a', true],
    ['', false],
    ['conf.d/a-b_c.conf', false],
    ['a]', false],
    ['a!', false],
  ])('knows that %j is %j', (path, expected) => expect(hasWildcards(path)).toBe(expected));
});

describe('nameMatcher', () => {
  it.each([
    ['no wildcards', 'a.conf', ['a.conf'], ['A.conf', 'a.conf2', '']],
    ['a star', '*.conf', ['a.conf', 'a.b.conf'], ['.conf', 'a.confx', 'aconf', '']],
    ['a star alone', '*', ['a', 'a.b', '-'], ['', '.a', '..']],
    ['a star that takes nothing', 'a*b', ['ab', 'axb', 'abb'], ['a', 'b', 'abc']],
    ['several stars', '*a*b*', ['ab', 'xaxbx', 'aab'], ['ba', 'a', 'b']],
    ['stars in a row', 'a***b', ['ab', 'axxb'], ['a']],
    ['the last star before a tail', '*ab', ['ab', 'aab', 'abab'], ['aba']],
    ['a question mark', 'a?c', ['abc', 'a.c', 'a?c'], ['ac', 'abbc']],
    ['a question mark for a character of two units', '?', ['é', '\u{1F4E7}'], ['ab']],
    ['a set', 'a[bc]', ['ab', 'ac'], ['a', 'ad', 'abc', 'a[bc]']],
    ['a range', '[a-c]x', ['ax', 'bx', 'cx'], ['dx', '-x', 'Ax']],
    ['two ranges', '[a-c0-9]', ['b', '5'], ['d', '-']],
    ['a range the wrong way round', '[c-a]', [], ['a', 'b', 'c']],
    ['a range and a dash', '[a-c-e]', ['b', '-', 'e'], ['d']],
    ['a dash at the start of a set', '[-a]', ['-', 'a'], ['b']],
    ['a dash at the end of a set', '[a-]', ['-', 'a'], ['b']],
    ['a set that is not', '[!a-c]', ['d', '!', '-'], ['a', 'c', '']],
    ['a set that is not, with a caret', '[^a]', ['b', '^'], ['a']],
    ['a ! that is not first', '[a!]', ['!', 'a'], ['b']],
    ['a ] that is first', '[]a]', [']', 'a'], ['b', '[]a]']],
    ['a ] that is first behind a !', '[!]a]', ['b', '['], [']', 'a']],
    ['a [ in a set', '[[]x', ['[x'], ['x', ']x']],
    ['a star in a set', '[*]', ['*'], ['a', '**']],
    ['a set that does not end', '[ab', ['[ab'], ['a', 'b']],
    ['empty brackets', '[]', ['[]'], ['', 'a']],
    ['empty brackets that are not', '[!]', ['[!]'], ['a']],
    ['a set behind one that does not end', '[[ab', ['[[ab'], ['a']],
    ['hidden files', '.*', ['.a', '.conf'], ['a']],
    ['hidden files and a question mark', '?a', ['xa'], ['.a']],
    ['hidden files and a set', '[.]a', [], ['.a']],
    ['hidden files and a set that is not', '[!x]a', ['ya'], ['.a', 'xa']],
    ['a dot elsewhere', 'a*', ['a.b'], []],
    ['signs of regular expressions', 'a.(b|c)+*', ['a.(b|c)+', 'a.(b|c)+x'], ['axbx', 'a.b']],
  ])('reads %s', (_, pattern, matching, others) => {
    const matches = nameMatcher(pattern);
    expect(matching.filter((name) => !matches(name))).toEqual([]);
    expect(others.filter((name) => matches(name))).toEqual([]);
  });

  const plain = fc.constantFrom('a', 'b', '.', '-');
  const piece = fc.oneof(
    plain.map((character) => ({ pattern: character, source: `\\${character}`.replace(/\\([ab])/, '$1') })),
    fc.constantFrom(
      { pattern: '*', source: '.*' },
      { pattern: '?', source: '.' },
      { pattern: '[ab]', source: '[ab]' },
      { pattern: '[!a]', source: '[^a]' },
    ),
  );

  it('agrees with a regular expression', () => {
    const names = fc.string({ unit: plain, minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 7 }), names, (pieces, name) => {
        const pattern = pieces.map((one) => one.pattern).join('');
        const expected = new RegExp(`^${pieces.map((one) => one.source).join('')}$`).test(name);
        const isHidden = name.startsWith('.') && !pattern.startsWith('.');
        expect(nameMatcher(pattern)(name)).toBe(expected && !isHidden);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['stars', '*'.repeat(10_000)],
    ['stars with text between', '*a'.repeat(10_000)],
    ['sets', '*[ab]'.repeat(10_000)],
    ['brackets that do not end', `*${'['.repeat(100_000)}`],
    ['a set as long as a line', `*[${'b-c'.repeat(30_000)}]*[${'b-c'.repeat(30_000)}]`],
  ])('ends on ten thousands of %s', (_, pattern) => {
    const matches = nameMatcher(pattern);
    expect(matches(`${'a'.repeat(20_000)}.`)).toBe(/^\*+$/.test(pattern));
  });
});

describe('pathMatcher', () => {
  it.each([
    ['conf.d/*.conf', ['conf.d/a.conf'], ['a.conf', 'conf.d/x/a.conf', 'conf.d/.a.conf', '/conf.d/a.conf']],
    ['conf.d/*/x.conf', ['conf.d/a/x.conf'], ['conf.d/x.conf', 'conf.d/a/b/x.conf', 'conf.d/.git/x.conf']],
    ['/etc/pmta/*', ['/etc/pmta/a'], ['etc/pmta/a', '/etc/pmta/', '/etc/pmta']],
    ['*/a', ['b/a'], ['/a', 'a']],
    ['a/b', ['a/b'], ['a/bc', 'a/b/']],
  ])('reads %s', (pattern, matching, others) => {
    expect([...matching, ...others].filter(pathMatcher(pattern))).toEqual(matching);
  });

  it('ends on a pattern of many folders', () => {
    expect(pathMatcher('*/'.repeat(100_000))('a/'.repeat(99_999))).toBe(false);
  });
});

describe('escapeWildcards', () => {
  it('makes a pattern that matches the path and no other', () => {
    const path = fc.string({ unit: fc.constantFrom('a', '*', '?', '[', ']', '!', '/', '.'), maxLength: 8 });
    fc.assert(
      fc.property(path, path, (one, other) => {
        const matches = pathMatcher(escapeWildcards(one));
        fc.pre(!/(?:^|\/)\./.test(one));
        expect(matches(one)).toBe(true);
        expect(matches(other)).toBe(one === other);
      }),
    );
  });
});
