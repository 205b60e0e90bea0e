import { describe, expect, it } from 'vitest';
import { testRule } from '../expect-findings.ts';
import { findingsInFiles } from '../findings-under.ts';

const rule = testRule('domain-key-duplicate', { unused: 'warning', repeated: 'info' });

describe('domain-key-duplicate', () => {
  it.each([
    ['with another selector', 'domain-key a,a.example,/a\n⟦domain-key b,a.example,/b⟧\n'],
    ['with another file', 'domain-key a,a.example,/a\n⟦domain-key a,a.example,/b⟧\n'],
    ['in capitals', 'domain-key a,a.example,/a\n⟦domain-key b,A.EXAMPLE,/b⟧\n'],
    ['for all domains', 'domain-key a,*,/a\n⟦domain-key b,*,/b⟧\n'],
    ['with others between', 'domain-key a,a.example,/a\ndomain-key a,b.example,/a\n⟦domain-key b,a.example,/b⟧\n'],
    ['in a virtual MTA', '<virtual-mta x>\ndomain-key a,a.example,/a\n⟦domain-key b,a.example,/b⟧\n</virtual-mta>\n'],
    ['in a pool', '<virtual-mta-pool x>\ndomain-key a,*,/a\n⟦domain-key b,*,/b⟧\n</virtual-mta-pool>\n'],
  ])('finds a second key %s', (_, sample) => rule.finds(sample, ['unused']));

  it.each([
    ['to the letter', 'domain-key a,a.example,/a\n⟦domain-key a,a.example,/a⟧\n'],
    ['with other blanks', 'domain-key a,a.example,/a\n⟦domain-key a, a.example, /a⟧\n'],
    ['in capitals', 'domain-key a,a.example,/a\n⟦domain-key A,A.example,/a⟧\n'],
    ['in small letters', 'domain-key A,A.example,/a\n⟦domain-key a,a.example,/a⟧\n'],
  ])('finds a key that stands twice %s', (_, sample) => rule.finds(sample, ['repeated']));

  it('compares with the first key', () => {
    const lines = ['domain-key a,a.example,/a', '⟦domain-key b,a.example,/b⟧', '⟦domain-key a,a.example,/a⟧'];
    rule.finds(`${lines.join('\n')}\n`, ['unused', 'repeated']);
  });

  it.each([
    ['different domains', 'domain-key a,a.example,/a\ndomain-key a,b.example,/a\n'],
    ['a domain below another', 'domain-key a,x.a.example,/a\ndomain-key a,a.example,/a\n'],
    ['a key for all that are left', 'domain-key a,a.example,/a\ndomain-key a,*,/a\n'],
    ['different places', 'domain-key a,*,/a\n<virtual-mta x>\ndomain-key b,*,/b\n</virtual-mta>\n'],
    [
      'a list that messages choose from',
      '<domain-key-list x>\ndomain-key a,*,/a\ndomain-key b,*,/b\n</domain-key-list>\n',
    ],
    [
      'keys from a vault',
      'domain-key {selector}, {domain}, {vault}:/v1/a\ndomain-key {selector}, {domain}, {vault}:/v1/b\n',
    ],
    ['macros', 'domain-key a,$x,/a\ndomain-key b,$x,/b\n'],
    ['a line that is wrong', 'domain-key a,a.example\ndomain-key b,a.example,/b\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('takes a repeat out', () => {
    rule.mends('domain-key a,*,/a\n⟦domain-key a,*,/a⟧\n', 'domain-key a,*,/a\n', true);
  });

  it('names the key, its domain and the first one', () => {
    const sample = 'domain-key a,a.example,/a\n⟦domain-key b,a.example,/b⟧\n';
    rule.says(sample, 'The key b is never used, because an earlier one is for a.example too.\n');
    rule.says('domain-key a,*,/a\n⟦domain-key b,*,/b⟧\n', 'an earlier one is for all domains too.\n');
    rule.pointsAt(sample, [['domain-key a,a.example,/a', 'the first one']]);
    rule.hasNoFix(sample);
  });

  it('looks into included files, without a fix there', () => {
    const texts = { config: 'domain-key a,*,/a\ninclude more\n', more: 'domain-key a,*,/a\n' };
    expect(findingsInFiles('domain-key-duplicate', texts)).toEqual([
      'more repeated domain-key a,*,/a',
      '-> config domain-key a,*,/a',
    ]);
  });

  it('says nothing about keys that several virtual MTAs include', () => {
    const vmta = (name: string): string => `<virtual-mta ${name}>\ninclude keys\n</virtual-mta>\n`;
    expect(
      findingsInFiles('domain-key-duplicate', { config: vmta('a') + vmta('b'), keys: 'domain-key a,*,/a\n' }),
    ).toEqual([]);
  });
});
