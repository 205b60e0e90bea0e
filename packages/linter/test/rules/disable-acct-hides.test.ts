import { describe, it } from 'vitest';
import { domain, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('disable-acct-hides', { hidden: 'info' });
const others = { sink: 'type discard\n', plain: 'max-smtp-out 5\n' };
const withFiles = testRule('disable-acct-hides', { hidden: 'info' }, { others });

describe('disable-acct-hides', () => {
  it.each([
    ['deliveries and bounces', domain('example.com', 'disable-acct-records ⟦d,b⟧')],
    ['bounces among others', domain('*', 'disable-acct-records ⟦t,b,tq⟧')],
    ['long names', domain('example.com', 'DISABLE-ACCT-RECORDS ⟦Delivery⟧')],
    ['a virtual MTA', vmta('a', domain('example.com', 'disable-acct-records ⟦d⟧'))],
    ['a macro', `domain-macro m example.com,example.org\n${domain('$m', 'disable-acct-records ⟦d⟧')}`],
    ['hosts of others', domain('example.com', 'smtp-hosts 192.0.2.80', 'disable-acct-records ⟦d⟧')],
  ])('finds %s', (_, sample) => rule.finds(sample, ['hidden']));

  it.each([
    ['attempts', domain('example.com', 'disable-acct-records t,tq')],
    ['mail that is thrown away', domain('example.com', 'type discard', 'disable-acct-records d')],
    ['mail for a program', domain('example.com', 'type pipe', 'command "/opt/read"', 'disable-acct-records d,b')],
    [
      'mail for a server of this machine',
      domain('example.com', 'smtp-hosts [127.0.0.1]:2526', 'disable-acct-records d'),
    ],
    ['mail that moves to another queue', domain('example.com', 'queue-to example.org', 'disable-acct-records d')],
    ['a wider section that throws away', domain('*', 'type discard') + domain('example.com', 'disable-acct-records d')],
    ['a line that a later one takes back', domain('example.com', 'disable-acct-records d', 'disable-acct-records t')],
    ['a reserved name', domain('{bounce}', 'disable-acct-records d,b')],
    ['a type that is none', domain('example.com', 'disable-acct-records d,all')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('knows included files', () => {
    withFiles.isSilent(domain('example.com', 'disable-acct-records d', 'include sink'));
    withFiles.finds(domain('example.com', 'disable-acct-records ⟦d⟧', 'include plain'), ['hidden']);
  });

  it('names the types and the domain', () => {
    rule.says(domain('example.com', 'disable-acct-records d,t,b'), 'The d and b records of example.com are');
    rule.says(domain('*', 'disable-acct-records b'), 'The b records of all domains are');
  });

  it('offers no fix', () => rule.hasNoFix(domain('example.com', 'disable-acct-records d')));
});
