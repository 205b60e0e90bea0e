import { describe, it } from 'vitest';
import { domain, pool, testRule, vmta } from '../expect-findings.ts';

const severities = { connections: 'warning', messages: 'warning', rate: 'warning' } as const;
const rule = testRule('limit-absurd', { connections: 'warning', messages: 'warning', rate: 'warning' });
const slow = testRule('limit-absurd', severities, { options: { 'messages-per-hour': 1000 } });
const macro = 'domain-macro google gmail.com,googlemail.com\n';
const network = 'smtp-source-host 192.0.2.0/24 a.example.com';

describe('limit-absurd', () => {
  it.each([
    ['for a domain', domain('gmail.com', 'max-smtp-out ⟦51⟧')],
    ['for a provider whose number is not known', domain('mail.ru', 'max-smtp-out ⟦500⟧')],
    ['for a macro', macro + domain('$google', 'max-smtp-out ⟦100⟧')],
    ['in a virtual MTA', vmta('a', domain('GMAIL.COM', 'max-smtp-out ⟦100⟧'))],
    ['in a pool', vmta('a') + pool('p', 'virtual-mta a', domain('gmail.com', 'max-smtp-out ⟦100⟧'))],
    [
      'over two addresses',
      vmta(
        'a',
        'smtp-source-host 192.0.2.1 a.example.com',
        'smtp-source-host 192.0.2.2 b.example.com',
        domain('gmail.com', 'max-smtp-out ⟦101⟧'),
      ),
    ],
  ])('finds a number of connections %s', (_, sample) => rule.finds(sample, ['connections']));

  it('finds a number of messages', () => {
    rule.finds(domain('gmail.com', 'max-msg-per-connection ⟦2001⟧'), ['messages']);
    rule.finds(domain('rambler.ru', 'max-msg-per-connection ⟦9999⟧'), ['messages']);
    rule.isSilent(domain('gmail.com', 'max-msg-per-connection 2000'));
    rule.isSilent(domain('gmail.com', 'max-msg-per-connection 0'));
  });

  it('finds a rate', () => {
    rule.finds(domain('gmail.com', 'max-msg-rate ⟦500000000/h⟧'), ['rate']);
    rule.finds(macro + domain('$google', 'max-msg-rate ⟦10000/s⟧'), ['rate']);
    rule.isSilent(domain('gmail.com', 'max-msg-rate 10000000/h'));
    rule.isSilent(domain('gmail.com', 'max-msg-rate 240000000/d'));
    rule.isSilent(domain('gmail.com', 'max-msg-rate unlimited'));
    rule.isSilent(domain('gmail.com', 'max-msg-rate 0'));
    rule.isSilent(domain('example.com', 'max-msg-rate 500000000/h'));
    rule.isSilent(domain('*', 'max-msg-rate 500000000/h'));
    rule.isSilent(vmta('a', domain('*', 'max-msg-rate 100/h')) + domain('gmail.com', 'max-msg-rate 500000000/h'));
    slow.finds(domain('gmail.com', 'max-msg-rate ⟦1001/h⟧'), ['rate']);
    slow.isSilent(domain('gmail.com', 'max-msg-rate 1000/h'));
  });

  it('finds several in one section', () => {
    const sample = domain(
      'gmail.com',
      'max-smtp-out ⟦500⟧',
      'max-msg-per-connection ⟦9999⟧',
      'max-msg-rate ⟦500000000/h⟧',
    );
    rule.finds(sample, ['connections', 'messages', 'rate']);
  });

  it.each([
    ['twice the most that a provider takes', domain('gmail.com', 'max-smtp-out 50')],
    ['other domains', domain('example.com', 'max-smtp-out 1000')],
    ['all domains', domain('*', 'max-smtp-out 1000')],
    ['a whole network', vmta('a', network, domain('gmail.com', 'max-smtp-out 500'))],
    ['a value that is none', domain('gmail.com', 'max-smtp-out 5OO')],
    ['what the virtual MTA holds back', vmta('a', 'max-smtp-out 5', domain('gmail.com', 'max-smtp-out 500'))],
    ['what each address holds back', domain('gmail.com', 'max-smtp-out 500', 'source-ip-max-smtp-out 0/0 5')],
    ['mail for a relay', domain('gmail.com', 'smtp-hosts relay.example.com', 'max-smtp-out 500')],
    ['mail that is thrown away', domain('gmail.com', 'type discard', 'max-smtp-out 500')],
    ['what a later line corrects', domain('gmail.com', 'max-smtp-out 500', 'max-smtp-out 5')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('names the numbers and the date', () => {
    rule.says(domain('gmail.com', 'max-smtp-out 500'), '500 connections to gmail.com are far beyond');
    rule.says(domain('gmail.com', 'max-smtp-out 500'), 'The most that is known is 25 from one address (as of 20');
    rule.says(domain('gmail.com', 'max-msg-per-connection 9999'), 'The most that is known is 1000 (as of 20');
    rule.says(domain('gmail.com', 'max-msg-rate 500000000/h'), 'No server sends 500000000/h to gmail.com');
    rule.hasNoFix(domain('gmail.com', 'max-smtp-out 500'));
  });

  it('looks into included files', () => {
    const others = { 'limits.conf': 'max-smtp-out 5\n' };
    const included = testRule('limit-absurd', severities, { others });
    included.isSilent(domain('gmail.com', 'max-smtp-out 500', 'include limits.conf'));
  });
});
