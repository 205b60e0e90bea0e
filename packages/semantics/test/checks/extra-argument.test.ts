import { describe, expect, it } from 'vitest';
import { findingsIn, testRule } from '../expect-findings.ts';

const rule = testRule('extra-argument', { extra: 'error', secondDirective: 'error' });

describe('extra-argument', () => {
  it.each<[string, string]>([
    ['a second value', 'run-as-root no ⟦yes⟧\n'],
    ['several words', 'host-name mail.example.com ⟦and more words⟧\n'],
    ['what follows a pair of values', 'http-access 192.0.2.0/24 monitor ⟦admin⟧\n'],
    ['what follows an optional value', 'smtp-listener 0/0:25 source=a ⟦b⟧\n'],
    ['a key that the line does not know', 'smtp-listener 0/0:25 ⟦tls=yes⟧\n'],
    ['a blank in a rate', '<domain *>\n  max-msg-rate 100/h ⟦each⟧\n</domain>\n'],
    ['a blank in a password', '<smtp-user a>\n  password two ⟦words⟧\n</smtp-user>\n'],
    ['what follows a quoted value', 'postmaster "postmaster@example.com" ⟦x⟧\n'],
    ['what follows a cleared value', '<domain *>\n  queue-to "" ⟦x⟧\n</domain>\n'],
    ['tabs and a comment', 'run-as-root\tno\t⟦yes⟧\t# comment\n'],
    ['a comment of other programs', 'run-as-root no ⟦// comment⟧\n'],
    ['capitals', 'RUN-AS-ROOT NO ⟦YES⟧\n'],
    ['a nested section', '<virtual-mta a>\n<domain *>\nmax-smtp-out 2 ⟦3⟧\n</domain>\n</virtual-mta>\n'],
    ['the last line', 'run-as-root no ⟦yes⟧'],
    ['a tag that takes no name', '<bounce-processor ⟦main⟧>\n</bounce-processor>\n'],
    ['a tag that takes no name, with two', '<bounce-category-patterns ⟦a b⟧>\n</bounce-category-patterns>\n'],
    ['a tag with a placeholder behind its name', '<virtual-mta a ⟦{{ b }}⟧>\n</virtual-mta>\n'],
    ['an entry', '<bounce-category-patterns>\n/full/ quota-issues ⟦x⟧\n</bounce-category-patterns>\n'],
    ['a directive that names another one elsewhere', 'run-as-root no ⟦max-smtp-out 2⟧\n'],
    ['a second address', '<virtual-mta a>\nsmtp-source-host 192.0.2.1 a.example.com ⟦192.0.2.2⟧\n</virtual-mta>\n'],
  ])('tells %s', (_, sample) => rule.finds(sample, ['extra']));

  it.each<[string, string]>([
    ['two directives', 'run-as-root no ⟦host-name mail.example.com⟧\n'],
    ['two directives in capitals', 'RUN-AS-ROOT NO ⟦HOST-NAME MAIL.EXAMPLE.COM⟧\n'],
    ['two directives in a section', '<domain *>\nmax-smtp-out 2 ⟦max-msg-rate 10/h⟧\n</domain>\n'],
    ['three directives', '<domain *>\nmax-smtp-out 2 ⟦max-msg-rate 10/h type smtp⟧\n</domain>\n'],
    ['a second directive without a value', 'run-as-root no ⟦host-name⟧\n'],
    ['two directives behind tabs', '\trun-as-root no\t⟦host-name mail.example.com⟧ # both\n'],
  ])('tells %s on a line', (_, sample) => rule.finds(sample, ['secondDirective']));

  it.each<[string, string]>([
    ['right lines', 'run-as-root no\nhttp-access 0/0 none\nsmtp-listener 0/0:25 source=a\n'],
    ['blanks at the end', 'run-as-root no  \t \n'],
    ['blanks in a list', 'domain-macro isp example.com, example.org\n'],
    ['blanks in quotes', '<smtp-user a>\n  password "two words"\n</smtp-user>\n'],
    ['text to the end of the line', '<domain *>\n  command "/bin/a" b c\n</domain>\n'],
    ['a file name with blanks', '<acct-file /var/log/my acct.csv>\n</acct-file>\n'],
    ['a value that is wrong itself', 'run-as-root maybe not\n'],
    ['placeholders with blanks', 'host-name {{ host name }}\n<domain {{ a }} {{ b }}>\n</domain>\n'],
    ['a list in a tag, which is another matter', '<virtual-mta a b>\n</virtual-mta>\n'],
    [
      'a list at the end of a line',
      '<pattern-list a>\nmail-from /a/ <pattern-list>\n</pattern-list>\n</pattern-list>\n',
    ],
    ['an entry that is wrong itself', '<bounce-category-patterns>\n/(full/ other x\n</bounce-category-patterns>\n'],
    ['an entry that goes on', '<bounce-category-patterns>\n/full\nmailbox/ other x\n</bounce-category-patterns>\n'],
    ['an entry at a wrong place', '/full/ other x\n'],
    ['unknown names', 'max-speed 1 2 3\n<zzzz a b>\n</zzzz>\n'],
    ['names at a wrong place', 'max-smtp-out 1 2 3\n'],
    ['a comment', 'run-as-root no # yes\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it.each<[string, string, string]>([
    ['two directives', 'run-as-root no  host-name a.example\n', 'run-as-root no\nhost-name a.example\n'],
    [
      'two directives in a section',
      '<domain *>\n  max-smtp-out 2\tmax-msg-rate 10/h # c\n</domain>\n',
      '<domain *>\n  max-smtp-out 2\nmax-msg-rate 10/h # c\n</domain>\n',
    ],
  ])('suggests how to mend %s', (_, before, after) => rule.mends(before, after, false));

  it('mends three directives one after the other', () => {
    const [first, second, third] = ['max-smtp-out 2', 'max-msg-rate 10/h', 'type smtp'];
    const section = (lines: string): string => `<domain *>\n${lines}\n</domain>\n`;
    rule.mends(section(`${first}\n${second} ${third}`), section(`${first}\n${second}\n${third}`), false);
  });

  it.each<[string, string]>([
    ['a second value', 'run-as-root no yes\n'],
    ['a name behind a tag', '<bounce-processor main>\n</bounce-processor>\n'],
    ['an entry', '<bounce-category-patterns>\n/full/ other x\n</bounce-category-patterns>\n'],
  ])('offers no fix for %s', (_, sample) => rule.hasNoFix(sample));

  it('counts the values', () => {
    rule.says('run-as-root no yes\n', 'run-as-root takes one value; yes is too much.');
    rule.says('http-access 0/0 none x\n', 'http-access takes 2 values; x is too much.');
    rule.says('<bounce-processor a>\n', '<bounce-processor> takes no value; a is too much.');
    rule.says('<virtual-mta a {{b}}>\n', '<virtual-mta> takes one value; {{b}} is too much.');
    rule.says('<bounce-category-patterns>\n/a/ b c\n', 'The entry takes a pattern and a category; c is too much.');
    rule.says('run-as-root no Host-Name a\n', 'Two directives stand on this line: run-as-root and Host-Name.');
  });

  it('never shows a secret', () => {
    const [finding] = findingsIn('<smtp-user a>\n  password correct horse battery\n</smtp-user>\n');
    expect(finding?.message).toContain('password takes one value; what follows is too much.');
    expect(JSON.stringify(finding)).not.toMatch(/horse|battery/);
  });
});
