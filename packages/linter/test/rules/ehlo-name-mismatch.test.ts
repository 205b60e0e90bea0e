import { describe, it } from 'vitest';
import { SERVER, domain, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('ehlo-name-mismatch', { local: 'warning', shared: 'info' });
const host = (address: string, name: string): string => `smtp-source-host ${address} ${name}`;

describe('ehlo-name-mismatch', () => {
  it.each([
    'localhost',
    'mail',
    'localhost.localhost',
    'localhost.localdomain',
    'mta.LAN',
    'mta.local',
    'mta.corp',
    'mta.home.arpa',
    '192.0.2.1',
    '[192.0.2.1]',
  ])('finds the local name %s', (name) => {
    rule.finds(SERVER + vmta('a', host('192.0.2.1', `⟦${name}⟧`)), ['local']);
    rule.finds(`${SERVER}${host('192.0.2.1', `⟦${name}⟧`)}\n`, ['local']);
  });

  it.each([
    ['alone', 'host-name ⟦localhost.localhost⟧\n'],
    ['before others', 'host-name ⟦mail⟧\nhost-name mail.example.com\n'],
    ['beside virtual MTAs', `host-name ⟦mail⟧\n${vmta('a')}`],
  ])('finds a local host name %s', (_, sample) => rule.finds(SERVER + sample, ['local']));

  it('tells a local name once', () => {
    rule.finds(SERVER + vmta('a', host('192.0.2.1', '⟦mail⟧'), host('192.0.2.2', 'mail')), ['local']);
  });

  it.each([
    ['in one virtual MTA', vmta('a', host('192.0.2.1', 'a.example.com'), host('192.0.2.2', '⟦a.example.com⟧'))],
    ['in two', vmta('a', host('192.0.2.1', 'a.example.com')) + vmta('b', host('192.0.2.2', '⟦A.example.com⟧'))],
    ['and the top level', `${host('192.0.2.1', 'a.example.com')}\n${vmta('a', host('192.0.2.2', '⟦a.example.com⟧'))}`],
    [
      'and for IPv6 as well',
      vmta(
        'a',
        host('2001:db8::1', 'a.example.com'),
        host('192.0.2.1', 'a.example.com'),
        host('192.0.2.2', '⟦a.example.com⟧'),
      ),
    ],
    [
      'when the first stands twice',
      vmta(
        'a',
        host('192.0.2.1', 'a.example.com'),
        host('192.0.2.2', '⟦a.example.com⟧'),
        host('192.0.2.1', 'a.example.com'),
      ),
    ],
  ])('finds one name for two addresses %s', (_, sample) => rule.finds(SERVER + sample, ['shared']));

  it.each([
    ['names of their own', vmta('a', host('192.0.2.1', 'a.example.com'), host('192.0.2.2', 'b.example.com'))],
    ['one name for IPv4 and IPv6', vmta('a', host('192.0.2.1', 'a.example.com'), host('2001:db8::1', 'a.example.com'))],
    [
      'one address in two',
      vmta('a', host('192.0.2.1', 'a.example.com')) + vmta('b', host('192.0.2.1', 'a.example.com')),
    ],
    ['a network', vmta('a', host('192.0.2.0/28', 'a.example.com'))],
    ['a local name inside', vmta('a', host('10.0.0.1', 'mail.lan'), domain('*', 'smtp-hosts [10.0.0.2]'))],
    ['a local name for a proxy', vmta('a', host('10.0.0.1', 'mail.lan'), 'use-proxy p') + '<proxy p>\n</proxy>\n'],
    ['a local second host name', 'host-name mail.example.com\nhost-name localhost\n'],
    ['a local host name that is not given', `host-name localhost\n${host('192.0.2.1', 'a.example.com')}\n`],
    ['a name that a template left over', vmta('a', host('192.0.2.1', 'YOUR_HOST_NAME'))],
    ['a wrong line', vmta('a', 'smtp-source-host localhost')],
    ['a configuration with a file missing', 'host-name localhost\ninclude missing.conf\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(SERVER + sample));

  it('says nothing about a part of a configuration', () => rule.isSilent('host-name localhost\n'));

  it('counts the addresses, and points at the first', () => {
    const all = ['192.0.2.1', '192.0.2.2', '192.0.2.3'].map((address) => host(address, 'a.example.com'));
    rule.says(SERVER + vmta('a', ...all), 'a.example.com is the EHLO name of 3 addresses.');
    rule.pointsAt(SERVER + vmta('a', ...all), [[host('192.0.2.1', 'a.example.com'), 'the first address']]);
    rule.hasNoFix(SERVER + vmta('a', ...all));
  });
});
