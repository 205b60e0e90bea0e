import { describe, it } from 'vitest';
import { testRule } from '../expect-findings.ts';
import { acctFile } from '../sample-sections.ts';

const rule = testRule('acct-queue-filter-negated', { nothing: 'error' });

describe('acct-queue-filter-negated', () => {
  it.each([
    ['one queue', acctFile('a.csv', '⟦queue-filter !example.com⟧')],
    ['several', acctFile('a.csv', '⟦queue-filter !example.com/*,!*/clinic⟧')],
    ['all', acctFile('a.csv', '⟦queue-filter !*/*⟧')],
    ['one, in a line that is repeated', acctFile('a.csv', 'queue-filter */*', '⟦queue-filter !example.com⟧')],
  ])('finds a filter that leaves out %s and lets nothing in', (_, sample) => rule.finds(sample, ['nothing']));

  it.each([
    ['the rest in', acctFile('a.csv', 'queue-filter !example.com/*,*/*')],
    ['one queue in', acctFile('a.csv', 'queue-filter example.com/a')],
    ['one queue in and leaves others out', acctFile('a.csv', 'queue-filter !a.example.com,*.example.com')],
    ['all in, because there is none', acctFile('a.csv')],
    ['nobody knows what in, because it is wrong', acctFile('a.csv', 'queue-filter !a..b')],
  ])('says nothing about one that lets %s', (_, sample) => rule.isSilent(sample));

  it('offers to let the rest in', () => {
    rule.mends(
      acctFile('a.csv', 'queue-filter !example.com/*'),
      acctFile('a.csv', 'queue-filter !example.com/*,*/*'),
      false,
    );
    rule.mends(
      acctFile('a.csv', 'queue-filter !a.example,!b.example # not'),
      acctFile('a.csv', 'queue-filter !a.example,!b.example,*/* # not'),
      false,
    );
    rule.hasNoFix(acctFile('a.csv', 'queue-filter "!example.com/*"'));
  });
});
