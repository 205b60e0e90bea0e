import { describe, expect, it } from 'vitest';
import { findingsInFiles } from '../findings-under.ts';
import { testRule } from '../expect-findings.ts';
import { section, vmta } from '../sample-sections.ts';

const rule = testRule('proxy-conflict', { both: 'error' });

const proxy = 'smtp-proxy-source-host 192.0.2.1 198.51.100.1:5000 203.0.113.1 out.example.com';
const host = 'smtp-source-host 192.0.2.2 mail.example.com';
const use = 'use-proxy edge';
const edge = section('proxy edge', 'server 198.51.100.1:5000', 'client 203.0.113.1 out.example.com');

describe('proxy-conflict', () => {
  it.each([
    ['a source address', vmta('a', proxy, `⟦${host}⟧`), ['both']],
    ['the older way to use a proxy', edge + vmta('a', `⟦${use}⟧`, proxy), ['both']],
    ['both', edge + vmta('a', proxy, `⟦${host}⟧`, `⟦${use}⟧`), ['both', 'both']],
    ['an address, where the proxy is inherited', `${proxy}\n${vmta('a', `⟦${host}⟧`)}`, ['both']],
    ['an address of the top level', `${proxy}\n⟦${host}⟧\n`, ['both']],
    ['several addresses', vmta('a', `⟦${host}⟧`, `⟦${host}⟧`, proxy), ['both', 'both']],
  ])('finds %s beside a proxy', (_, sample, ids) => rule.finds(sample, ids));

  it.each([
    ['a proxy alone', vmta('a', proxy, proxy)],
    ['an address alone', vmta('a', host, host)],
    ['an address with the older way', edge + vmta('a', host, use)],
    ['virtual MTAs that differ', vmta('a', proxy) + vmta('b', host)],
    ['a proxy instead of the address of the top level', `${host}\n${vmta('a', proxy)}`],
    ['a proxy that is wrong', vmta('a', 'smtp-proxy-source-host 192.0.2.1', host)],
    ['sections of one name, of which something else is said', vmta('a', proxy) + vmta('a', host)],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('points at the proxy', () => {
    rule.pointsAt(vmta('a', proxy, host), [[proxy, 'the proxy']]);
    rule.pointsAt(vmta('a', proxy, proxy.replace('192.0.2.1', '192.0.2.9'), host), [[proxy, 'the proxy']]);
    rule.says(vmta('a', proxy, host), 'This one has both, so');
    rule.says(`${proxy}\n${vmta('a', host)}`, 'This one has both (it inherits the proxy), so');
    rule.hasNoFix(vmta('a', proxy, host));
  });

  it('points into other files', () => {
    const texts = { config: `include proxy.conf\n${vmta('a', host)}`, 'proxy.conf': `${proxy}\n` };
    expect(findingsInFiles('proxy-conflict', texts)).toEqual([`config both ${host}`, `-> proxy.conf ${proxy}`]);
  });
});
