import { describe, it } from 'vitest';
import { SERVER, domain, pool, source, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('log-commands-on', { commands: 'warning', data: 'warning' });
const others = { more: 'log-commands no\n', plain: 'max-smtp-out 5\n' };
const withFiles = testRule('log-commands-on', { commands: 'warning', data: 'warning' }, { others });

describe('log-commands-on', () => {
  it.each<[string, string, readonly string[]]>([
    ['commands of all domains', domain('*', 'log-commands ⟦yes⟧'), ['commands']],
    ['data of all domains', domain('*', 'LOG-DATA ⟦True⟧'), ['data']],
    ['both', domain('*', 'log-data ⟦yes⟧', 'log-commands ⟦yes⟧'), ['data', 'commands']],
    ['all domains of a virtual MTA', vmta('a', domain('*', 'log-commands ⟦yes⟧')), ['commands']],
    ['all clients', source('0/0', 'log-commands ⟦yes⟧'), ['commands']],
    ['data of all clients', source('0.0.0.0/0', 'log-data ⟦yes⟧'), ['data']],
    ['clients of IPv6', source('::/0', 'log-commands ⟦yes⟧'), ['commands']],
    ['all but one domain', domain('*', 'log-commands ⟦yes⟧') + domain('example.com', 'log-commands no'), ['commands']],
  ])('finds %s', (_, sample, ids) => rule.finds(sample, ids));

  it.each([
    ['the default', domain('*') + source('0/0')],
    ['no', domain('*', 'log-commands no', 'log-data no') + source('0/0', 'log-commands no')],
    ['one domain', domain('example.com', 'log-commands yes')],
    ['the domains of a pattern', domain('*.example.com', 'log-data yes')],
    ['some clients', source('192.0.2.0/24', 'log-commands yes')],
    ['clients with a name', source('{auth}', 'log-commands yes')],
    ['connections', domain('*', 'log-connections yes', 'log-transfer-failures yes')],
    ['a line that a later one takes back', domain('*', 'log-commands yes', 'log-commands no')],
    ['a wrong value', source('0/0', 'log-commands all')],
    [
      'every virtual MTA, which says otherwise',
      domain('*', 'log-commands yes') + vmta('a', domain('*', 'log-commands no')),
    ],
  ])('says nothing about %s', (_, sample) => rule.isSilent(SERVER + sample));

  it('knows included files', () => {
    withFiles.isSilent(domain('*', 'log-commands yes', 'include more'));
    withFiles.finds(domain('*', 'log-commands ⟦yes⟧', 'include plain'), ['commands']);
  });

  it('offers to switch it off', () => {
    rule.mends(domain('*', 'log-commands ⟦yes⟧'), domain('*', 'log-commands no'), false);
    rule.mends(source('0/0', 'log-data ⟦true⟧'), source('0/0', 'log-data false'), false);
  });

  it('says whose', () => {
    rule.says(domain('*', 'log-commands yes'), 'dialogue of mail to all domains is');
    rule.says(vmta('a', domain('*', 'log-commands yes')), 'dialogue of mail of virtual MTA a to all domains is');
    const pooled = vmta('a') + pool('p', 'virtual-mta a', domain('*', 'log-commands yes'));
    rule.says(pooled, 'dialogue of mail of pool p to all domains is');
    rule.says(source('0/0', 'log-data yes'), 'byte of all clients is');
  });

  it('knows named sources that nothing refers to', () => {
    rule.isSilent(SERVER + source('nobody', 'log-commands yes'));
    rule.isSilent(SERVER + source('{pickup}', 'log-data yes'));
  });

  it('finds macros of all domains nowhere, because there are none', () => {
    rule.isSilent(`domain-macro m example.com,example.org\n${domain('$m', 'log-commands yes')}`);
  });
});
