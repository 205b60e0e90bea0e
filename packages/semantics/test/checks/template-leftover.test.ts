import { describe, expect, it } from 'vitest';
import { findingsIn, idsIn, testRule } from '../expect-findings.ts';

const rule = testRule('template-leftover', { placeholder: 'error' });

describe('template-leftover', () => {
  it.each<[string, string]>([
    ['a line of a template engine', '⟦{{#each domains}}⟧\n'],
    ['a tag of a template engine', '⟦{% if live %}⟧\n'],
    ['a tag of PHP', '⟦<?php echo $x ?>⟧\n'],
    ['a tag of another language', '⟦<% x %>⟧\n'],
    ['braces for a value', 'host-name ⟦{{host}}⟧\n'],
    ['braces with blanks', 'host-name ⟦{{ host.name }}⟧\n'],
    ['a shell variable', 'host-name ⟦$HOST⟧\n'],
    ['a shell variable in braces', 'host-name ⟦${HOST}⟧\n'],
    ['a part of a value', 'host-name ⟦mail.{{domain}}⟧\n'],
    ['a name in braces', 'http-access ⟦{ip}⟧ admin\n'],
    ['a name between underscores', 'http-mgmt-port ⟦__PORT__⟧\n'],
    ['a name between percent signs', 'http-mgmt-port ⟦%PORT%⟧\n'],
    ['a name between at signs', 'http-mgmt-port ⟦@@PORT@@⟧\n'],
    ['a name in brackets', 'http-mgmt-port ⟦[PORT]⟧\n'],
    ['a name in stars of letters', 'http-mgmt-port ⟦XXXPORTXXX⟧\n'],
    ['your own', 'smtp-listener ⟦YOUR_IP:25⟧\n'],
    ['your own in lower case', 'http-access ⟦your-ip⟧ admin\n'],
    ['a name in capitals', 'smtp-listener ⟦SERVER_IP:25⟧\n'],
    ['an address of x', 'smtp-listener ⟦xxx.xxx.xxx.xxx:25⟧\n'],
    ['an address of x and numbers', 'smtp-listener ⟦192.168.x.x:25⟧\n'],
    ['a mail address nobody gave', 'postmaster ⟦[email-protected]⟧\n'],
    ['a placeholder in a tag', '<domain ⟦{{domain}}⟧>\n</domain>\n'],
    ['a placeholder in a tag with a port', '<smtp-listener ⟦YOUR_IP:25⟧>\n</smtp-listener>\n'],
    ['a placeholder for a name', '⟦${DIRECTIVE}⟧ 2\n'],
    ['a placeholder in a section', '<domain *>\n\tmax-smtp-out\t⟦{{ max }}⟧\t# max\n</domain>\n'],
    ['a placeholder under capitals', 'HOST-NAME ⟦{{HOST}}⟧\n'],
    ['a shell variable in braces in a domain', '<domain ⟦${TLD}⟧>\n</domain>\n'],
  ])('tells %s', (_, sample) => rule.finds(sample, ['placeholder']));

  it('tells only the first of a file and counts the others', () => {
    const sample = 'host-name ⟦{{host}}⟧\n{{#each}}\nsmtp-listener YOUR_IP:25\n<domain {{domain}}>\n</domain>\n';
    rule.finds(sample, ['placeholder']);
    rule.says(sample, '{{host}} was never filled in (and 3 more in this file).');
    rule.says('host-name {{host}}\n', '{{host}} was never filled in.\n');
  });

  it.each<[string, string]>([
    ['real values', 'host-name mail.example.com\nsmtp-listener 192.0.2.1:25\n'],
    ['variables of a command', '<domain *>\n  type pipe\n  command "/bin/a $to ${from}"\n</domain>\n'],
    ['variables of a message', 'dsn-failed-subject-template Undelivered: ${subject}\n'],
    ['macros', 'domain-macro isp example.com,$other\n<domain $isp>\n</domain>\n<domain mail.$isp>\n</domain>\n'],
    ['a wrong domain with a macro', '<domain *$isp>\n</domain>\n'],
    ['a list of macros', '<domain $isp,$other>\n</domain>\n'],
    ['names of PowerMTA', '<source {auth}>\n</source>\n<domain {bounce}>\n</domain>\n'],
    ['keys in a vault', 'domain-key {selector}, {domain}, {vault}:/v1/${selector}:key\n'],
    ['a placeholder where any text is right', '<smtp-user {{user}}>\n  password {{password}}\n</smtp-user>\n'],
    ['a placeholder in a comment', '# {{ host }}\nrun-as-root no # ${X}\n'],
    ['a wrong value', 'run-as-root maybe\n'],
    ['a very long value', `run-as-root ${'{{x}}'.repeat(500)}\n`],
    ['names at a wrong place', 'max-smtp-out {{ max }}\n'],
    ['unknown names', 'max-speed {{ max }}\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('offers no fix', () => rule.hasNoFix('host-name {{host}}\n'));

  it('is all that is said about a placeholder', () => {
    expect(idsIn('host-name {{host}}\n<domain ${DOMAIN}>\n</domain>\n${DIRECTIVE} 2\n')).toEqual([
      'template-leftover/placeholder',
    ]);
  });

  it('never shows a secret', () => {
    expect(JSON.stringify(findingsIn('http-api-key {{a}}hunter2\nhost-name {{host}}\n'))).not.toContain('hunter2');
  });
});
