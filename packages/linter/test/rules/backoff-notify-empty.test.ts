import { describe, it } from 'vitest';
import { domain, section, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('backoff-notify-empty', { nobody: 'info' });
const others = { list: 'smtp-pattern-list slow\n', told: 'backoff-notify a@example.com\n' };
const withFiles = testRule('backoff-notify-empty', { nobody: 'info' }, { others });
const SLOW = section('smtp-pattern-list slow', 'reply /too many/ mode=backoff');
const LIST = 'smtp-pattern-list slow';

describe('backoff-notify-empty', () => {
  it.each([
    ['all domains', SLOW + domain('*', LIST, 'backoff-notify ⟦""⟧')],
    ['one domain', SLOW + domain('*', LIST) + domain('example.com', 'BACKOFF-NOTIFY ⟦""⟧')],
    [
      'a domain that takes back an address',
      SLOW + domain('*', LIST, 'backoff-notify a@example.com') + domain('example.com', 'backoff-notify ⟦""⟧'),
    ],
    ['a virtual MTA', SLOW + domain('*', LIST) + vmta('a', domain('*', 'backoff-notify ⟦""⟧'))],
    [
      'a list that knows nothing, but addresses that are all gone',
      section('smtp-pattern-list slow', 'reply /x/ disable-source-ip') +
        domain('*', LIST, 'backoff-upon-all-sources-disabled yes', 'backoff-notify ⟦""⟧'),
    ],
    ['a macro', `${SLOW}domain-macro m example.com,example.org\n${domain('$m', LIST, 'backoff-notify ⟦""⟧')}`],
  ])('finds it for %s', (_, sample) => rule.finds(sample, ['nobody']));

  it.each([
    ['an address', SLOW + domain('*', LIST, 'backoff-notify a@example.com')],
    ['the default', SLOW + domain('*', LIST)],
    [
      'a list that never starts backoff mode',
      section('smtp-pattern-list slow', 'reply /x/ skip-mx') + domain('*', LIST, 'backoff-notify ""'),
    ],
    ['queues without a list', domain('*', 'backoff-notify ""')],
    ['mail that is thrown away', SLOW + domain('*', LIST, 'type discard', 'backoff-notify ""')],
    [
      'a line that a later one takes back',
      SLOW + domain('*', LIST, 'backoff-notify ""', 'backoff-notify a@example.com'),
    ],
    [
      'every virtual MTA, which names one',
      SLOW + domain('*', LIST, 'backoff-notify ""') + vmta('a', domain('*', 'backoff-notify a@example.com')),
    ],
    ['a wrong address', SLOW + domain('*', LIST, 'backoff-notify nobody')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('knows included files', () => {
    withFiles.finds(SLOW + domain('*', 'include list', 'backoff-notify ⟦""⟧'), ['nobody']);
    withFiles.isSilent(SLOW + domain('*', LIST, 'backoff-notify ""', 'include told'));
  });

  it('names the domain', () => {
    rule.says(SLOW + domain('*', LIST, 'backoff-notify ""'), 'mail for all domains goes');
    rule.says(SLOW + domain('example.com', LIST, 'backoff-notify ""'), 'mail for example.com goes');
  });

  it('offers no fix', () => rule.hasNoFix(SLOW + domain('*', LIST, 'backoff-notify ""')));
});
