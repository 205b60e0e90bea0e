import { describe, expect, it } from 'vitest';
import { idsIn, testRule } from '../expect-findings.ts';

const rule = testRule('encoding-lookalike', { lookalike: 'error' });

const quotes = '<domain *>\n  type \u201csmtp\u201d\n</domain>\n';

describe('encoding-lookalike', () => {
  it.each<[string, string]>([
    ['a typographic quote', '<domain *>\n  type ⟦\u201c⟧smtp\u201d\n</domain>\n'],
    ['a low quote', '<domain *>\n  type ⟦\u201e⟧smtp\u201c\n</domain>\n'],
    ['a French quote', '<domain *>\n  type ⟦\u00ab⟧smtp\u00bb\n</domain>\n'],
    ['an apostrophe', 'relay-domain ⟦\u2019⟧example.com\u2019\n'],
    ['a dash in a name', 'host⟦\u2013⟧name mail.example.com\n'],
    ['a long dash in a value', 'relay-domain mail⟦\u2014⟧1.example.com\n'],
    ['a hyphen that does not break', 'relay-domain mail⟦\u2011⟧1.example.com\n'],
    ['a minus', 'relay-domain mail⟦\u2212⟧1.example.com\n'],
    ['a blank that does not break', 'run-as-root⟦\u00a0⟧no\n'],
    ['a blank of Japanese text', 'run-as-root⟦\u3000⟧no\n'],
    ['a comma of Chinese text', 'domain-macro isp example.com⟦\uff0c⟧example.org\n'],
    ['a colon of Chinese text', 'smtp-listener 0/0⟦\uff1a⟧25\n'],
    ['a blank without width', 'relay-domain example⟦\u200b⟧.com\n'],
    ['a byte order mark inside the text', 'run-as-root no\nrelay-domain ⟦\ufeff⟧example.com\n'],
    ['a dash in a pattern', '<smtp-pattern-list a>\nreply /open ⟦\u2013⟧ relay/ skip-mx\n</smtp-pattern-list>\n'],
    ['a dash in an entry', '<bounce-category-patterns>\n/open ⟦\u2013⟧ relay/ other\n</bounce-category-patterns>\n'],
    ['a dash under an unknown name', 'max-speed 10⟦\u2013⟧20\n'],
    ['a dash at a wrong place', '<source 0/0>\nrelay-domain mail⟦\u2013⟧1.example.com\n</source>\n'],
    ['a dash between tabs, before a comment', '\trelay-domain\tmail⟦\u2013⟧1.example.com\t# one\n'],
    ['a dash under capitals', 'RELAY-DOMAIN MAIL⟦\u2013⟧1.EXAMPLE.COM\n'],
    ['the first of several', 'relay-domain ⟦\u201c⟧mail\u20131.example.com\u201d\n'],
  ])('tells %s', (_, sample) => rule.finds(sample, ['lookalike']));

  it('tells one in the name and one in the value', () => {
    rule.finds('relay⟦\u2013⟧domain ⟦\u201c⟧example.com\u201d\n', ['lookalike', 'lookalike']);
  });

  it.each<[string, string]>([
    ['plain characters', 'host-name mail-1.example.com\n'],
    ['letters of other languages', '<domain b\u00fccher.example>\n  max-smtp-out 2\n</domain>\n'],
    ['a comment', '# \u201cquoted\u201d \u2013 text\nrun-as-root no # it\u2019s safe\n'],
    ['text that people read', 'dsn-failed-subject-template "Undelivered \u2013 your mail"\n'],
    ['a command', '<domain *>\n  command "/bin/a \u2013x"\n</domain>\n'],
    ['a file name', 'log-file /var/log/caf\u00e9\u2019s.log\n'],
    ['an empty value', 'run-as-root\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it.each<[string, string, string]>([
    ['quotes', 'relay-domain \u201cexample.com\u201d\n', 'relay-domain "example.com"\n'],
    ['a dash in a name', 'run\u2013as\u2013root no\n', 'run-as-root no\n'],
    ['a blank', 'run-as-root \u00a0no\n', 'run-as-root  no\n'],
    ['a blank without width', 'relay-domain exam\u200bple.com\n', 'relay-domain example.com\n'],
    ['a comma', 'domain-macro isp a.example\uff0cb.example\n', 'domain-macro isp a.example,b.example\n'],
    ['all of a value', 'relay-domain \u201cmail\u20131.example.com\u201d\n', 'relay-domain "mail-1.example.com"\n'],
    [
      'an entry',
      '<bounce-category-patterns>\n/a\u2013b/ other\n</bounce-category-patterns>\n',
      '<bounce-category-patterns>\n/a-b/ other\n</bounce-category-patterns>\n',
    ],
  ])('suggests how to mend %s', (_, before, after) => rule.mends(before, after, false));

  it('says which character stands there and which is meant', () => {
    rule.says(quotes, '\u201c (U+201C) looks like " but is another character.');
    rule.says(quotes, 'Write ".');
    rule.says('run-as-root \u00a0no\n', 'U+00A0 looks like a blank but is another character.');
    rule.says('run-as-root \u00a0no\n', 'Write a blank.');
    rule.says('relay-domain a\u200b.example\n', 'U+200B looks like nothing but is another character.');
    rule.says('relay-domain a\u200b.example\n', 'Remove it.');
  });

  it('goes with what the value is otherwise', () => {
    expect(idsIn(quotes)).toEqual(['encoding-lookalike/lookalike', 'bad-value/value']);
  });
});
