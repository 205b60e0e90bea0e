import { describe, it } from 'vitest';
import { SERVER, domain, pool, section, source, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('unused-definition', { passive: 'info', sender: 'info' });
const closed = SERVER + source('0/0', 'default-virtual-mta a') + vmta('a');
const open = (line: string): string => SERVER + source('0/0', line) + vmta('a');

describe('unused-definition', () => {
  it.each([
    ['a macro', 'domain-macro ⟦isp⟧ example.com\n'],
    ['a macro in capitals', 'DOMAIN-MACRO ⟦ISP⟧ example.com\n'],
    ['a pattern list', section('pattern-list ⟦to⟧', 'rcpt-to /a/ virtual-mta=a')],
    ['a list of reply patterns', section('smtp-pattern-list ⟦busy⟧', 'reply /busy/ mode=backoff')],
    ['an address list', section('address-list ⟦gone⟧', 'address a@example.com')],
    ['a proxy', section('proxy ⟦out⟧', 'server 192.0.2.1:5000')],
  ])('finds %s', (_, sample) => rule.finds(closed + sample, ['passive']));

  it.each([
    ['a virtual MTA', closed + vmta('⟦b⟧')],
    ['a pool', closed + pool('⟦p⟧', 'virtual-mta a')],
    ['one where clients may not choose', closed + source('10/8', 'process-x-virtual-mta no') + vmta('⟦b⟧')],
  ])('finds %s that gets no mail', (_, sample) => rule.finds(sample, ['sender']));

  it('tells a name once', () => {
    rule.finds(closed + 'domain-macro ⟦isp⟧ example.com\ndomain-macro isp example.net\n', ['passive']);
  });

  it.each([
    ['a macro of a section', closed + 'domain-macro isp example.com\n' + domain('$isp', 'max-smtp-out 1')],
    ['a macro in another case', closed + 'domain-macro isp example.com\n' + domain('$ISP', 'max-smtp-out 1')],
    ['a macro of a macro', closed + 'domain-macro a example.com\ndomain-macro b $a\n' + domain('$b', 'max-smtp-out 1')],
    ['a macro that a comment keeps', closed + 'domain-macro isp example.com\n# <domain $isp>\n'],
    [
      'a macro in a line that is wrong',
      closed + 'domain-macro isp example.com\n' + domain('a.$isp..b', 'max-smtp-out 1'),
    ],
    [
      'a list that domains name',
      closed + section('smtp-pattern-list busy', 'reply /a/ skip-mx') + domain('*', 'smtp-pattern-list busy'),
    ],
    [
      'a list in a line at a wrong place',
      closed + section('smtp-pattern-list busy', 'reply /a/ skip-mx') + 'smtp-pattern-list busy\n',
    ],
    [
      'an address list of a processor',
      closed + section('bounce-processor', section('address-list x', 'domain example.com')),
    ],
    ['a source, which another rule tells', closed + source('{lonely}', 'log-connections no')],
    ['keys, which messages may ask for', closed + section('domain-key-list k', 'domain-key a,example.com,/etc/a.pem')],
    ['a part of a configuration', 'domain-macro isp example.com\n'],
    ['a configuration with a file missing', closed + 'domain-macro isp example.com\ninclude missing.conf\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it.each([
    ['a header', open('process-x-virtual-mta yes')],
    ['a mail merge', open('allow-mailmerge true')],
    ['a program', open('always-allow-api-submission yes')],
    ['a file', open('log-connections no') + 'pickup /var/pickup /var/bad\n'],
    ['the source of files', closed + source('{pickup}', 'log-connections no')],
    ['a source that is not there', SERVER + vmta('a')],
    ['the address that clients reach', open('default-virtual-mta by-smtp-source-ip')],
  ])('says nothing about virtual MTAs that %s may choose', (_, sample) => rule.isSilent(sample));

  it('still tells pools and lists then', () => {
    const byAddress = open('default-virtual-mta by-smtp-source-ip') + pool('⟦p⟧', 'virtual-mta a');
    rule.finds(byAddress, ['sender']);
    rule.finds(open('process-x-virtual-mta yes') + 'domain-macro ⟦isp⟧ example.com\n', ['passive']);
  });

  it('counts members, cold ones and reroutes as used', () => {
    rule.isSilent(closed + vmta('b') + source('10/8', 'default-virtual-mta p') + pool('p', 'virtual-mta b'));
    rule.isSilent(SERVER + source('0/0', 'default-virtual-mta a') + vmta('a', 'cold-virtual-mta b') + vmta('B'));
    rule.isSilent(closed + vmta('slow') + domain('*', 'backoff-reroute-to-virtual-mta slow'));
  });

  it('removes a macro', () => {
    rule.mends(`${closed}domain-macro ⟦isp⟧ example.com\n`, closed, true);
    rule.hasNoFix(`${closed}domain-macro isp example.com # for later\n`);
    rule.hasNoFix(`${closed}domain-macro isp example.com,\n  example.net\n`);
    rule.hasNoFix(closed + vmta('b'));
  });

  it('knows included files, and leaves them as they are', () => {
    const others = { 'isp.conf': 'domain-macro isp example.com\n', 'use.conf': domain('$isp', 'max-smtp-out 1') };
    const withFiles = testRule('unused-definition', { passive: 'info', sender: 'info' }, { others });
    withFiles.isSilent(`${closed}include isp.conf\ninclude use.conf\n`);
    withFiles.finds(`${closed}domain-macro ⟦other⟧ example.com\ninclude isp.conf\n`, ['passive']);
  });

  it('says what it is', () => {
    rule.says(closed + 'domain-macro isp example.com\n', 'Nothing uses the macro isp.');
    rule.says(closed + pool('p', 'virtual-mta a'), 'No mail is given to the pool p.');
  });
});
