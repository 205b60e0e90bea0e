import { describe, expect, it } from 'vitest';
import { testRule } from '../expect-findings.ts';
import { findingsInFiles } from '../findings-under.ts';

const rule = testRule('bounce-category-duplicate', { other: 'warning', same: 'info', behindAll: 'warning' });

const list = (...lines: string[]): string =>
  `<bounce-category-patterns>\n${lines.join('\n')}\n</bounce-category-patterns>\n`;

describe('bounce-category-duplicate', () => {
  it.each([
    ['right behind the first', list('/spam/ spam-related', '⟦/spam/ policy-related⟧')],
    ['further down', list('/spam/ spam-related', '/dns/ other', '⟦/spam/ policy-related⟧')],
    ['with a comment', list('/spam/ spam-related', '⟦/spam/ policy-related⟧ # why')],
  ])('finds a pattern with another category %s', (_, sample) => rule.finds(sample, ['other']));

  it.each([
    ['to the letter', list('/spam/ spam-related', '⟦/spam/ spam-related⟧')],
    ['in capitals', list('/spam/ spam-related', '⟦/spam/ Spam-Related⟧')],
  ])('finds a pattern with the same category %s', (_, sample) => rule.finds(sample, ['same']));

  it.each(['//', '/.*/', '/^.*$/', '/.+/', '/./', '/x*/'])('finds what stands behind %s', (pattern) => {
    rule.finds(list(`${pattern} other`, '⟦/spam/ spam-related⟧'), ['behindAll']);
  });

  it('tells the first of many behind one for everything', () => {
    const sample = list('// other', '⟦/spam/ spam-related⟧', '/dns/ other', '/full/ quota-issues');
    rule.finds(sample, ['behindAll']);
    rule.says(sample, 'one that takes everything stands before it (and 2 more in this file).\n');
  });

  it('finds a second pattern for everything', () => {
    rule.finds(list('// other', '⟦// spam-related⟧', '⟦/.*/ other⟧'), ['other', 'behindAll']);
  });

  it.each([
    ['one for everything at the end', list('/spam/ spam-related', '// other')],
    ['patterns that differ in case', list('/spam/ spam-related', '/Spam/ policy-related')],
    ['patterns that hold each other', list('/spam/ spam-related', '/spam trap/ policy-related')],
    ['one category for several patterns', list('/spam/ spam-related', '/junk/ spam-related')],
    ['an entry that is wrong', list('/spam/ spam-related', '/spam/')],
    ['a pattern that is wrong', list('/a(/ spam-related', '/a(/ other')],
    ['a pattern for empty text', list('/^$/ other', '/spam/ spam-related')],
    ['two sections', list('/spam/ spam-related') + list('/spam/ other')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('takes a repeat out', () => {
    rule.mends(
      list('/spam/ spam-related', '⟦/spam/ spam-related⟧', '/dns/ other'),
      list('/spam/ spam-related', '/dns/ other'),
      true,
    );
  });

  it.each([
    ['another category', list('/spam/ spam-related', '⟦/spam/ policy-related⟧')],
    ['a line behind everything', list('// other', '⟦/spam/ spam-related⟧')],
  ])('offers nothing for %s', (_, sample) => rule.hasNoFix(sample));

  it('points at the pattern that decides', () => {
    const sample = list('/spam/ spam-related', '⟦/spam/ policy-related⟧');
    rule.pointsAt(sample, [['/spam/ spam-related', 'the first one']]);
    rule.says(sample, 'The category policy-related is never given here, because the same pattern stands earlier.\n');
    rule.pointsAt(list('// other', '/spam/ spam-related'), [['// other', 'this one takes everything']]);
  });

  it('looks into included files', () => {
    const texts = { config: 'include more\n', more: list('/a/ other', '/a/ spam-related') };
    expect(findingsInFiles('bounce-category-duplicate', texts)).toEqual([
      'more other /a/ spam-related',
      '-> more /a/ other',
    ]);
  });
});
