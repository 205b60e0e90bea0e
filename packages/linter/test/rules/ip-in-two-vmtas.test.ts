import { describe, it } from 'vitest';
import { SERVER, domain, many, testRule, vmta } from '../expect-findings.ts';

const severities = { shared: 'warning', holds: 'warning' } as const;
const rule = testRule('ip-in-two-vmtas', { shared: 'warning', holds: 'warning' });
const streams = testRule('ip-in-two-vmtas', severities, { options: { most: 2 } });
const host = (address: string, name = 'a.example.com'): string => `smtp-source-host ${address} ${name}`;
const marked = (address: string): string => `smtp-source-host ⟦${address} a.example.com⟧`;
const two = vmta('a', host('192.0.2.1')) + vmta('b', host('192.0.2.1'));

describe('ip-in-two-vmtas', () => {
  it.each([
    ['one address in two', vmta('a', host('192.0.2.1')) + vmta('b', marked('192.0.2.1'))],
    [
      'one address in three',
      vmta('a', host('192.0.2.1')) + vmta('b', marked('192.0.2.1')) + vmta('c', host('192.0.2.1')),
    ],
    ['one network in two', vmta('a', host('192.0.2.0/28')) + vmta('b', marked('192.0.2.0/28'))],
    ['one in two spellings', vmta('a', host('2001:db8::1')) + vmta('b', marked('2001:DB8:0::1'))],
    ['one of several addresses', vmta('a', host('192.0.2.9'), host('192.0.2.1')) + vmta('b', marked('192.0.2.1'))],
    [
      'the same addresses, once',
      vmta('a', host('192.0.2.1'), host('192.0.2.2')) + vmta('b', marked('192.0.2.1'), host('192.0.2.2')),
    ],
  ])('finds %s', (_, sample) => rule.finds(SERVER + sample, ['shared']));

  it('finds other pairs on their own', () => {
    const pairs = vmta('a', host('192.0.2.1')) + vmta('b', marked('192.0.2.1'), host('192.0.2.2'));
    rule.finds(SERVER + pairs + vmta('c', marked('192.0.2.2')), ['shared', 'shared']);
  });

  it.each([
    ['an address', vmta('a', marked('192.0.2.0/28')) + vmta('b', host('192.0.2.1'))],
    ['a network', vmta('b', host('192.0.2.0/30')) + vmta('a', marked('192.0.2.0/28'))],
    ['many addresses, once', vmta('a', marked('192.0.2.0/24')) + many(5, (n) => vmta(`v${n}`, host(`192.0.2.${n}`)))],
  ])('finds a network with %s of another one in it', (_, sample) => rule.finds(SERVER + sample, ['holds']));

  it.each([
    ['addresses of their own', vmta('a', host('192.0.2.1')) + vmta('b', host('192.0.2.2'))],
    ['an address that stands twice in one', vmta('a', host('192.0.2.1'), host('192.0.2.1', 'b.example.com'))],
    ['sections of one name', vmta('a', host('192.0.2.1')) + vmta('A', host('192.0.2.1'))],
    ['a network and its part in one', vmta('a', host('192.0.2.0/28'), host('192.0.2.1'))],
    ['networks beside each other', vmta('a', host('192.0.2.0/28')) + vmta('b', host('192.0.2.16/28'))],
    ['the address of the top level', `${host('192.0.2.1')}\n${vmta('a', host('192.0.2.1'))}`],
    ['a common limit', `${two}mx-connection-limit *.example.com 20\n`],
    ['one that only takes over in backoff mode', two + domain('*', 'backoff-reroute-to-virtual-mta b')],
    [
      'one that mail is moved to',
      vmta('a', host('192.0.2.1'), domain('*', 'reroute-to-virtual-mta B')) + vmta('b', host('192.0.2.1')),
    ],
    ['those behind a proxy', `${two}use-proxy p\n<proxy p>\n</proxy>\n`],
    ['a wrong address', vmta('a', host('192.0.2.300')) + vmta('b', host('192.0.2.300'))],
    ['a configuration with a file missing', `${two}include missing.conf\n`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(SERVER + sample));

  it('says nothing about a part of a configuration', () => rule.isSilent(two));

  it('lets as many share an address as are allowed', () => {
    streams.isSilent(SERVER + two);
    streams.finds(
      SERVER + vmta('a', host('192.0.2.1')) + vmta('b', marked('192.0.2.1')) + vmta('c', host('192.0.2.1')),
      ['shared'],
    );
    streams.isSilent(SERVER + vmta('a', host('192.0.2.0/28')) + vmta('b', host('192.0.2.1')));
  });

  it('knows included files', () => {
    const others = { 'b.conf': vmta('b', host('192.0.2.1')) };
    testRule('ip-in-two-vmtas', severities, { others }).finds(
      `${SERVER}include b.conf\n${vmta('a', marked('192.0.2.1'))}`,
      ['shared'],
    );
  });

  it('names them, and points at the other line', () => {
    rule.says(SERVER + two, '2 virtual MTAs send from 192.0.2.1: a, b.');
    rule.says(SERVER + many(5, (n) => vmta(`v${n}`, host('192.0.2.1'))), ': v0, v1, v2 and 2 more.');
    rule.says(
      SERVER + many(2, (n) => vmta(`v${n}`, host('192.0.2.1'), host('192.0.2.2'))),
      'from this address and 1 more,',
    );
    rule.pointsAt(SERVER + two, [[host('192.0.2.1'), 'virtual MTA a']]);
    rule.says(
      SERVER + vmta('a', host('192.0.2.0/28')) + vmta('b', host('192.0.2.1')),
      '192.0.2.0/28 holds source addresses of 1 other virtual MTAs: b.',
    );
    rule.hasNoFix(SERVER + two);
  });
});
