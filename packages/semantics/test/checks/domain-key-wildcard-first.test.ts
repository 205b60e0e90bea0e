import { describe, expect, it } from 'vitest';
import { findingsIn, testRule } from '../expect-findings.ts';
import { findingsInFiles } from '../findings-under.ts';

const rule = testRule('domain-key-wildcard-first', { all: 'warning', parent: 'warning' });

describe('domain-key-wildcard-first', () => {
  it.each([
    ['right before a domain', '⟦domain-key a,*,/a⟧\ndomain-key b,b.example,/b\n'],
    ['before several domains', '⟦domain-key a,*,/a⟧\ndomain-key b,b.example,/b\ndomain-key c,c.example,/c\n'],
    ['between domains', 'domain-key b,b.example,/b\n⟦domain-key a,*,/a⟧\ndomain-key c,c.example,/c\n'],
    ['twice before a domain', '⟦domain-key a,*,/a⟧\ndomain-key a,*,/a\ndomain-key b,b.example,/b\n'],
    ['in a virtual MTA', '<virtual-mta x>\n⟦domain-key a,*,/a⟧\ndomain-key b,b.example,/b\n</virtual-mta>\n'],
    ['with other lines between', '⟦domain-key a,*,/a⟧\nrun-as-root no\ndomain-key b,b.example,/b\n'],
  ])('finds a key for all domains %s', (_, sample) => rule.finds(sample, ['all']));

  it.each([
    ['a domain below', 'domain-key a,a.example,/a\n⟦domain-key b,news.a.example,/b⟧\n'],
    ['a domain far below', 'domain-key a,example,/a\n⟦domain-key b,x.y.z.example,/b⟧\n'],
    ['in capitals', 'domain-key a,A.Example,/a\n⟦domain-key b,news.a.example,/b⟧\n'],
    ['before one for all', 'domain-key a,a.example,/a\n⟦domain-key b,news.a.example,/b⟧\ndomain-key c,*,/c\n'],
  ])('finds a key behind the one of a parent: %s', (_, sample) => rule.finds(sample, ['parent']));

  it('names the nearest parent', () => {
    const sample = 'domain-key a,example,/a\n⟦domain-key b,b.example,/b⟧\n⟦domain-key c,c.b.example,/c⟧\n';
    rule.finds(sample, ['parent', 'parent']);
    rule.says(sample, 'The key of b.example is never used, because the one of example stands before it.\n');
    rule.pointsAt(sample, [['domain-key a,example,/a', 'this one is used']]);
  });

  it.each([
    ['one for all at the end', 'domain-key b,b.example,/b\ndomain-key a,*,/a\n'],
    ['one for all alone', 'domain-key a,*,/a\n'],
    ['one for all twice', 'domain-key a,*,/a\ndomain-key b,*,/b\n'],
    ['a parent behind its child', 'domain-key b,news.a.example,/b\ndomain-key a,a.example,/a\n'],
    ['domains with the same end', 'domain-key a,a.example,/a\ndomain-key b,ba.example,/b\n'],
    ['different places', 'domain-key a,*,/a\n<virtual-mta x>\ndomain-key b,b.example,/b\n</virtual-mta>\n'],
    [
      'a list that messages choose from',
      '<domain-key-list x>\ndomain-key a,*,/a\ndomain-key b,b.example,/b\n</domain-key-list>\n',
    ],
    ['keys from a vault before', 'domain-key {selector}, {domain}, {vault}:/v1/a\ndomain-key b,b.example,/b\n'],
    ['a key that is wrong behind', 'domain-key a,*,/a\ndomain-key b,b.example\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it.each([
    [
      'behind the last key',
      '⟦domain-key a,*,/a⟧\ndomain-key b,b.example,/b\n',
      'domain-key b,b.example,/b\ndomain-key a,*,/a\n',
    ],
    [
      'behind the comment of the last key, with its indent',
      '<virtual-mta x>\n  ⟦domain-key a,*,/a⟧\n  domain-key b,b.example,/b # b\n</virtual-mta>\n',
      '<virtual-mta x>\n  domain-key b,b.example,/b # b\n  domain-key a,*,/a\n</virtual-mta>\n',
    ],
    [
      'at the end of the file',
      '⟦domain-key a,*,/a⟧\ndomain-key b,b.example,/b',
      'domain-key b,b.example,/b\ndomain-key a,*,/a',
    ],
  ])('suggests to put it %s', (_, sample, fixed) => rule.mends(sample, fixed, false));

  it('offers nothing for a parent', () => rule.hasNoFix('domain-key a,a.example,/a\n⟦domain-key b,b.a.example,/b⟧\n'));

  it('names a domain that is left unsigned by its key', () => {
    const sample = '⟦domain-key a,*,/a⟧\ndomain-key b,b.example,/b\n';
    rule.says(sample, 'the one of b.example never does.');
    rule.pointsAt(sample, [['domain-key b,b.example,/b', 'never used']]);
  });

  it('looks into included files, without a fix across them', () => {
    const texts = { config: 'domain-key a,*,/a\ninclude more\n', more: 'domain-key b,b.example,/b\n' };
    expect(findingsInFiles('domain-key-wildcard-first', texts)).toEqual([
      'config all domain-key a,*,/a',
      '-> more domain-key b,b.example,/b',
    ]);
  });

  it('offers nothing where a key stands in another file', () => {
    const text = 'domain-key a,*,/a\ndomain-key b,b.example,/b\ninclude more\n';
    const found = findingsIn(text, { more: 'domain-key c,c.example,/c\n' });
    expect(found.map(({ messageId, fix }) => [messageId, fix])).toEqual([['all', undefined]]);
  });

  it('comes to an end for a name with many dots', () => {
    rule.isSilent(`domain-key a,${'a.'.repeat(10_000)}example,/a\ndomain-key b,${'b.'.repeat(10_000)}example,/b\n`);
  });
});
