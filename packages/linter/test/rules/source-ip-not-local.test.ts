import { describe, it } from 'vitest';
import { SERVER, domain, testRule, vmta } from '../expect-findings.ts';

const severities = { private: 'info', loopback: 'warning' } as const;
const rule = testRule('source-ip-not-local', { private: 'info', loopback: 'warning' });
const behindNat = testRule('source-ip-not-local', severities, { options: { translated: ['10/8', 'wrong'] } });
const host = (address: string): string => `smtp-source-host ${address} mail.example.com`;
const marked = (address: string): string => `smtp-source-host ⟦${address} mail.example.com⟧`;

describe('source-ip-not-local', () => {
  it.each(['10.1.2.3', '172.31.0.1', '192.168.1.0/24', '169.254.1.1', '100.64.0.1', 'fd00::1', 'fe80::1'])(
    'finds the private address %s',
    (address) => {
      rule.finds(SERVER + vmta('a', marked(address)), ['private']);
      rule.finds(`${SERVER}${marked(address)}\n`, ['private']);
    },
  );

  it.each(['127.0.0.1', '127/8', '::1'])('finds the loopback address %s', (address) => {
    rule.finds(SERVER + vmta('a', marked(address)), ['loopback']);
  });

  it('tells private addresses once, and each of the loopback', () => {
    const all = [marked('10.0.0.1'), host('10.0.0.2'), marked('127.0.0.1'), marked('127.0.0.2')];
    rule.finds(SERVER + vmta('a', ...all), ['private', 'loopback', 'loopback']);
  });

  it.each([
    ['public addresses', vmta('a', host('192.0.2.1'), host('2001:db8::1'))],
    ['networks that hold public ones', vmta('a', host('0/0'), host('172.0/8'))],
    ['mail to a server of the same network', vmta('a', host('10.0.0.1'), domain('*', 'smtp-hosts [10.0.0.9]:25'))],
    ['mail to a server on this machine', vmta('a', host('127.0.0.1'), domain('*', 'smtp-hosts localhost:2525'))],
    ['mail that is thrown away', vmta('a', host('10.0.0.1')) + domain('*', 'type discard')],
    ['mail by a proxy', vmta('a', host('10.0.0.1'), 'use-proxy p') + '<proxy p>\n</proxy>\n'],
    ['a line that is wrong', vmta('a', 'smtp-source-host 10.0.0.1')],
    ['an address of a listener', 'smtp-listener 10.0.0.1:25\n'],
    ['a configuration with a file missing', `${vmta('a', host('10.0.0.1'))}include missing.conf\n`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(SERVER + sample));

  it('says nothing about a part of a configuration', () => rule.isSilent(vmta('a', host('10.0.0.1'))));

  it('takes the networks that are translated', () => {
    behindNat.isSilent(SERVER + vmta('a', host('10.0.0.1'), host('10.9.0.0/16')));
    behindNat.finds(SERVER + vmta('a', host('10.0.0.1'), marked('192.168.0.1')), ['private']);
  });

  it('still finds it where only one domain stays inside', () => {
    rule.finds(SERVER + vmta('a', marked('10.0.0.1'), domain('example.com', 'smtp-hosts [10.0.0.9]:25')), ['private']);
  });

  it('names the address', () => {
    const more = SERVER + vmta('a', host('10.0.0.1'), host('10.0.0.2'));
    rule.says(more, 'Mail leaves from 10.0.0.1, which is a private address (and 1 more in this file).');
    rule.says(SERVER + vmta('a', host('127.0.0.1')), 'No mail can leave this machine from 127.0.0.1.');
    rule.hasNoFix(more);
  });
});
