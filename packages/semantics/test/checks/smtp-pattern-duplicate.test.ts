import { describe, expect, it } from 'vitest';
import { findingsIn, testRule } from '../expect-findings.ts';
import { findingsInFiles } from '../findings-under.ts';

const rule = testRule('smtp-pattern-duplicate', { ignored: 'warning', repeated: 'info' });

const list = (...lines: string[]): string => `<smtp-pattern-list p>\n${lines.join('\n')}\n</smtp-pattern-list>\n`;

describe('smtp-pattern-duplicate', () => {
  it.each([
    ['other mode', 'mode=backoff', 'mode=normal'],
    ['way out', 'skip-mx', 'bounce-queue'],
    ['way out for one recipient', 'bounce-rcpt', 'defer-queue'],
    ['way out and mode', 'mode=backoff,skip-mx', 'bounce-rcpt,mode=backoff'],
    ['interval', 'mode=backoff,backoff-to-normal-after=1h', 'mode=backoff,backoff-to-normal-after=2h'],
    ['interval for an address', 'disable-source-ip,reenable-after=1h', 'disable-source-ip,reenable-after=2h'],
    ['interval where there was none', 'disable-source-ip', 'disable-source-ip,reenable-after=2h'],
  ])('finds a second line with another %s', (_, first, second) => {
    rule.finds(list(`reply /a/ ${first}`, `⟦reply /a/ ${second}⟧`), ['ignored']);
  });

  it.each([
    ['the same words', 'reply /a/ mode=backoff', 'reply /a/ mode=backoff'],
    ['other capitals', 'reply /Too Many/ mode=backoff', 'reply /too many/ Mode=Backoff'],
    ['another order', 'reply /a/ mode=backoff,skip-mx', 'reply /a/ skip-mx,mode=backoff'],
    [
      'another spelling of the interval',
      'reply /a/ disable-source-ip,reenable-after=60m',
      'reply /a/ disable-source-ip,reenable-after=1h',
    ],
    ['less', 'reply /a/ mode=backoff,skip-mx', 'reply /a/ skip-mx'],
  ])('finds a second line with %s', (_, first, second) => rule.finds(list(first, `⟦${second}⟧`), ['repeated']));

  it('compares with the first line of each kind of action', () => {
    const lines = ['reply /a/ mode=backoff', 'reply /a/ skip-mx', '⟦reply /a/ mode=normal⟧', '⟦reply /a/ bounce-rcpt⟧'];
    rule.finds(list(...lines, '⟦reply /a/ mode=backoff,skip-mx⟧'), ['ignored', 'ignored', 'repeated']);
  });

  it.each([
    ['different patterns', 'reply /a/ mode=backoff', 'reply /ab/ mode=normal'],
    ['actions that go together', 'reply /a/ mode=backoff', 'reply /a/ skip-mx'],
    ['a line that says more', 'reply /a/ mode=backoff', 'reply /a/ mode=backoff,skip-mx'],
    ['escapes that differ in case', 'reply /\\d/ mode=backoff', 'reply /\\D/ mode=normal'],
    ['patterns that ask for their case', 'reply /(?-i)A/ mode=backoff', 'reply /(?-i)a/ mode=normal'],
    ['a line that is wrong', 'reply /a/ mode=backof', 'reply /a/ mode=normal'],
    ['a pattern that is wrong', 'reply /a(/ mode=backoff', 'reply /a(/ mode=normal'],
    ['a wider pattern before', 'reply // mode=backoff', 'reply /a/ mode=normal'],
  ])('says nothing about %s', (_, first, second) => rule.isSilent(list(first, second)));

  it('says nothing about two lists', () => {
    rule.isSilent(list('reply /a/ mode=backoff') + list('reply /a/ mode=normal'));
  });

  it('takes a repeat out', () => {
    rule.mends(list('reply /a/ skip-mx', '⟦reply /A/ skip-mx⟧'), list('reply /a/ skip-mx'), true);
  });

  it('takes out a line that says a part of an earlier one', () => {
    const first = 'reply /a/ mode=backoff,skip-mx';
    rule.mends(list(first, '⟦reply /a/ skip-mx⟧', 'reply /b/ skip-mx'), list(first, 'reply /b/ skip-mx'), true);
  });

  it('offers nothing for a line that is ignored', () => {
    const sample = list('reply /a/ skip-mx', '⟦reply /a/ bounce-queue⟧');
    rule.hasNoFix(sample);
    rule.says(sample, 'bounce-queue never applies, because the same pattern stands earlier in this list.\n');
    rule.pointsAt(sample, [['reply /a/ skip-mx', 'this line applies']]);
  });

  it('names only the actions that are ignored', () => {
    const sample = list('reply /a/ skip-mx', '⟦reply /a/ mode=backoff,bounce-queue⟧');
    rule.says(sample, 'bounce-queue never applies');
  });

  it('looks into included files, without a fix there', () => {
    const config = list('reply /a/ skip-mx', 'include more');
    expect(findingsInFiles('smtp-pattern-duplicate', { config, more: 'reply /a/ skip-mx\n' })).toEqual([
      'more repeated reply /a/ skip-mx',
      '-> config reply /a/ skip-mx',
    ]);
  });

  it('offers no fix for a line whose first one is in another file', () => {
    const text = list('include more', 'reply /a/ skip-mx');
    const found = findingsIn(text, { more: 'reply /a/ skip-mx\n' }).filter(
      (finding) => finding.rule === 'smtp-pattern-duplicate',
    );
    expect(found.map(({ messageId, fix }) => [messageId, fix])).toEqual([['repeated', undefined]]);
  });

  it('says nothing about replies that two lists include', () => {
    const config = list('include more') + list('include more', 'include more');
    expect(findingsInFiles('smtp-pattern-duplicate', { config, more: 'reply /a/ skip-mx\n' })).toEqual([]);
  });
});
