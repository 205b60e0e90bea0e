import { describe, expect, it } from 'vitest';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';
import { domain, many, pool, section, vmta } from '../sample-sections.ts';

const rule = testRule('source-ip-cidr-unmatched', { unmatched: 'warning' });

const host = (network: string): string => `smtp-source-host ${network} mail.example.com\n`;
const limit = (network: string): string => `source-ip-max-smtp-out ${network} 2`;
const marked = (network: string): string => `⟦${limit(network)}⟧`;
const a = vmta('a', host('192.0.2.1'));

describe('source-ip-cidr-unmatched', () => {
  it.each([
    ['of connections', a + domain('*', '⟦source-ip-max-smtp-out 198.51.100.0/24 2⟧')],
    ['of the rate of connections', a + domain('*', '⟦source-ip-max-connect-rate 198.51.100.0/24 2/m⟧')],
    ['of the rate of mail', a + domain('*', '⟦source-ip-max-msg-rate 198.51.100.0/24 2/m⟧')],
    ['of the volume of mail', a + domain('*', '⟦source-ip-max-data-volume-rate 198.51.100.0/24 2m/h⟧')],
    ['for one address', a + domain('*', marked('192.0.2.2'))],
    ['for the other version of IP', a + domain('*', marked('2001:db8::/32'))],
    [
      'of a virtual MTA, for the address of another one',
      a + vmta('b', host('192.0.2.2'), domain('*', marked('192.0.2.1'))),
    ],
    [
      'of a virtual MTA, for the address of the top level that it replaces',
      host('192.0.2.2') + vmta('b', host('192.0.2.1'), domain('*', marked('192.0.2.2'))),
    ],
    [
      'of a pool, for an address of no member',
      pool('p', 'virtual-mta a', domain('*', marked('192.0.2.2'))) + a + vmta('b', host('192.0.2.2')),
    ],
    ['of the server, without virtual MTAs', host('192.0.2.1') + domain('*', marked('192.0.2.2'))],
  ])('finds a limit %s', (_, sample) => rule.finds(sample + SERVER, ['unmatched']));

  it.each([
    ['an address in it', a + domain('*', limit('192.0.2.0/24'))],
    ['the same address', a + domain('*', limit('192.0.2.1'))],
    ['all addresses', a + domain('*', limit('0/0'))],
    ['a part of a network', vmta('a', host('192.0.2.0/24')) + domain('*', limit('192.0.2.7'))],
    [
      'an address of {default} beside virtual MTAs with other ones',
      host('192.0.2.1') + vmta('a', host('192.0.2.2')) + domain('*', limit('192.0.2.1')),
    ],
    ['an address of the top level', host('192.0.2.1') + vmta('a') + domain('*', limit('192.0.2.1'))],
    [
      'an address of the virtual MTA',
      vmta('b', host('192.0.2.2')) + vmta('a', host('192.0.2.1'), domain('*', limit('192.0.2.1'))),
    ],
    ['an address of a member', pool('p', 'virtual-mta A', domain('*', limit('192.0.2.1'))) + a],
    ['an address behind the old name', vmta('a', 'smtp-source-ip 192.0.2.1') + domain('*', limit('192.0.2.1'))],
    [
      'an address of this host before a proxy',
      vmta('a', 'smtp-proxy-source-host 192.0.2.1 192.0.2.9:5000 203.0.113.1 a.example') +
        domain('*', limit('192.0.2.1')),
    ],
    [
      'an address of a proxy',
      vmta('a', 'smtp-proxy-source-host 192.0.2.1 192.0.2.9:5000 203.0.113.1 a.example') +
        domain('*', limit('203.0.113.1')),
    ],
    ['an address that the system picks', a + vmta('b') + domain('*', limit('198.51.100.1'))],
    ['a server without addresses', domain('*', limit('198.51.100.1'))],
    ['a member that is not defined', pool('p', 'virtual-mta b', domain('*', limit('198.51.100.1'))) + a],
    [
      'an address of the older proxies',
      section('proxy x', 'server 192.0.2.9:5000', 'client 203.0.113.1 a.example') +
        vmta('a', host('192.0.2.1'), 'use-proxy x') +
        domain('*', limit('198.51.100.1')),
    ],
    ['the old directive, which has no network', a + domain('*', 'max-smtp-out-per-source-ip 2')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample + SERVER));

  it('says nothing in a part of a configuration', () => rule.isSilent(a + domain('*', limit('198.51.100.1'))));

  it('looks into included files', () => {
    const text = `${a}${domain('*', limit('198.51.100.1'))}include more.conf\n${SERVER}`;
    const rules = (more: string): string[] => findingsIn(text, { 'more.conf': more }).map((finding) => finding.rule);
    expect(rules('')).toEqual(['source-ip-cidr-unmatched']);
    expect(rules(vmta('b', host('198.51.100.1')))).toEqual([]);
  });

  it('says where no address lies in the network', () => {
    rule.says(
      a + domain('*', limit('198.51.100/24')) + SERVER,
      'This limit never applies: 198.51.100/24 holds no source address.',
    );
    rule.says(
      vmta('b', host('192.0.2.1'), domain('*', limit('198.51.100.1'))) + SERVER,
      'no source address of virtual MTA b.',
    );
    rule.says(
      pool('p', 'virtual-mta a', domain('*', limit('198.51.100.1'))) + a + SERVER,
      'no source address of pool p.',
    );
    rule.hasNoFix(a + domain('*', limit('198.51.100/24')) + SERVER);
  });

  it('does not take long for many virtual MTAs and limits', () => {
    const vmtas = many(2_000, (index) => vmta(`v${index}`, host('192.0.2.1'), domain('*', limit('198.51.100.1'))));
    const domains = many(2_000, (index) => domain(`d${index}.example.com`, limit('198.51.100.2')));
    const found = findingsIn(vmtas + domains + SERVER).filter((finding) => finding.rule === 'source-ip-cidr-unmatched');
    expect(found).toHaveLength(4_000);
  });
});
