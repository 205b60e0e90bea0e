import { describe, it } from 'vitest';
import { SERVER, domain, pool, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('retry-last-exceeds-bounce', { tail: 'info' });

describe('retry-last-exceeds-bounce', () => {
  it.each([
    ['the last interval', domain('*', 'bounce-after 1h', 'retry-after 20m,40m,⟦1h⟧')],
    ['all from the first that is late', domain('*', 'bounce-after 1h', 'retry-after 30m,40m,⟦1h,2h,4h⟧')],
    ['a list of backoff mode', domain('*', 'bounce-after 2h', 'backoff-retry-after 1h,1h,⟦3h⟧')],
    ['a time of a wider section', domain('*', 'bounce-after 1h') + domain('example.com', 'retry-after 30m,30m,⟦1h⟧')],
    ['a list of a virtual MTA', domain('*', 'bounce-after 1h') + vmta('a', domain('*', 'retry-after 30m,30m,⟦1h⟧'))],
    ['a list against the default', SERVER + domain('*', 'retry-after 2d,3d,⟦5d⟧')],
    [
      'a list of a pool',
      vmta('a') + pool('p', 'virtual-mta a', domain('*', 'bounce-after 1h', 'RETRY-AFTER 30m,30m,⟦1h⟧')),
    ],
    ['a list with the same time twice', domain('*', 'bounce-after 30m', 'retry-after 15m,15m,⟦15m⟧')],
    [
      'a list of some domains, though others have more time',
      domain('*', 'bounce-after 4d') + domain('example.com', 'bounce-after 1h', 'retry-after 30m,30m,⟦1h⟧'),
    ],
    [
      'a list by a macro',
      `domain-macro m example.com,example.net\n${domain('$m', 'bounce-after 1h', 'retry-after 30m,30m,⟦1h⟧')}`,
    ],
  ])('finds %s', (_, sample) => rule.finds(sample, ['tail']));

  it.each([
    ['an interval that begins in time', domain('*', 'bounce-after 1h', 'retry-after 20m,39m,1h')],
    ['one interval', domain('*', 'bounce-after 1h', 'retry-after 2h')],
    ['a list without even a second attempt', domain('*', 'bounce-after 1h', 'retry-after 1h,2h')],
    ['the default, in a part', domain('*', 'retry-after 2d,3d,5d')],
    ['a number without a unit', domain('*', 'bounce-after 1h', 'retry-after 30m,3000,1h')],
    ['a time to bounce without a unit', domain('*', 'bounce-after 60', 'retry-after 30s,30s,1h')],
    ['a list that is none', domain('*', 'bounce-after 1h', 'retry-after 30m,30m,x')],
    [
      'a list for which the time is longer',
      domain('*', 'bounce-after 4d', 'retry-after 30m,30m,1h') + domain('example.com', 'bounce-after 1h'),
    ],
    ['what a later line corrects', domain('*', 'bounce-after 1h', 'bounce-after 4d', 'retry-after 30m,30m,1h')],
    [
      'a list that every virtual MTA overrides',
      domain('*', 'bounce-after 1h', 'retry-after 30m,30m,1h') + vmta('a', domain('*', 'retry-after 20m')),
    ],
    ['mail that is thrown away', domain('*', 'type discard', 'bounce-after 1h', 'retry-after 30m,30m,1h')],
    [
      'backoff mode that another virtual MTA takes over',
      vmta('b') +
        vmta('a', domain('*', 'backoff-reroute-to-virtual-mta b', 'bounce-after 1h', 'backoff-retry-after 30m,30m,1h')),
    ],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('knows included files', () => {
    const others = { short: 'bounce-after 1h\n', long: 'bounce-after 4d\n' };
    const included = testRule('retry-last-exceeds-bounce', { tail: 'info' }, { others });
    included.finds(domain('*', 'include short', 'retry-after 30m,30m,⟦1h⟧'), ['tail']);
    included.isSilent(domain('*', 'bounce-after 1h', 'retry-after 30m,30m,1h', 'include long'));
  });

  it('names both times, and points at the other line', () => {
    const sample = domain('*', 'bounce-after 1h', 'retry-after 30m,40m,2h,3h');
    rule.says(sample, 'bounces after 1h, before the wait of 2h begins.');
    rule.pointsAt(sample, [['bounce-after 1h', 'it bounces by this line']]);
    rule.pointsAt(SERVER + domain('*', 'retry-after 2d,3d,5d'), []);
  });
});
