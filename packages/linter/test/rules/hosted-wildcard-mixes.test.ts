import { describe, it } from 'vitest';
import { domain, section, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('hosted-wildcard-mixes', { fixed: 'warning' });
const list = (...lines: readonly string[]): string => section('mx-rollup-list', ...lines);
const microsoft = list('mx *.mail.protection.outlook.com ms.rollup');
const tenant = 'example-com.mail.protection.outlook.com';
const found = microsoft + domain('ms.rollup', 'smtp-hosts ⟦lookup-mx:example.com⟧');

describe('hosted-wildcard-mixes', () => {
  it.each([
    ['of one customer', found],
    ['by name', microsoft + domain('ms.rollup', `smtp-hosts ⟦${tenant}⟧`)],
    ['of a provider', microsoft + domain('ms.rollup', 'smtp-hosts ⟦lookup-mx:outlook.com⟧')],
    ['by a domain as a name', microsoft + domain('ms.rollup', 'smtp-hosts ⟦outlook.com⟧')],
    ['in another case', microsoft + domain('MS.rollup', `SMTP-Hosts ⟦${tenant.toUpperCase()}⟧`)],
    ['for all below a name', list('mx *.outlook.com ms.rollup') + domain('ms.rollup', `smtp-hosts ⟦${tenant}⟧`)],
    [
      'for one of several lines',
      list('mx *.google.com x.rollup', 'mx *.mimecast.com x.rollup') +
        domain('x.rollup', 'smtp-hosts ⟦lookup-mx:example.com⟧'),
    ],
    [
      'by a macro',
      'domain-macro mx *.mimecast.com,*.mimecast.co.za\n' +
        list('mx $mx m.rollup') +
        domain('m.rollup', 'smtp-hosts ⟦lookup-mx:example.com⟧'),
    ],
    ['in a virtual MTA', microsoft + vmta('a', domain('ms.rollup', `smtp-hosts ⟦${tenant}⟧`))],
  ])('finds servers %s', (_, sample) => rule.finds(sample, ['fixed']));

  it.each([
    [
      'rollup-by-ip',
      list('mx *.mail.protection.outlook.com ms.rollup rollup-by-ip') + domain('ms.rollup', 'max-smtp-out 5'),
    ],
    [
      'rollup-by-ip beside servers',
      list('mx *.mail.protection.outlook.com ms.rollup rollup-by-ip') +
        domain('ms.rollup', 'smtp-hosts lookup-mx:example.com'),
    ],
    [
      'a provider whose servers take all mail',
      list('mx *.google.com g.rollup') + domain('g.rollup', 'smtp-hosts lookup-mx:gmail.com'),
    ],
    ['a server by name', list(`mx ${tenant} ms.rollup`) + domain('ms.rollup', `smtp-hosts ${tenant}`)],
    ['a relay', microsoft + domain('ms.rollup', 'smtp-hosts relay.example.com')],
    ['a relay by address', microsoft + domain('ms.rollup', 'smtp-hosts [192.0.2.9]:2525')],
    ['no servers', microsoft + domain('ms.rollup', 'max-smtp-out 5')],
    ['servers that are taken back', microsoft + domain('ms.rollup', 'smtp-hosts ""')],
    ['a value that is none', microsoft + domain('ms.rollup', 'smtp-hosts ,')],
    ['servers of another queue', microsoft + domain('other.rollup', `smtp-hosts ${tenant}`)],
    ['other names', list('mx *.example.com x.rollup') + domain('x.rollup', 'smtp-hosts lookup-mx:example.com')],
    ['no rollup', domain('ms.rollup', `smtp-hosts ${tenant}`)],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('names the queue and the provider, and points at the rollup', () => {
    rule.says(found, 'ms.rollup sends mail for all customers of Microsoft 365 to fixed servers.');
    rule.says(found, '(known as of 20');
    rule.pointsAt(found, [['mx *.mail.protection.outlook.com ms.rollup', 'taken by this line']]);
    rule.hasNoFix(found);
  });

  it('looks into included files', () => {
    const others = { 'list.conf': microsoft };
    testRule('hosted-wildcard-mixes', { fixed: 'warning' }, { others }).finds(
      'include list.conf\n' + domain('ms.rollup', `smtp-hosts ⟦${tenant}⟧`),
      ['fixed'],
    );
  });
});
