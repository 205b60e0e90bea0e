import { describe, it } from 'vitest';
import { SERVER, domain, pool, section, testRule, vmta } from '../expect-findings.ts';

const severities = { over: 'warning', unlimited: 'warning', wide: 'info', unset: 'warning' } as const;
const rule = testRule('msgs-per-conn-over-provider', {
  over: 'warning',
  unlimited: 'warning',
  wide: 'info',
  unset: 'warning',
});
const macro = 'domain-macro yahoo yahoo.com,aol.com\n';
const mixed = 'domain-macro large gmail.com,yahoo.com\n';
const rollup = section('mx-rollup-list', 'mx *.yahoodns.net yahoo.rollup');

describe('msgs-per-conn-over-provider', () => {
  it.each([
    ['for a domain', domain('yahoo.com', 'max-msg-per-connection ⟦21⟧')],
    ['in another case', domain('Yahoo.com', 'MAX-MSG-PER-CONNECTION ⟦50⟧')],
    ['for a domain under one country', domain('yahoo.co.uk', 'max-msg-per-connection ⟦100⟧')],
    ['for the domains of a macro', macro + domain('$yahoo', 'max-msg-per-connection ⟦25⟧')],
    ['for one of the providers of a macro', mixed + domain('$large', 'max-msg-per-connection ⟦50⟧')],
    ['in a virtual MTA', vmta('a', domain('icloud.com', 'max-msg-per-connection ⟦6⟧'))],
    ['in a pool', vmta('a') + pool('p', 'virtual-mta a', domain('qq.com', 'max-msg-per-connection ⟦9⟧'))],
    ['for a rollup', rollup + domain('yahoo.rollup', 'max-msg-per-connection ⟦30⟧')],
  ])('finds a number %s', (_, sample) => rule.finds(sample, ['over']));

  it('finds a number that is no limit', () => {
    rule.finds(domain('yahoo.com', 'max-msg-per-connection ⟦0⟧'), ['unlimited']);
    rule.says(
      domain('yahoo.com', 'max-msg-per-connection 0'),
      'Yahoo takes 20 messages over one connection, and max-msg-per-connection 0 is no limit.',
    );
  });

  it.each([
    ['what the provider takes', domain('yahoo.com', 'max-msg-per-connection 20')],
    ['less than that', domain('icloud.com', 'max-msg-per-connection 1')],
    ['other domains', domain('example.com', 'max-msg-per-connection 0')],
    ['a provider whose number is not known', domain('mail.ru', 'max-msg-per-connection 100')],
    ['a provider whose number one source tells', domain('netvigator.com', 'max-msg-per-connection 100')],
    ['a value that is none', domain('yahoo.com', 'max-msg-per-connection some')],
    ['a number beyond belief, which limit-absurd tells', domain('yahoo.com', 'max-msg-per-connection 9999')],
    ['mail that is thrown away', domain('yahoo.com', 'type discard', 'max-msg-per-connection 100')],
    ['mail for a relay', domain('yahoo.com', 'smtp-hosts relay.example.com', 'max-msg-per-connection 100')],
    ['mail that a rollup takes', rollup + domain('yahoo.com', 'max-msg-per-connection 100')],
    [
      'what each virtual MTA overrides',
      vmta('a', domain('*', 'max-msg-per-connection 5')) + domain('yahoo.com', 'max-msg-per-connection 100'),
    ],
    [
      'what a literal section overrides',
      macro +
        domain('$yahoo', 'max-msg-per-connection 100') +
        domain('yahoo.com', 'max-msg-per-connection 9') +
        domain('aol.com', 'max-msg-per-connection 9'),
    ],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('finds a number for all domains where hardly a provider has its own', () => {
    rule.finds(domain('*', 'max-msg-per-connection ⟦100⟧'), ['wide']);
    rule.finds(domain('*', 'max-msg-per-connection ⟦0⟧'), ['wide']);
    rule.isSilent(domain('*', 'max-msg-per-connection 20'));
  });

  it('finds the default where a section leaves it in force', () => {
    rule.finds(SERVER + '⟦<domain yahoo.com>⟧\nmax-smtp-out 2\n</domain>\n', ['unset']);
    rule.finds(SERVER + macro + '⟦<domain $yahoo>⟧\nmax-smtp-out 2\n</domain>\n', ['unset']);
    rule.isSilent(SERVER + domain('*', 'max-msg-per-connection 5') + domain('yahoo.com', 'max-smtp-out 2'));
    rule.isSilent(SERVER + domain('yahoo.com', 'type discard'));
    rule.isSilent(domain('yahoo.com', 'max-smtp-out 2'));
  });

  it('looks into included files', () => {
    const others = { 'domains.conf': domain('yahoo.com', 'max-msg-per-connection 20') };
    const included = testRule('msgs-per-conn-over-provider', severities, { others });
    included.isSilent(SERVER + 'include domains.conf\n' + domain('yahoo.com', 'max-smtp-out 2'));
  });

  it('writes the number that the provider takes', () => {
    rule.mends(
      domain('yahoo.com', 'max-msg-per-connection 50  # fast'),
      domain('yahoo.com', 'max-msg-per-connection 20  # fast'),
      false,
    );
    rule.mends(
      macro + domain('$yahoo', 'max-msg-per-connection 0'),
      macro + domain('$yahoo', 'max-msg-per-connection 20'),
      false,
    );
    rule.hasNoFix(mixed + domain('$large', 'max-msg-per-connection 100'));
    rule.hasNoFix(domain('*', 'max-msg-per-connection 100'));
  });

  it('names the numbers, the provider and the date', () => {
    const sample = domain('yahoo.com', 'max-msg-per-connection 50');
    rule.says(sample, 'Yahoo takes 20 messages over one connection, and max-msg-per-connection 50 allows more.');
    rule.says(sample, '(known as of 20');
  });
});
