import { describe, it } from 'vitest';
import { SERVER, domain, pool, source, testRule, vmta } from '../expect-findings.ts';

const severities = { global: 'warning', system: 'warning' } as const;
const rule = testRule('smtp-source-host-missing', { global: 'warning', system: 'warning' });
const top = 'smtp-source-host 192.0.2.9 mail.example.com\n';
const own = vmta('a', 'smtp-source-host 192.0.2.1 a.example.com');
const without = (...lines: readonly string[]): string =>
  vmta('b', ...lines).replace('<virtual-mta b>', '⟦<virtual-mta b>⟧');

describe('smtp-source-host-missing', () => {
  it.each<[string, string, 'global' | 'system']>([
    ['one without any address', own + without(), 'system'],
    ['one before the others', without() + own, 'system'],
    ['one beside addresses of the top level', top + own + without(), 'global'],
    ['one that only has limits', top + own + without('max-smtp-out 10', domain('*', 'max-msg-rate 9/h')), 'global'],
    ['one beside an old line', vmta('a', 'smtp-source-ip 192.0.2.1') + without(), 'system'],
    ['one that throws some mail away', own + without(domain('example.com', 'type discard')), 'system'],
  ])('finds %s', (_, sample, id) => rule.finds(SERVER + sample, [id]));

  it.each([
    ['virtual MTAs with addresses', own + vmta('b', 'smtp-source-host 192.0.2.2 b.example.com')],
    ['virtual MTAs that all use the top level', top + vmta('a') + vmta('b')],
    ['virtual MTAs that all use what the system chooses', vmta('a') + vmta('b')],
    ['one in several sections', own + vmta('b') + vmta('B', 'smtp-source-host 192.0.2.2 b.example.com')],
    ['one with an old line', own + vmta('b', 'smtp-source-ip 192.0.2.2')],
    ['one with a wrong line', own + vmta('b', 'smtp-source-host b.example.com')],
    ['one behind a proxy', own + vmta('b', 'use-proxy p') + '<proxy p>\n</proxy>\n'],
    ['one that throws all mail away', own + vmta('b', domain('*', 'type discard'))],
    ['one that gives all mail to this machine', own + vmta('b', domain('*', 'smtp-hosts localhost:2525'))],
    [
      'one of a pool that stays inside',
      own + vmta('b') + pool('p', 'virtual-mta b', domain('*', 'smtp-hosts [10.0.0.1]')),
    ],
    ['one that moves all mail on', own + vmta('b', domain('*', 'reroute-to-virtual-mta a'))],
    ['one that gets no mail', own + vmta('b') + source('0/0', 'default-virtual-mta a')],
    ['a configuration without virtual MTAs', top],
    ['a configuration with a file missing', `${own}${vmta('b')}include missing.conf\n`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(SERVER + sample));

  it('says nothing about a part of a configuration', () => rule.isSilent(own + vmta('b')));

  it('knows included files', () => {
    const others = { 'b.conf': 'smtp-source-host 192.0.2.2 b.example.com\n' };
    const withFiles = testRule('smtp-source-host-missing', severities, { others });
    withFiles.isSilent(SERVER + own + vmta('b', 'include b.conf'));
    withFiles.finds(`${SERVER}include b.conf\n${own}${without()}`, ['global']);
  });

  it('names the virtual MTA, and points at the addresses of the top level', () => {
    rule.says(SERVER + own + vmta('b'), 'Virtual MTA b has no smtp-source-host, so the system chooses');
    rule.pointsAt(SERVER + top + own + vmta('b'), [[top.trim(), 'sends from here']]);
    rule.hasNoFix(SERVER + own + vmta('b'));
  });
});
