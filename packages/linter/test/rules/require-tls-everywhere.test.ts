import { describe, it } from 'vitest';
import { domain, pool, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('require-tls-everywhere', { all: 'info' });

describe('require-tls-everywhere', () => {
  it.each([
    ['at the top level', domain('*', 'require-starttls ⟦yes⟧')],
    ['with true', domain('*', 'require-starttls ⟦true⟧')],
    ['with use-starttls beside it', domain('*', 'use-starttls yes', 'require-starttls ⟦yes⟧')],
    ['in a virtual MTA', vmta('a', domain('*', 'require-starttls ⟦yes⟧'))],
    ['in a pool', vmta('a') + pool('p', 'virtual-mta a', domain('*', 'require-starttls ⟦yes⟧'))],
    [
      'although one domain is left out',
      domain('*', 'require-starttls ⟦yes⟧') + domain('example.com', 'require-starttls no'),
    ],
    ['in capitals', domain('*', 'Require-StartTLS ⟦YES⟧')],
  ])('finds it %s', (_, sample) => rule.finds(sample, ['all']));

  it.each([
    ['no', domain('*', 'require-starttls no')],
    ['the default', domain('*', 'use-starttls yes')],
    ['some domains', domain('example.com', 'require-starttls yes') + domain('*.example.net', 'require-starttls yes')],
    ['domains of a macro', `domain-macro big example.com,example.net\n${domain('$big', 'require-starttls yes')}`],
    ['one relay for all', domain('*', 'smtp-hosts relay.example.com', 'require-starttls yes')],
    ['no STARTTLS at all, which is told', domain('*', 'use-starttls no', 'require-starttls yes')],
    ['a line that a later one takes back', domain('*', 'require-starttls yes', 'require-starttls no')],
    [
      'a line that every virtual MTA overrides',
      domain('*', 'require-starttls yes') + vmta('a', domain('*', 'require-starttls no')),
    ],
    ['a queue that sends nothing', domain('*', 'type discard', 'require-starttls yes')],
    ['a value that is none', domain('*', 'require-starttls always')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('offers to turn it off', () => {
    rule.mends(domain('*', 'require-starttls yes'), domain('*', 'require-starttls no'), false);
    rule.says(domain('*', 'require-starttls yes'), 'Mail needs TLS, also for domains whose servers have none.');
  });

  it('says whose mail it is, and that some of it is left out', () => {
    const on = domain('*', 'require-starttls yes');
    rule.says(vmta('a', on), 'Mail of virtual MTA a needs TLS, also for domains whose servers have none.');
    rule.says(vmta('a') + pool('p', 'virtual-mta a', on), 'Mail of pool p needs TLS');
    rule.says(
      on + domain('example.com', 'require-starttls no'),
      'Mail needs TLS, except where another section says otherwise, also for domains whose servers have none.',
    );
  });
});
