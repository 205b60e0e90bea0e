import { describe, it } from 'vitest';
import { domain, pool, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('blackhole-real-domain', { discarded: 'warning' });
const macro = 'domain-macro wrong gmial.example.com,googlemail.com,hotmial.example.com\n';
const found = macro + domain('$wrong', 'type ⟦discard⟧');
const hole = domain('blackhole', 'type discard');

describe('blackhole-real-domain', () => {
  it.each([
    ['of a list', found],
    ['itself', domain('gmail.com', 'type ⟦discard⟧')],
    ['in another case', domain('GMail.com', 'Type ⟦DISCARD⟧')],
    ['under one country', domain('yahoo.co.uk', 'type ⟦discard⟧')],
    ['of a provider without numbers', domain('t-online.de', 'type ⟦discard⟧')],
    ['in a virtual MTA', vmta('a', domain('gmail.com', 'type ⟦discard⟧'))],
    ['in a pool', vmta('a') + pool('p', 'virtual-mta a', domain('gmail.com', 'type ⟦discard⟧'))],
    ['that is moved', hole + macro + domain('$wrong', 'queue-to ⟦blackhole⟧')],
    [
      'beside a virtual MTA that throws everything away',
      vmta('sink', domain('*', 'type discard')) + vmta('a') + domain('gmail.com', 'type ⟦discard⟧'),
    ],
    ['as the later line', domain('gmail.com', 'type smtp', 'type ⟦discard⟧')],
  ])('finds a domain %s', (_, sample) => rule.finds(sample, ['discarded']));

  it.each([
    ['other domains', domain('gmial.example.com', 'type discard')],
    ['subdomains', domain('*.gmail.com', 'type discard')],
    ['mail that is sent', domain('gmail.com', 'type smtp')],
    ['mail that a program gets', domain('gmail.com', 'type pipe')],
    ['a value that is none', domain('gmail.com', 'type trash')],
    ['a server that throws everything away', domain('*', 'type discard') + domain('gmail.com', 'type discard')],
    [
      'mail that is moved elsewhere',
      hole + domain('x.queue', 'max-smtp-out 5') + domain('gmail.com', 'queue-to x.queue'),
    ],
    [
      'mail that is moved before',
      domain('x.queue', 'smtp-hosts lookup-mx:gmail.com') + domain('gmail.com', 'type discard', 'queue-to x.queue'),
    ],
    [
      'a domain that has its own section',
      macro + domain('$wrong', 'type discard') + domain('googlemail.com', 'type smtp'),
    ],
    ['what a later line corrects', domain('gmail.com', 'type discard', 'type smtp')],
    [
      'what one virtual MTA overrides',
      vmta('b') + vmta('a', domain('*', 'type smtp')) + domain('gmail.com', 'type discard'),
    ],
    [
      'what one virtual MTA overrides, in another order',
      vmta('a', domain('*', 'type smtp')) + vmta('b') + domain('gmail.com', 'type discard'),
    ],
    ['what each virtual MTA overrides', vmta('a', domain('*', 'type smtp')) + domain('gmail.com', 'type discard')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('names the domains and what becomes of their mail', () => {
    rule.says(found, 'Mail to googlemail.com is thrown away');
    rule.says(found, 'the accounting file calls it delivered');
    rule.says(domain('gmail.com', 'type discard', 'discard-as-bounce yes'), 'the accounting file calls it bounced');
    const many = 'domain-macro all gmail.com,aol.com,web.de,qq.com,gmx.net\n' + domain('$all', 'type discard');
    rule.says(
      many,
      'Mail to gmail.com, aol.com, web.de and 2 more is thrown away, although people have mailboxes there.',
    );
    const silent = domain('gmail.com', 'type discard', 'disable-acct-records d');
    rule.says(silent, 'Nobody gets it, and no record tells of it.');
    const bounced = domain('gmail.com', 'type discard', 'discard-as-bounce yes', 'disable-acct-records d');
    rule.says(bounced, 'the accounting file calls it bounced');
    rule.hasNoFix(found);
  });

  it('says whose mail it is', () => {
    const sample = domain('gmail.com', 'type discard');
    rule.says(sample, 'Mail to gmail.com is thrown away');
    rule.says(vmta('b') + vmta('a', sample), 'Mail of virtual MTA a to gmail.com is thrown away');
    rule.says(vmta('a') + pool('p', 'virtual-mta a', sample), 'Mail of pool p to gmail.com is thrown away');
  });

  it('points at the list and at what throws away', () => {
    rule.pointsAt(found, [['wrong', 'the list of domains']]);
    rule.pointsAt(hole + macro + domain('$wrong', 'queue-to blackhole'), [
      ['wrong', 'the list of domains'],
      ['type discard', 'thrown away here'],
    ]);
    rule.pointsAt(domain('gmail.com', 'type discard'), []);
  });

  it('looks into included files', () => {
    const others = { 'wrong.conf': macro };
    testRule('blackhole-real-domain', { discarded: 'warning' }, { others }).finds(
      'include wrong.conf\n' + domain('$wrong', 'type ⟦discard⟧'),
      ['discarded'],
    );
  });
});
