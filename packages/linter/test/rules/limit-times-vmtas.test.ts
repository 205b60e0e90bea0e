import { describe, expect, it } from 'vitest';
import { domain, findingsOf, many, section, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('limit-times-vmtas', { multiplied: 'warning' });
const host = (last: number): string => `smtp-source-host 192.0.2.${last} mail.example.com`;
const shared = vmta('a', host(1)) + vmta('b', host(1));
const apart = vmta('a', host(1)) + vmta('b', host(2));
const found = shared + domain('gmail.com', 'max-smtp-out ⟦5⟧');
const own = (last: number): string => domain('gmail.com', `max-smtp-out ⟦${last}⟧`);

describe('limit-times-vmtas', () => {
  it.each([
    ['set for all', found],
    ['set in another case', shared + domain('GMAIL.com', 'Max-SMTP-Out ⟦3⟧')],
    [
      'set for the second of two sections',
      shared + domain('qq.com', 'retry-after 1h') + domain('qq.com', 'max-smtp-out ⟦3⟧'),
    ],
    ['set for a macro', 'domain-macro google gmail.com\n' + shared + domain('$google', 'max-smtp-out ⟦4⟧')],
    [
      'set for a rollup',
      shared + section('mx-rollup-list', 'mx *.google.com google.rollup') + domain('google.rollup', 'max-smtp-out ⟦4⟧'),
    ],
    [
      'set by the first of them',
      vmta('a', host(1), own(4)) + vmta('b', host(1), domain('gmail.com', 'max-smtp-out 3')),
    ],
    ['of the top level', host(1) + '\n' + vmta('a') + vmta('b') + domain('gmail.com', 'max-smtp-out ⟦4⟧')],
    [
      'of many virtual MTAs',
      many(400, (index) => vmta(`v${index}`, host(1))) + domain('gmail.com', 'max-smtp-out ⟦1⟧'),
    ],
    ['beside addresses of their own', vmta('c', host(3)) + found],
  ])('finds a limit %s', (_, sample) => rule.finds(sample, ['multiplied']));

  it.each([
    ['addresses of their own', apart + domain('gmail.com', 'max-smtp-out 5')],
    ['what the provider takes together', shared + domain('gmail.com', 'max-smtp-out 2')],
    ['a single virtual MTA', vmta('a', host(1)) + domain('gmail.com', 'max-smtp-out 5')],
    ['virtual MTAs without an address', vmta('a') + vmta('b') + domain('gmail.com', 'max-smtp-out 5')],
    ['a number that is too much alone, which conn-over-provider tells', shared + domain('gmail.com', 'max-smtp-out 6')],
    ['other domains', shared + domain('example.com', 'max-smtp-out 20')],
    ['a provider whose number is not known', shared + domain('yahoo.com', 'max-smtp-out 20')],
    ['a value that is none', shared + domain('gmail.com', 'max-smtp-out five')],
    [
      'a limit for the servers',
      shared + 'mx-connection-limit *.google.com 5\n' + domain('gmail.com', 'max-smtp-out 5'),
    ],
    ['a limit of the server', 'total-max-smtp-out 5\n' + shared + domain('gmail.com', 'max-smtp-out 5')],
    [
      'virtual MTAs with a limit of all',
      vmta('a', host(1), 'max-smtp-out 2') +
        vmta('b', host(1), 'max-smtp-out 2') +
        domain('gmail.com', 'max-smtp-out 5'),
    ],
    ['mail that is thrown away', shared + domain('gmail.com', 'type discard', 'max-smtp-out 5')],
    [
      'mail of one that goes elsewhere',
      vmta('a', host(1)) +
        vmta('b', host(1), domain('*', 'smtp-hosts relay.example.com')) +
        domain('gmail.com', 'max-smtp-out 5'),
    ],
    [
      'proxies',
      vmta('a', host(1), 'use-proxy p') + vmta('b', host(1), 'use-proxy p') + domain('gmail.com', 'max-smtp-out 5'),
    ],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('tells each provider once', () => {
    const sample = shared + own(5) + domain('googlemail.com', 'max-smtp-out 5') + domain('qq.com', 'max-smtp-out ⟦3⟧');
    rule.finds(sample, ['multiplied', 'multiplied']);
  });

  it('names the numbers, the address and the date', () => {
    rule.says(found, '2 virtual MTAs may send to gmail.com from 192.0.2.1 by 10 connections together.');
    rule.says(found, 'Google takes 5 connections from one address (known as of 20');
    const two =
      vmta('a', host(1), domain('gmail.com', 'max-smtp-out 4')) +
      vmta('b', host(1), domain('gmail.com', 'max-smtp-out 3'));
    rule.says(two, 'by 7 connections together');
    rule.pointsAt(two, [['max-smtp-out 3', 'another one']]);
    rule.hasNoFix(found);
  });

  it('tells what it rests on', () => {
    const twice = shared + domain('gmail.com', 'max-smtp-out 2', 'max-smtp-out 5');
    const [told] =
      findingsOf('limit-times-vmtas', twice)[0]?.diagnostics.filter((one) => one.rule === 'limit-times-vmtas') ?? [];
    expect(told?.assumptions).toEqual(['repeated-lines']);
  });

  it('looks into included files', () => {
    const others = { 'vmtas.conf': shared };
    const included = testRule('limit-times-vmtas', { multiplied: 'warning' }, { others });
    included.finds('include vmtas.conf\n' + own(5), ['multiplied']);
  });
});
