import { describe, expect, it } from 'vitest';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';
import { domain, pool, section, vmta } from '../sample-sections.ts';

const rule = testRule('spf-outbound-no-ip', { noaddress: 'warning' });

const check = 'check-spf-outbound yes';
const marked = `⟦${check}⟧`;
const host = 'smtp-source-host 192.0.2.2 mail.example.com';
const proxy = 'smtp-proxy-source-host 192.0.2.1 198.51.100.1:5000 203.0.113.1 out.example.com';

describe('spf-outbound-no-ip', () => {
  it.each([
    ['a server', domain('*', marked)],
    ['a virtual MTA', vmta('a') + domain('*', marked)],
    ['one of two virtual MTAs', vmta('a', host) + vmta('b') + domain('*', marked)],
    [
      'a virtual MTA with sections of its own',
      vmta('a', host) + vmta('b', domain('*', 'max-smtp-out 2')) + domain('*', marked),
    ],
    ['a virtual MTA that checks itself', vmta('a', domain('*', marked))],
    ['a member of a pool', pool('p', 'virtual-mta a', domain('example.com', marked)) + vmta('a')],
  ])('finds %s without an address', (_, sample) => rule.finds(sample + SERVER, ['noaddress']));

  it.each([
    ['an address', vmta('a', host) + domain('*', check)],
    ['an address of the top level', `${host}\n${vmta('a')}${domain('*', check)}`],
    ['an address of the only virtual MTA, which {default} lacks', vmta('a', host) + domain('*', check)],
    ['an address of the server, without virtual MTAs', `${host}\n${domain('*', check)}`],
    ['a proxy', vmta('a', proxy) + domain('*', check)],
    [
      'the older way to use a proxy',
      section('proxy p', 'server 192.0.2.1:5000', 'client 192.0.2.2 out.example.com') +
        vmta('a', 'use-proxy p') +
        domain('*', check),
    ],
    ['the old name of the directive', vmta('a', 'smtp-source-ip 192.0.2.1') + domain('*', check)],
    ['no checks', vmta('a') + domain('*', 'check-spf-outbound no')],
    ['a virtual MTA that does not check', vmta('a', domain('*', 'check-spf-outbound no')) + domain('*', check)],
    ['a virtual MTA that sends nothing', vmta('a', domain('*', 'type discard')) + domain('*', check)],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample + SERVER));

  it('says nothing in a part of a configuration', () => rule.isSilent(domain('*', check)));

  it('names the virtual MTA', () => {
    rule.says(
      vmta('news') + domain('*', check) + SERVER,
      'Outbound SPF checks are on, but virtual MTA news has no smtp-source-host.',
    );
    rule.says(domain('*', check) + SERVER, 'Outbound SPF checks are on, but the server has no smtp-source-host.');
    rule.hasNoFix(domain('*', check) + SERVER);
  });

  it('looks into included files', () => {
    const text = `${domain('*', check)}<virtual-mta a>\ninclude more.conf\n</virtual-mta>\n${SERVER}`;
    const rules = (more: string): string[] => findingsIn(text, { 'more.conf': more }).map((finding) => finding.rule);
    expect(rules('')).toEqual(['spf-outbound-no-ip']);
    expect(rules(`${host}\n`)).toEqual([]);
  });
});
