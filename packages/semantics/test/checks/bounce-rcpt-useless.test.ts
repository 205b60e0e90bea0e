import { describe, expect, it } from 'vitest';
import { findingsInFiles } from '../findings-under.ts';
import { testRule } from '../expect-findings.ts';
import { section } from '../sample-sections.ts';

const rule = testRule('bounce-rcpt-useless', { permanent: 'warning' });

const list = (...lines: readonly string[]): string => section('smtp-pattern-list a', ...lines);

describe('bounce-rcpt-useless', () => {
  it.each([
    ['a code', list('reply /^550 no such user/ ⟦bounce-rcpt⟧')],
    ['a class of codes', list('reply /^5\\d\\d / ⟦bounce-rcpt⟧')],
    ['a code in brackets', list('reply /^(550) / ⟦bounce-rcpt⟧')],
    ['a code in a group', list('reply /^(?:554) / ⟦bounce-rcpt⟧')],
    ['a set of one', list('reply /^[5]50/ ⟦bounce-rcpt⟧')],
    ['a code, in these letters', list('reply /(?-i)^550 No/ ⟦bounce-rcpt⟧')],
    ['a code, among other actions', list('reply /^550 / mode=backoff,⟦bounce-rcpt⟧')],
  ])('finds it behind an expression that starts with %s', (_, sample) => rule.finds(sample, ['permanent']));

  it.each([
    ['replies that put off', list('reply /^450 / bounce-rcpt')],
    ['a code somewhere', list('reply /550 / bounce-rcpt')],
    ['words', list('reply /user unknown/ bounce-rcpt')],
    ['codes of both classes', list('reply /^[45]50 / bounce-rcpt')],
    ['alternatives', list('reply /^550 a|^450 b/ bounce-rcpt')],
    ['other actions', list('reply /^550 / mode=backoff', 'reply /^554 / bounce-queue')],
    ['lines that are wrong', list('reply /^550 ( bounce-rcpt')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('finds each', () =>
    rule.finds(list('reply /^550 / ⟦bounce-rcpt⟧', 'reply /^551 / ⟦bounce-rcpt⟧'), ['permanent', 'permanent']));

  it('says why', () => {
    rule.says(list('reply /^550 / bounce-rcpt'), 'bounce-rcpt is about 4xx replies to RCPT only.');
    rule.hasNoFix(list('reply /^550 / bounce-rcpt'));
  });

  it('looks into included files', () => {
    const texts = { config: list('include more.conf'), 'more.conf': 'reply /^550 / bounce-rcpt\n' };
    expect(findingsInFiles('bounce-rcpt-useless', texts)).toEqual(['more.conf permanent bounce-rcpt']);
  });
});
