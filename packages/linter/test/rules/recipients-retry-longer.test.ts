import { describe, it } from 'vitest';
import { SERVER, domain, pool, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('recipients-retry-longer', { longer: 'info' });

describe('recipients-retry-longer', () => {
  it.each([
    ['one interval', domain('*', 'retry-after 10m', 'retry-recipients-after ⟦30m⟧')],
    ['the longest of several', domain('*', 'retry-after 10m,2h,1h', 'retry-recipients-after ⟦3h⟧')],
    ['that of a wider section', domain('*', 'retry-after 10m') + domain('example.com', 'retry-recipients-after ⟦30m⟧')],
    ['that of the top level', domain('*', 'retry-after 10m') + vmta('a', domain('*', 'retry-recipients-after ⟦30m⟧'))],
    [
      'that of a macro',
      `domain-macro m example.com\n${domain('$m', 'retry-after 10m', 'RETRY-Recipients-After ⟦30m⟧')}`,
    ],
    [
      'that of a pool',
      vmta('a') + pool('p', 'virtual-mta a', domain('*', 'retry-after 10m', 'retry-recipients-after ⟦30m⟧')),
    ],
    ['the default', SERVER + domain('*', 'retry-recipients-after ⟦11m⟧')],
  ])('finds a time longer than %s', (_, sample) => rule.finds(sample, ['longer']));

  it.each([
    ['the same time', domain('*', 'retry-after 30m', 'retry-recipients-after 30m')],
    ['a time within the list', domain('*', 'retry-after 10m,1h', 'retry-recipients-after 30m')],
    ['the default beside short intervals', SERVER + domain('*', 'retry-after 1m')],
    ['the default interval in a part', domain('*', 'retry-recipients-after 30m')],
    ['a number without a unit', domain('*', 'retry-after 10m', 'retry-recipients-after 3600')],
    ['intervals without a unit', domain('*', 'retry-after 10', 'retry-recipients-after 1m')],
    ['a time that is none', domain('*', 'retry-after 10m', 'retry-recipients-after 30x')],
    [
      'a line that every virtual MTA overrides',
      domain('*', 'retry-after 10m', 'retry-recipients-after 30m') +
        vmta('a', domain('*', 'retry-after 1h', 'retry-recipients-after 1h')),
    ],
    [
      'what a later line corrects',
      domain('*', 'retry-after 10m', 'retry-recipients-after 1h', 'retry-recipients-after 5m'),
    ],
    [
      'a queue that waits longer by a virtual MTA of its own',
      domain('*', 'retry-recipients-after 30m') + vmta('a', domain('*', 'retry-after 1h')),
    ],
    [
      'mail that is moved',
      domain('example.com', 'queue-to x.queue', 'retry-after 10m', 'retry-recipients-after 30m') +
        domain('x.queue', 'smtp-hosts lookup-mx:example.com'),
    ],
    ['mail that is thrown away', domain('*', 'type discard', 'retry-after 10m', 'retry-recipients-after 30m')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('knows included files', () => {
    const others = { quick: 'retry-after 10m\n', slow: 'retry-after 1h\n' };
    const included = testRule('recipients-retry-longer', { longer: 'info' }, { others });
    included.finds(domain('*', 'include quick', 'retry-recipients-after ⟦30m⟧'), ['longer']);
    included.isSilent(domain('*', 'retry-after 10m', 'retry-recipients-after 30m', 'include slow'));
  });

  it('names both times, and points at the line of the queue', () => {
    const sample = domain('*', 'retry-after 10m,20m,5m', 'retry-recipients-after 30m');
    rule.says(sample, 'waits for 30m, and its queue for 20m at most.');
    rule.pointsAt(sample, [['retry-after 10m,20m,5m', 'the queue waits by this line']]);
    rule.pointsAt(SERVER + domain('*', 'retry-recipients-after 30m'), []);
  });
});
