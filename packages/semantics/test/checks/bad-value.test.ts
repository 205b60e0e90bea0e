import { describe, expect, it } from 'vitest';
import { findingsIn, testRule } from '../expect-findings.ts';

const rule = testRule('bad-value', { value: 'error', swapped: 'error', notChecked: 'hint' });

describe('bad-value', () => {
  it.each<[string, string]>([
    ['a switch', 'run-as-root ⟦maybe⟧\n'],
    ['a rate without its time', '<domain *>\n  max-msg-rate ⟦100⟧\n</domain>\n'],
    ['a time interval in words', '<domain *>\n  bounce-after ⟦soon⟧\n</domain>\n'],
    ['a number out of its bounds', '<domain *>\n  queue-priority ⟦101⟧\n</domain>\n'],
    ['a word that is not one of the set', 'http-access 192.0.2.0/24 ⟦root⟧\n'],
    ['a network with too long a prefix', 'http-access ⟦192.0.2.0/33⟧ monitor\n'],
    ['a port that does not exist', 'smtp-listener 192.0.2.1:⟦99999⟧\n'],
    ['a secret', 'http-api-key ⟦short⟧\n'],
    ['one member of a list', '<domain *>\n  smtp-hosts mx1.example.com,⟦mx2..example.com⟧\n</domain>\n'],
    ['a member that is missing', 'domain-macro isp example.com,⟦⟧,example.org\n'],
    ['a value between tabs', 'run-as-root\t\t⟦maybe⟧\t# a comment\n'],
    ['a value under a keyword in capitals', 'RUN-AS-ROOT ⟦maybe⟧\n'],
    ['a value in a section in capitals', '<DOMAIN *>\n  MAX-MSG-RATE ⟦fast⟧\n</DOMAIN>\n'],
    ['a value in a nested section', '<virtual-mta a>\n<domain *>\nmax-smtp-out ⟦x⟧\n</domain>\n</virtual-mta>\n'],
    ['a value in a section that was never closed', '<domain *>\n  max-smtp-out ⟦x⟧\n'],
    ['a value in a section with braces', 'domain * {\n  max-smtp-out ⟦x⟧\n}\n'],
    ['a value in a misspelt section', '<domian *>\n  max-smtp-out ⟦x⟧\n</domian>\n'],
    ['a value without a line break behind it', 'run-as-root ⟦maybe⟧'],
    ['the argument of a tag', '<domain ⟦[192.0.2.0/24⟧>\n</domain>\n'],
    ['the argument of a tag with a port', '<smtp-listener ⟦192.0.2.1⟧>\n</smtp-listener>\n'],
    ['a pattern without its end', '<smtp-pattern-list a>\n  reply ⟦/^421 too many⟧\n</smtp-pattern-list>\n'],
    ['a pattern with an open group', '<smtp-pattern-list a>\n  reply ⟦/(421/⟧ skip-mx\n</smtp-pattern-list>\n'],
    ['an entry without its end', '<bounce-category-patterns>\n⟦/mailbox full⟧\n</bounce-category-patterns>\n'],
    ['an entry with an open group', '<bounce-category-patterns>\n⟦/(full/⟧ other\n</bounce-category-patterns>\n'],
    ['a quote without its end', '<smtp-user a>\n  password ⟦"secret⟧\n</smtp-user>\n'],
  ])('tells %s', (_, sample) => rule.finds(sample, ['value']));

  it('tells each value of a line', () => {
    rule.finds('http-access ⟦everyone⟧ ⟦root⟧\n', ['value', 'value']);
  });

  it.each<[string, string]>([
    ['a condition', '⟦/(?(DEFINE)x)y/⟧'],
    ['a recursive group', '⟦/(?R)?x/⟧'],
  ])('gives a hint where JavaScript cannot run %s', (_, pattern) => {
    rule.finds(`<bounce-category-patterns>\n${pattern} other\n</bounce-category-patterns>\n`, ['notChecked']);
  });

  it.each<[string, string]>([
    ['right values', 'run-as-root yes\nhttp-access 0/0 none\n<domain *>\nmax-msg-rate 100/h\n</domain>\n'],
    ['a cleared value', '<domain *>\n  auth-username ""\n</domain>\n'],
    ['a value in quotes', 'postmaster "postmaster@example.com"\n'],
    ['a value with a comment', 'run-as-root no# comment\n'],
    ['a placeholder, which is another matter', 'host-name {{ host }}\n<domain YOUR_DOMAIN>\n</domain>\n'],
    ['a list that goes on in the next line', 'domain-macro isp example.com,\n  example.org\n'],
    [
      'a pattern that goes on in the next line',
      '<smtp-pattern-list a>\nreply /too\n  many/ skip-mx\n</smtp-pattern-list>\n',
    ],
    [
      'an entry that goes on',
      '<bounce-category-patterns>\n/mailbox full\n/ quota-issues\n</bounce-category-patterns>\n',
    ],
    ['a pattern that a # cuts', '<smtp-pattern-list a>\nreply /a#b/ skip-mx\n</smtp-pattern-list>\n'],
    ['an entry that a # cuts', '<bounce-category-patterns>\n/a #b/ other\n</bounce-category-patterns>\n'],
    ['a list in a tag, which is another matter', '<domain example.com,example.org>\n</domain>\n'],
    ['an unknown directive', 'max-speed fast\n'],
    ['a directive at a wrong place', 'max-msg-rate fast\n'],
    ['a missing value', 'run-as-root\n'],
    ['the second half of a file', 'max-msg-rate 100/h\n</domain>\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it.each<[string, string, string]>([
    ['a switch of other programs', 'run-as-root ⟦on⟧\n', 'run-as-root yes\n'],
    [
      'a unit in full',
      '<domain *>\nmax-msg-rate ⟦100/hour⟧\n</domain>\n',
      '<domain *>\nmax-msg-rate 100/h\n</domain>\n',
    ],
    ['a network with a mask', 'http-access ⟦10/255.0.0.0⟧ none\n', 'http-access 10/8 none\n'],
    [
      'commas in a number',
      '<domain *>\nmax-smtp-out ⟦1,000⟧\n</domain>\n',
      '<domain *>\nmax-smtp-out 1000\n</domain>\n',
    ],
    ['an address in a tag', '<domain ⟦*@example.com⟧>\n</domain>\n', '<domain example.com>\n</domain>\n'],
    ['a port alone', 'smtp-listener ⟦2525⟧\n', 'smtp-listener 0/0:2525\n'],
    [
      'quotes instead of slashes',
      '<smtp-pattern-list a>\nreply ⟦"too many"⟧ skip-mx\n</smtp-pattern-list>\n',
      '<smtp-pattern-list a>\nreply /too many/ skip-mx\n</smtp-pattern-list>\n',
    ],
  ])('mends %s', (_, before, after) => rule.mends(before, after, false));

  it.each<[string, string]>([
    ['what has more than one reading', 'http-access 10.1 none\n'],
    ['a secret', 'http-api-key on\n'],
  ])('offers no fix for %s', (_, sample) => rule.hasNoFix(sample));

  it.each<[string, string]>([
    ['at the top level', 'smtp-source-host ⟦mail.example.com 192.0.2.1⟧\n'],
    ['in a virtual MTA', '<virtual-mta a>\nSmtp-Source-Host ⟦mail.example.com  192.0.2.1⟧ # first\n</virtual-mta>\n'],
    ['with a network', 'smtp-source-host ⟦mail.example.com 192.0.2.0/28⟧\n'],
    ['with an IPv6 address', 'smtp-source-host ⟦mail.example.com 2001:db8::1⟧\n'],
    ['in an old line', '<virtual-mta a>\nauto-cold-virtual-mta ⟦mail.example.com 192.0.2.1⟧\n</virtual-mta>\n'],
  ])('finds a host name before its address %s, once', (_, sample) => rule.finds(sample, ['swapped']));

  it.each<[string, string, readonly string[]]>([
    ['two names', 'smtp-source-host ⟦mail.example.com⟧ example.com\n', ['value']],
    ['a name that is none', 'smtp-source-host ⟦mail..example.com⟧ 192.0.2.1\n', ['value']],
    ['more behind it', 'smtp-source-host ⟦mail.example.com⟧ 192.0.2.1 more\n', ['value']],
    ['no address', 'smtp-source-host ⟦mail.example.com⟧\n', ['value']],
    ['the right order', 'smtp-source-host 192.0.2.1 mail.example.com\n', []],
    ['two addresses', 'smtp-source-host 192.0.2.1 192.0.2.2\n', []],
    ['a placeholder', 'smtp-source-host YOUR_HOST 192.0.2.1\n', []],
  ])('takes nothing for swapped in a line with %s', (_, sample, ids) => rule.finds(sample, ids));

  it('swaps a host name and its address', () => {
    rule.mends(
      'smtp-source-host ⟦mail.example.com  192.0.2.1⟧\n',
      'smtp-source-host 192.0.2.1 mail.example.com\n',
      false,
    );
    rule.says('smtp-source-host mail.example.com 192.0.2.1\n', 'Write smtp-source-host 192.0.2.1 mail.example.com.');
  });

  it('says what stands there and what belongs there', () => {
    rule.says(
      '<domain *>\nmax-msg-rate ⟦100/hour⟧\n',
      'max-msg-rate: 100/hour is written 100/h.\nExpected a rate such as',
    );
    rule.says('<domain ⟦a..example.com⟧>\n', '<domain>: a..example.com ');
    rule.says('<bounce-category-patterns>\n⟦/full⟧\n', 'The entry: the regular expression has no closing slash.');
  });

  it('spells the name as the file does', () => {
    rule.says('Run-As-Root ⟦maybe⟧\n', 'Run-As-Root: maybe is neither yes nor no.');
  });

  it('never shows a secret', () => {
    const text = 'http-api-key hunter2hunter2\n<signals>\n  api-key hunter2hunter2\n</signals>\n';
    const found = findingsIn(text);
    expect(found).toHaveLength(2);
    expect(JSON.stringify(found.map(({ message, fix }) => [message, fix]))).not.toContain('hunter2');
  });

  it('shortens what nobody would read to its end', () => {
    const [finding] = findingsIn(`run-as-root ${'x'.repeat(20_000)}\n`);
    expect(finding?.span).toEqual({ start: 12, end: 20_012 });
    expect(finding?.message.split('\n')[0]?.length).toBeLessThan(400);
    expect(finding?.message).toMatch(/x \.\.\. x+ is neither yes nor no\.$/m);
  });
});
