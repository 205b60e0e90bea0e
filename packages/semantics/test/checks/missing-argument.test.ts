import { describe, expect, it } from 'vitest';
import { idsIn, testRule } from '../expect-findings.ts';

const rule = testRule('missing-argument', { missing: 'error', swallowed: 'error' });

const replies = (line: string): string => `<smtp-pattern-list a>\n  ${line}\n</smtp-pattern-list>\n`;
const bounces = (line: string): string => `<bounce-category-patterns>\n  ${line}\n</bounce-category-patterns>\n`;

describe('missing-argument', () => {
  it.each<[string, string]>([
    ['a name alone', '⟦postmaster⟧\n'],
    ['a name with blanks behind it', '\t⟦postmaster⟧ \t \n'],
    ['a name in capitals', '⟦POSTMASTER⟧\n'],
    ['the last line', '⟦postmaster⟧'],
    ['the second value', '⟦http-access 192.0.2.0/24⟧\n'],
    ['the third value', '<acct-file a.csv>\n⟦map-header-to-field d header_X⟧\n</acct-file>\n'],
    ['a name in a section', '<domain *>\n  ⟦max-smtp-out⟧\n</domain>\n'],
    ['a name in a nested section', '<virtual-mta a>\n<domain *>\n⟦max-smtp-out⟧\n</domain>\n</virtual-mta>\n'],
    ['a name in a section with braces', 'domain * {\n  ⟦max-smtp-out⟧\n}\n'],
    ['a name in a file cut off', '<domain *>\n  ⟦max-smtp-out⟧'],
    ['what is done with a reply', replies('⟦reply /too many/⟧')],
    ['the result of a pattern', '<pattern-list a>\n⟦mail-from /a/⟧\n</pattern-list>\n'],
    ['what follows a wrong value', '⟦http-access everyone⟧\n'],
    ['the name in a tag', '⟦<virtual-mta>⟧\n</virtual-mta>\n'],
    ['the name in a tag with a blank', '⟦<domain >⟧\n</domain>\n'],
    ['the path in a tag in capitals', '⟦<ACCT-FILE>⟧ # d and b\n</ACCT-FILE>\n'],
    ['the name in a tag without >', '⟦<virtual-mta⟧\n</virtual-mta>\n'],
    ['the name before a brace', '⟦domain {⟧\n}\n'],
    ['a category', bounces('⟦/mailbox full/⟧')],
    ['a category behind the pattern for all', bounces('⟦//⟧')],
  ])('tells where %s is missing', (_, sample) => rule.finds(sample, ['missing']));

  it.each<[string, string]>([
    ['the only value', '⟦postmaster⟧ #postmaster@example.com\n'],
    ['the only value, glued to the name', '⟦postmaster⟧#x\n'],
    ['both values', '⟦http-access⟧ #YOUR_IP admin\n'],
    ['the second value', '⟦http-access 192.0.2.0/24⟧ # admin\n'],
    ['a password', '<smtp-user a>\n  ⟦password⟧ ## YOUR PASSWORD ##\n</smtp-user>\n'],
    ['an action', replies('⟦reply /too many/⟧ # skip-mx')],
    ['a category', bounces('⟦/mailbox full/⟧ # quota-issues')],
    ['the name in a tag', '⟦<virtual-mta⟧ #a>\n</virtual-mta>\n'],
    ['a value behind tabs', '\t⟦postmaster⟧\t\t#\tx\n'],
  ])('tells where a comment swallows %s', (_, sample) => rule.finds(sample, ['swallowed']));

  it.each<[string, string]>([
    ['lines with their values', 'postmaster a@example.com # me\nhttp-access 0/0 none\n'],
    ['an optional value', 'smtp-listener 0/0:25\n<pattern-list>\n</pattern-list>\n'],
    ['an optional value before a comment', 'smtp-listener 0/0:25 # source=a\n'],
    ['sections without a name', '<bounce-processor>\n</bounce-processor>\n<dns>\n</dns>\n'],
    [
      'a list at the end of a line',
      '<pattern-list a>\nmail-from /a/ <pattern-list>\n</pattern-list>\n</pattern-list>\n',
    ],
    ['a value on the next line', 'domain-macro isp\n  example.com,example.org\n'],
    ['an entry that goes on', bounces('/mailbox\n  is full/ quota-issues')],
    ['a pattern that is never closed', replies('reply /too many')],
    ['a pattern that a # cuts', replies('reply /error #5/ skip-mx')],
    ['a quote that is never closed', '<aliases>\nalias "root\n</aliases>\n'],
    ['an entry that is wrong itself', bounces('/(full/')],
    ['a value that is wrong', 'run-as-root maybe\n'],
    ['a placeholder', 'host-name {{ host }}\n'],
    ['unknown names', 'max-speed\n<zzzz>\n</zzzz>\n'],
    ['names at a wrong place', 'max-smtp-out\n'],
    ['a cleared value', '<domain *>\n  queue-to ""\n</domain>\n'],
    ['an entry at a wrong place', '/full/\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('offers no fix, since nobody knows the value', () => {
    rule.hasNoFix('postmaster\nhttp-access # admin\n<virtual-mta>\n</virtual-mta>\n');
  });

  it('says what is missing', () => {
    rule.says('postmaster\n', 'postmaster needs an e-mail address such as postmaster@example.com.');
    rule.says('http-access 0/0\n', 'http-access needs none, monitor, ');
    rule.says('<virtual-mta>\n</virtual-mta>\n', '<virtual-mta> needs a name.');
    rule.says('Postmaster #x\n', 'The comment swallows the value of Postmaster.');
    rule.says('Postmaster #x\n', 'Write an e-mail address such as postmaster@example.com before the #.');
    rule.says(bounces('/a/'), '/a/ needs a name.');
  });

  it('is all that is said about such a line', () => {
    expect(idsIn('http-access #x\npostmaster\n')).toEqual(['missing-argument/swallowed', 'missing-argument/missing']);
  });
});
