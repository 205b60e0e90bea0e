import { describe, expect, it } from 'vitest';
import { findingsIn, idsIn, testRule } from '../expect-findings.ts';

const rule = testRule('hash-in-value', { glued: 'warning', secret: 'error', pattern: 'error', quoted: 'warning' });

const replies = (line: string): string => `<smtp-pattern-list a>\n  ${line}\n</smtp-pattern-list>\n`;
const bounces = (line: string): string => `<bounce-category-patterns>\n  ${line}\n</bounce-category-patterns>\n`;
const user = (line: string): string => `<smtp-user a>\n  ${line}\n</smtp-user>\n`;

describe('hash-in-value', () => {
  it.each<[string, string]>([
    ['a comment glued to a value', 'run-as-root no⟦#⟧comment\n'],
    ['a comment glued to a value, with a blank in it', 'run-as-root no⟦#⟧ comment\n'],
    ['a lone # behind a value', 'run-as-root no⟦#⟧\n'],
    ['a # in a host name', '\thost-name\tmail⟦#⟧1.example.com\n'],
    ['a # under capitals', 'HOST-NAME MAIL⟦#⟧1\n'],
    ['only the first of several', 'host-name mail⟦#⟧1#2\n'],
    ['a # in a section', '<domain *>\n  max-smtp-out 2⟦#⟧0\n</domain>\n'],
    ['a # under an unknown name', 'max-speed 2⟦#⟧0\n'],
    ['a # at a wrong place', 'max-smtp-out 2⟦#⟧0\n'],
    ['a # on the last line', 'run-as-root no⟦#⟧x'],
    ['a # behind a path', 'log-file /var/log/pmta⟦#⟧1/log\n'],
  ])('warns of %s', (_, sample) => rule.finds(sample, ['glued']));

  it.each<[string, string]>([
    ['a password', user('password abc⟦#⟧def')],
    ['a password in capitals', user('PASSWORD abc⟦#⟧def')],
    ['a password with a comment behind it', user('password abc⟦#⟧def # new')],
    ['a key of the web monitor', 'http-api-key ExampleKey⟦#⟧1\n'],
    ['a password for delivery', '<domain *>\n  auth-password abc⟦#⟧def\n</domain>\n'],
    ['the password of a certificate', 'smtp-server-tls-certificate /etc/pmta/a.pem abc⟦#⟧def\n'],
  ])('tells a # in %s', (_, sample) => rule.finds(sample, ['secret']));

  it.each<[string, string]>([
    ['a reply', replies('reply /error ⟦#⟧5.1.1/ skip-mx')],
    ['a reply with two', replies('reply /a⟦#⟧b#c/ skip-mx')],
    ['a reply with an escaped slash', replies('reply /a\\/⟦#⟧b\\/c/ skip-mx')],
    ['a reply in capitals', replies('REPLY /a⟦#⟧b/ SKIP-MX')],
    ['an entry', bounces('/error ⟦#⟧5.1.1/ bad-mailbox')],
    ['an entry with a comment behind it', bounces('/a ⟦#⟧b/ other # c')],
    ['a line of a pattern list', '<pattern-list a>\nmail-from /a⟦#⟧b/ virtual-mta=x\n</pattern-list>\n'],
    ['the second argument', '<pattern-list a>\nheader Subject /a⟦#⟧b/ virtual-mta=x\n</pattern-list>\n'],
    ['a pattern at a wrong place', '<domain *>\nreply /a⟦#⟧b/ skip-mx\n</domain>\n'],
    ['an address', '<address-list a>\naddress /a⟦#⟧b/\n</address-list>\n'],
  ])('tells a # in the pattern of %s', (_, sample) => rule.finds(sample, ['pattern']));

  it.each<[string, string]>([
    ['a quoted value', 'postmaster "a⟦#⟧b@example.com"\n'],
    ['a quoted password', user('password "abc⟦#⟧def"')],
    ['the first of two', user('password "a⟦#⟧b#c"')],
    ['a command in quotes', '<domain *>\n  command "/bin/a ⟦#⟧b"\n</domain>\n'],
  ])('warns of a # in %s', (_, sample) => rule.finds(sample, ['quoted']));

  it('warns of a # in quotes and of one behind them', () => {
    rule.finds('postmaster "a⟦#⟧b@example.com"⟦#⟧x\n', ['quoted', 'glued']);
  });

  it.each<[string, string]>([
    ['comments behind a blank', 'run-as-root no # comment\nrun-as-root no\t# comment\n'],
    ['comments on their own line', '# comment\n  #comment\n'],
    ['a comment instead of a value', 'host-name #x\nhost-name#x\n'],
    ['a comment glued to a tag', '<domain *>#all\n</domain>#end\n'],
    ['an escaped # in a pattern', replies('reply /error \\x235.1.1/ skip-mx')],
    ['a comment behind a pattern', replies('reply /error/ skip-mx # a/b')],
    ['a pattern without an end and a comment without a slash', replies('reply /error # text')],
    ['a path and a comment with a slash', 'log-file /var/log/pmta/log # or /var/log/x\n'],
    ['a short path and a comment with a slash', 'log-file /log # or /x\n'],
    ['a comment behind an entry', bounces('/full/ quota-issues#comment')],
    ['a quote without an end', 'host-name "a # b\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('mends a glued comment', () => {
    rule.mends('run-as-root no#comment\n', 'run-as-root no #comment\n', true);
  });

  it.each<[string, string, string]>([
    ['a pattern', replies('reply /error #5.1.1/ skip-mx'), replies('reply /error \\x235.1.1/ skip-mx')],
    ['a pattern with two', replies('reply /a#b#c/ skip-mx'), replies('reply /a\\x23b\\x23c/ skip-mx')],
    ['only the pattern', replies('reply /a#b/ skip-mx #c'), replies('reply /a\\x23b/ skip-mx #c')],
    ['an entry', bounces('/a #b/ other # c'), bounces('/a \\x23b/ other # c')],
  ])('mends %s', (_, before, after) => rule.mends(before, after, false));

  it.each<[string, string]>([
    ['a secret', user('password abc#def')],
    ['a quoted value', user('password "abc#def"')],
  ])('offers no fix for %s', (_, sample) => rule.hasNoFix(sample));

  it('names the directive of a secret and nothing of the secret', () => {
    const sample = user('Password abcdef#ghijkl');
    rule.says(sample, 'Password is cut at the #.');
    expect(JSON.stringify(findingsIn(sample))).not.toMatch(/abcdef|ghijkl/);
  });

  it('is all that is said about a pattern that is cut', () => {
    expect(idsIn(replies('reply /error #5.1.1/ skip-mx'))).toEqual(['hash-in-value/pattern']);
    expect(idsIn('<bounce-category-patterns>\n/a #b/ other\n/c/ other\n</bounce-category-patterns>\n')).toEqual([
      'hash-in-value/pattern',
    ]);
  });
});
