import { describe, it } from 'vitest';
import { domain, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('retry-too-slow-transactional', { slow: 'info' });
const strict = testRule('retry-too-slow-transactional', { slow: 'info' }, { options: { longest: '2h' } });

describe('retry-too-slow-transactional', () => {
  it.each([
    ['of days', domain('*', 'retry-after ⟦2d⟧')],
    ['a second longer than a day', domain('example.com', 'retry-after ⟦24h1s⟧')],
    ['that stands later in a list', domain('*', 'retry-after 10m,1h,⟦36h⟧,2d')],
    ['of backoff mode', domain('*', 'backoff-retry-after ⟦999d⟧')],
    ['in a virtual MTA', vmta('a', domain('*', 'retry-after ⟦2d⟧'))],
    ['through a macro', `domain-macro m example.com,example.net\n${domain('$m', 'retry-after ⟦2d⟧')}`],
  ])('finds a time %s', (_, sample) => rule.finds(sample, ['slow']));

  it.each([
    ['a day', domain('*', 'retry-after 10m,1d')],
    ['the defaults', domain('*', 'bounce-after 2d')],
    ['a list that is none', domain('*', 'retry-after 10d,soon')],
    ['mail that bounces before it is tried again', domain('*', 'retry-after 10d')],
    ['the same with a shorter time', domain('*', 'bounce-after 1d', 'retry-after 2d')],
    [
      'a line that every virtual MTA overrides',
      domain('*', 'retry-after 2d') + vmta('a', domain('*', 'retry-after 1h')),
    ],
    ['an interval that begins when the mail has bounced', domain('*', 'bounce-after 6h', 'retry-after 1h,6h,2d')],
    [
      'a literal section, which says less',
      'domain-macro m example.com\n' + domain('$m', 'retry-after 2d') + domain('example.com', 'retry-after 1h'),
    ],
    ['a number without a unit', domain('*', 'retry-after 172800')],
    ['other times', domain('*', 'bounce-after 7d', 'retry-recipients-after 2d')],
    ['mail that is thrown away', domain('*', 'type discard', 'retry-after 2d')],
    [
      'backoff mode that another virtual MTA takes over',
      vmta('b') + vmta('a', domain('*', 'backoff-reroute-to-virtual-mta b', 'backoff-retry-after 2d')),
    ],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('knows included files', () => {
    const others = { quick: 'retry-after 1h\n', slow: 'retry-after 2d\n' };
    const included = testRule('retry-too-slow-transactional', { slow: 'info' }, { others });
    included.isSilent(domain('*', 'retry-after 2d', 'include quick'));
    included.finds(domain('*', 'include quick', 'retry-after ⟦2d⟧'), ['slow']);
  });

  it('takes another limit', () => {
    strict.isSilent(domain('*', 'retry-after 10m,2h'));
    strict.finds(domain('*', 'retry-after 10m,⟦3h⟧'), ['slow']);
  });

  it('names the time and the line', () => {
    rule.says(domain('*', 'retry-after 2d'), 'Mail that was put off waits up to 2d for its next attempt.');
    rule.says(domain('*', 'backoff-retry-after 2d'), 'Set backoff-retry-after to minutes or hours.');
  });
});
