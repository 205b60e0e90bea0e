import { describe, it } from 'vitest';
import { domain, pool, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('tls-off', { all: 'warning', relay: 'warning', some: 'info' });
const narrow = testRule('tls-off', { all: 'warning', relay: 'warning', some: 'info' }, { options: { narrow: true } });
const withInclude = testRule(
  'tls-off',
  { all: 'warning', relay: 'warning', some: 'info' },
  { others: { 'tls.conf': 'use-starttls yes\n' } },
);

describe('tls-off', () => {
  it.each([
    ['at the top level', domain('*', 'use-starttls ⟦no⟧')],
    ['with false', domain('*', 'use-starttls ⟦false⟧')],
    ['in a virtual MTA', vmta('a', domain('*', 'use-starttls ⟦no⟧'))],
    ['in a pool', vmta('a') + pool('p', 'virtual-mta a', domain('*', 'use-starttls ⟦no⟧'))],
    ['although one domain has it', domain('*', 'use-starttls ⟦no⟧') + domain('example.com', 'use-starttls yes')],
    [
      'although one virtual MTA has it',
      domain('*', 'use-starttls ⟦no⟧') + vmta('a') + vmta('b', domain('*', 'use-starttls yes')),
    ],
    ['in capitals', '<Domain *>\nUse-StartTLS ⟦NO⟧\n</Domain>\n'],
  ])('finds mail to all %s', (_, sample) => rule.finds(sample, ['all']));

  it.each([
    ['yes', domain('*', 'use-starttls yes')],
    ['the default', domain('*', 'max-smtp-out 5')],
    ['some domains', domain('example.com', 'use-starttls no')],
    ['domains of a macro', `domain-macro old example.com,example.net\n${domain('$old', 'use-starttls no')}`],
    ['a line that a later one takes back', domain('*', 'use-starttls no', 'use-starttls yes')],
    [
      'a line that every virtual MTA overrides',
      domain('*', 'use-starttls no') + vmta('a', domain('*', 'use-starttls yes')),
    ],
    ['a queue that sends nothing', domain('*', 'type discard', 'use-starttls no')],
    ['a server on this machine', domain('*', 'smtp-hosts [127.0.0.1]:2525', 'use-starttls no')],
    ['a relay with a private address', domain('*', 'smtp-hosts [10.0.0.1]:2525', 'use-starttls no')],
    ['a value that is none', domain('*', 'use-starttls never')],
    ['a line at a wrong place', 'use-starttls no\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('reports some domains when asked to', () => {
    narrow.finds(domain('example.com', 'use-starttls ⟦no⟧'), ['some']);
    narrow.finds(domain('*.example.com', 'use-starttls ⟦no⟧') + domain('*', 'use-starttls ⟦no⟧'), ['some', 'all']);
    narrow.says(domain('example.com', 'use-starttls no'), 'Mail to example.com goes out without encryption.');
    narrow.isSilent(domain('example.com', 'use-starttls yes'));
  });

  it('says whose mail it is, and that some of it is encrypted', () => {
    const off = domain('*', 'use-starttls no');
    rule.says(vmta('a', off), 'Mail of virtual MTA a goes out without encryption.');
    rule.says(vmta('a') + pool('p', 'virtual-mta a', off), 'Mail of pool p goes out without encryption.');
    rule.says(
      off + domain('example.com', 'use-starttls yes'),
      'Mail goes out without encryption, except where another section turns it on.',
    );
    rule.says(off + domain('example.com', 'use-starttls no'), 'Mail goes out without encryption.');
  });

  it('speaks of the relay where there is one', () => {
    const sample = domain('*', 'smtp-hosts [203.0.113.9]:2525', 'use-starttls ⟦no⟧');
    rule.finds(sample, ['relay']);
    rule.says(sample, 'Mail goes to [203.0.113.9]:2525 without encryption.');
    rule.finds(domain('*', 'smtp-hosts lookup-mx:example.com', 'use-starttls ⟦no⟧'), ['all']);
    rule.finds(domain('*', 'smtp-hosts a.example.com,b.example.com', 'use-starttls ⟦no⟧'), ['relay']);
  });

  it('reads included files', () => withInclude.isSilent(domain('*', 'use-starttls no', 'include tls.conf')));

  it('offers to turn it on', () => {
    rule.mends(domain('*', 'use-starttls no'), domain('*', 'use-starttls yes'), false);
    rule.mends(domain('*', 'use-starttls false'), domain('*', 'use-starttls true'), false);
    rule.says(domain('*', 'use-starttls no'), 'Mail goes out without encryption.');
  });
});
