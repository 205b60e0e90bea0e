import { describe, it } from 'vitest';
import { SERVER, domain, pool, section, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('conn-over-provider', { over: 'warning', wide: 'info', unset: 'warning' });
const one = 'smtp-source-host 192.0.2.1 a.example.com';
const two = `${one}\nsmtp-source-host 192.0.2.2 b.example.com`;
const macro = 'domain-macro google gmail.com,googlemail.com\n';
const rollup = section('mx-rollup-list', 'mx *.google.com google.rollup');

describe('conn-over-provider', () => {
  it.each([
    ['for a domain', domain('gmail.com', 'max-smtp-out ⟦6⟧')],
    ['in another case', domain('GMail.com', 'MAX-SMTP-OUT ⟦10⟧')],
    ['for a domain under one country', domain('hotmail.co.uk', 'max-smtp-out ⟦20⟧')],
    ['for the domains of a macro', macro + domain('$google', 'max-smtp-out ⟦10⟧')],
    ['in a virtual MTA', vmta('a', one, domain('gmail.com', 'max-smtp-out ⟦6⟧'))],
    ['in a pool', vmta('a', one) + pool('p', 'virtual-mta a', domain('gmail.com', 'max-smtp-out ⟦6⟧'))],
    ['for several addresses', vmta('a', two) + domain('gmail.com', 'max-smtp-out ⟦11⟧')],
    ['from one of several virtual MTAs', vmta('a', two) + vmta('b', one) + domain('gmail.com', 'max-smtp-out ⟦10⟧')],
    ['as the second of two', domain('gmail.com', 'max-smtp-out 2', 'max-smtp-out ⟦20⟧')],
    ['that the provider itself tells', domain('comcast.net', 'max-smtp-out ⟦26⟧')],
    ['for a rollup', rollup + domain('google.rollup', 'max-smtp-out ⟦20⟧')],
    ['for a queue', domain('gmail.com', 'queue-to gmail.queue') + domain('gmail.queue', 'max-smtp-out ⟦9⟧')],
    ['with its own servers', domain('gmail.com', 'smtp-hosts lookup-mx:gmail.com', 'max-smtp-out ⟦9⟧')],
    [
      'with a limit of addresses that is too high',
      domain('gmail.com', 'max-smtp-out ⟦9⟧', 'source-ip-max-smtp-out 0/0 8'),
    ],
  ])('finds a number %s', (_, sample) => rule.finds(sample, ['over']));

  it.each([
    ['what the provider takes', domain('gmail.com', 'max-smtp-out 5')],
    ['what it takes from two addresses', vmta('a', two) + domain('gmail.com', 'max-smtp-out 10')],
    [
      'a network of addresses',
      vmta('a', 'smtp-source-host 192.0.2.0/28 a.example.com') + domain('gmail.com', 'max-smtp-out 20'),
    ],
    [
      'addresses of a proxy',
      vmta('a', 'use-proxy p', domain('gmail.com', 'max-smtp-out 20')) +
        section('proxy p', 'server 192.0.2.9:5000', 'client 192.0.2.9 a.example.com'),
    ],
    ['other domains', domain('example.com', 'max-smtp-out 20')],
    ['subdomains', domain('*.gmail.com', 'max-smtp-out 20')],
    ['a provider whose number is not known', domain('yahoo.com', 'max-smtp-out 20')],
    ['a provider whose number one source tells', domain('netvigator.com', 'max-smtp-out 20')],
    ['a value that is none', domain('gmail.com', 'max-smtp-out many')],
    ['a number beyond belief, which limit-absurd tells', domain('gmail.com', 'max-smtp-out 51')],
    [
      'a number that each address is limited below',
      domain('gmail.com', 'max-smtp-out 20', 'source-ip-max-smtp-out 0/0 5'),
    ],
    [
      'a number that the virtual MTA is limited below',
      vmta('a', 'max-smtp-out 5', domain('gmail.com', 'max-smtp-out 20')),
    ],
    [
      'a number that each mail server is limited below',
      `mx-connection-limit *.google.com 5\n${domain('gmail.com', 'max-smtp-out 20')}`,
    ],
    ['mail that is thrown away', domain('gmail.com', 'type discard', 'max-smtp-out 20')],
    ['mail for a relay', domain('gmail.com', 'smtp-hosts relay.example.com', 'max-smtp-out 20')],
    ['mail for this machine', domain('gmail.com', 'smtp-hosts [127.0.0.1]:2525', 'max-smtp-out 20')],
    [
      'mail that is moved',
      domain('gmail.com', 'queue-to x.queue', 'max-smtp-out 20') + domain('x.queue', 'max-smtp-out 5'),
    ],
    [
      'mail that a rollup takes',
      rollup + domain('gmail.com', 'max-smtp-out 20') + domain('google.rollup', 'max-smtp-out 5'),
    ],
    [
      'a queue of several providers',
      domain('gmail.com', 'queue-to x.queue') +
        domain('qq.com', 'queue-to x.queue') +
        domain('x.queue', 'max-smtp-out 20'),
    ],
    ['what a later line corrects', domain('gmail.com', 'max-smtp-out 20', 'max-smtp-out 5')],
    [
      'what each virtual MTA overrides',
      vmta('a', domain('*', 'max-smtp-out 2')) + domain('gmail.com', 'max-smtp-out 20'),
    ],
    [
      'what a literal section overrides',
      macro +
        domain('$google', 'max-smtp-out 20') +
        domain('gmail.com', 'max-smtp-out 5') +
        domain('googlemail.com', 'max-smtp-out 5'),
    ],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('finds a number for all domains where hardly a provider has its own', () => {
    rule.finds(domain('*', 'max-smtp-out ⟦20⟧'), ['wide']);
    rule.finds(vmta('a', domain('*', 'max-smtp-out ⟦20⟧')) + vmta('b', domain('*', 'max-smtp-out 20')), ['wide']);
    rule.says(
      domain('*', 'max-smtp-out 20'),
      'For gmail.com, yahoo.co.jp, outlook.com and 6 more too this allows 20 connections',
    );
    rule.isSilent(domain('*', 'max-smtp-out 5'));
    rule.isSilent(domain('*', 'max-smtp-out 20', 'smtp-hosts relay.example.com'));
    const named = ['gmail.com', 'outlook.com', 'gmx.net', 'orange.fr', 'qq.com', 'icloud.com', 'comcast.net'];
    rule.isSilent(domain('*', 'max-smtp-out 20') + named.map((name) => domain(name, 'max-smtp-out 2')).join(''));
  });

  it('finds the default where a section leaves it in force', () => {
    rule.finds(SERVER + '⟦<domain gmail.com>⟧\nretry-after 1h\n</domain>\n', ['unset']);
    rule.finds(SERVER + '⟦<domain gmail.com>⟧\nretry-after 1h\n</domain>\n' + domain('qq.com', 'retry-after 1h'), [
      'unset',
    ]);
    rule.isSilent(SERVER + domain('*', 'max-smtp-out 5') + domain('gmail.com', 'retry-after 1h'));
    rule.isSilent(SERVER + domain('comcast.net', 'retry-after 1h'));
    rule.isSilent(SERVER + domain('example.com', 'retry-after 1h'));
    rule.isSilent(domain('gmail.com', 'retry-after 1h'));
  });

  it('looks into included files', () => {
    const others = { 'domains.conf': domain('gmail.com', 'max-smtp-out 5') };
    const included = testRule('conn-over-provider', { over: 'warning', wide: 'info', unset: 'warning' }, { others });
    included.isSilent(SERVER + 'include domains.conf\n' + domain('gmail.com', 'retry-after 1h'));
    included.finds('include domains.conf\n' + domain('gmail.com', 'max-smtp-out ⟦6⟧'), ['over']);
  });

  it('names the numbers, the provider and the date', () => {
    const sample = domain('gmail.com', 'max-smtp-out 8');
    rule.says(sample, 'Google takes 5 connections from one address, and max-smtp-out 8 allows more.');
    rule.says(sample, 'for gmail.com is deferred (known as of 20');
    rule.pointsAt(domain('gmail.com', 'smtp-hosts lookup-mx:gmail.com', 'max-smtp-out 8'), [
      ['smtp-hosts lookup-mx:gmail.com', 'sent to these servers'],
    ]);
    rule.hasNoFix(sample);
  });
});
