import { describe, it } from 'vitest';
import { domain, pool, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('ipv4-hosts-hardcoded', { fixed: 'info' });
const macro = 'domain-macro orange orange.fr,wanadoo.fr\n';
const found = domain('orange.fr', 'smtp-hosts ⟦198.51.100.7⟧');

describe('ipv4-hosts-hardcoded', () => {
  it.each([
    ['for a domain', found],
    ['in another case', domain('Orange.FR', 'SMTP-Hosts ⟦198.51.100.7⟧')],
    ['in brackets', domain('orange.fr', 'smtp-hosts ⟦[198.51.100.7]⟧')],
    ['on the port for mail', domain('orange.fr', 'smtp-hosts ⟦[198.51.100.7]:25⟧')],
    ['among names', domain('orange.fr', 'smtp-hosts ⟦mx.example.com,198.51.100.7⟧')],
    ['of the second level', domain('orange.fr', 'smtp-hosts ⟦mx.example.com;198.51.100.7⟧')],
    ['for a macro', macro + domain('$orange', 'smtp-hosts ⟦198.51.100.7⟧')],
    ['for a domain under one country', domain('yahoo.co.uk', 'smtp-hosts ⟦198.51.100.7⟧')],
    ['of a queue', macro + domain('$orange', 'queue-to o.queue') + domain('o.queue', 'smtp-hosts ⟦198.51.100.7⟧')],
    ['in a virtual MTA', vmta('a', domain('orange.fr', 'smtp-hosts ⟦198.51.100.7⟧'))],
    ['in a pool', vmta('a') + pool('p', 'virtual-mta a', domain('orange.fr', 'smtp-hosts ⟦198.51.100.7⟧'))],
  ])('finds an address %s', (_, sample) => rule.finds(sample, ['fixed']));

  it.each([
    ['names', domain('orange.fr', 'smtp-hosts mx.example.com')],
    ['a domain that is asked', domain('orange.fr', 'smtp-hosts lookup-mx:orange.fr')],
    ['an address on another port', domain('orange.fr', 'smtp-hosts [198.51.100.7]:2525')],
    ['this machine', domain('orange.fr', 'smtp-hosts [127.0.0.1]')],
    ['a network of one', domain('orange.fr', 'smtp-hosts 10.1.2.3')],
    ['another of these', domain('orange.fr', 'smtp-hosts 172.16.0.1,192.168.1.1')],
    ['an address of version 6', domain('orange.fr', 'smtp-hosts [IPv6:2001:db8::1]')],
    ['other domains', domain('example.com', 'smtp-hosts 198.51.100.7')],
    ['all domains', domain('*', 'smtp-hosts 198.51.100.7')],
    ['servers that are taken back', domain('orange.fr', 'smtp-hosts ""')],
    ['a server for tests', 'dummy-smtp-ip 198.51.100.7\n' + domain('orange.fr', 'smtp-hosts 198.51.100.7')],
    ['mail that is thrown away', domain('orange.fr', 'type discard', 'smtp-hosts 198.51.100.7')],
    ['what a later line corrects', domain('orange.fr', 'smtp-hosts 198.51.100.7', 'smtp-hosts lookup-mx:orange.fr')],
    [
      'what each virtual MTA overrides',
      vmta('a', domain('*', 'smtp-hosts ""')) + domain('orange.fr', 'smtp-hosts 198.51.100.7'),
    ],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('names the domain, the address and the provider', () => {
    rule.says(found, 'Mail for orange.fr goes to 198.51.100.7 instead of the servers that DNS names.');
    rule.says(found, 'If that is a server of Orange');
    rule.hasNoFix(found);
  });

  it('looks into included files', () => {
    const others = { 'a.conf': macro };
    testRule('ipv4-hosts-hardcoded', { fixed: 'info' }, { others }).finds(
      'include a.conf\n' + domain('$orange', 'smtp-hosts ⟦198.51.100.7⟧'),
      ['fixed'],
    );
  });
});
