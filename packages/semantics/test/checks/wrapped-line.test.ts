import { describe, expect, it } from 'vitest';
import { idsIn, testRule } from '../expect-findings.ts';

const rule = testRule('wrapped-line', { continued: 'warning', wrapped: 'error' });

const replies = (...lines: string[]): string => `<smtp-pattern-list a>\n${lines.join('\n')}\n</smtp-pattern-list>\n`;
const bounces = (...lines: string[]): string =>
  `<bounce-category-patterns>\n${lines.join('\n')}\n</bounce-category-patterns>\n`;

describe('wrapped-line', () => {
  it.each<[string, string]>([
    ['after a comma', 'domain-macro isp example.com,\n⟦example.org⟧\n'],
    ['after a comma, with an indent', 'domain-macro isp example.com,\n\t  ⟦example.org,example.net⟧\n'],
    ['after a comma and blanks', 'domain-macro isp example.com, \t\n  ⟦example.org⟧\n'],
    ['after a comma and a comment', 'domain-macro isp example.com, # one\n  ⟦example.org⟧ # two\n'],
    ['under capitals', 'DOMAIN-MACRO ISP EXAMPLE.COM,\n  ⟦EXAMPLE.ORG⟧\n'],
    ['of wildcards and macros', 'domain-macro isp $other,\n  ⟦*.example.org⟧\n'],
    ['of recipients', '<domain *>\nsmtp-hosts mx1.example.com,\n⟦mx2.example.com⟧\n</domain>\n'],
    ['on the last line', 'domain-macro isp example.com,\n⟦example.org⟧'],
  ])('warns of a list broken %s', (_, sample) => rule.finds(sample, ['continued']));

  it('warns of each line of a list', () => {
    rule.finds('domain-macro isp a.example,\n  ⟦b.example,⟧\n  ⟦c.example,⟧ # c\n  ⟦d.example⟧\nrun-as-root no\n', [
      'continued',
      'continued',
      'continued',
    ]);
  });

  it.each<[string, string]>([
    ['a list that stands wholly on the next line', 'domain-macro isp\n  ⟦example.com,example.org⟧\n'],
    ['one member on the next line', 'domain-macro isp\n⟦example.com⟧\n'],
    ['a pattern', replies('reply /too', '  ⟦many/ skip-mx⟧')],
    ['a pattern in capitals', replies('REPLY /TOO', '⟦MANY/ SKIP-MX⟧')],
    ['a pattern whose second half starts with a slash', replies('reply /too many', '⟦/ skip-mx⟧')],
    ['a pattern before its group', replies('reply /(?:too|very', '⟦many)/ skip-mx⟧')],
    ['a pattern before a mark', replies('reply /too', '⟦(?:many|much)/ skip-mx⟧ # c')],
    ['a pattern before a >', replies('reply /too', '⟦> many/ skip-mx⟧')],
    ['an entry', bounces('/mailbox', '⟦is full/ quota-issues⟧')],
    ['an entry before its slash', bounces('/mailbox full', '⟦/ quota-issues⟧')],
    ['an entry with a comment', bounces('/mailbox # text', '⟦full/ quota-issues⟧')],
    ['the second argument', '<pattern-list a>\nheader Subject /too\n⟦many/ virtual-mta=x⟧\n</pattern-list>\n'],
    ['a pattern under a misspelt name', replies('replay /too', '⟦many/ skip-mx⟧')],
  ])('tells %s', (_, sample) => rule.finds(sample, ['wrapped']));

  it('tells the rest of a very long list', () => {
    rule.finds(`domain-macro isp ${'example.com,'.repeat(2000)}\n⟦example.org⟧\n`, ['continued']);
  });

  it('tells both rests of a pattern broken twice', () => {
    rule.finds(replies('reply /(too', '⟦many|much)⟧', '⟦mails/ skip-mx⟧'), ['wrapped', 'wrapped']);
  });

  it.each<[string, string]>([
    ['a known directive after a comma', '<domain *>\nsmtp-hosts mx1.example.com,\ntype smtp\n</domain>\n'],
    ['one word after a comma', 'domain-macro isp example.com,\nzzzz\n'],
    ['a line that is no list', 'domain-macro isp example.com,\nzzzz = 2 3\n'],
    ['a list behind a blank line', 'domain-macro isp example.com,\n\nexample.org\n'],
    ['a list behind a comment line', 'domain-macro isp example.com,\n# more\nexample.org\n'],
    ['a list behind the end of a section', '<domain *>\nsmtp-hosts a.example,\n</domain>\nb.example\n'],
    ['a list behind a tag', 'domain-macro isp a.example,\n<domain *>\nb.example,c.example\n</domain>\n'],
    ['a list after a line that ends', 'domain-macro isp a.example\nb.example\n'],
    ['a path with one slash', 'log-file /log\nzzzz(2)\n'],
    ['a directory', 'log-file /var/log/pmta\nzzzz(2)\n'],
    ['an entry of its own', bounces('/mailbox full', '/quota/ quota-issues')],
    ['an entry of its own behind a cut one', bounces('/mailbox #5/ other', '/quota/ quota-issues')],
    ['a line behind an entry that a # cuts', bounces('/mailbox #5/ other', 'zzzz/x')],
    ['a line behind a pattern that a # cuts', replies('reply /too #5/ skip-mx', 'zzzz(2)')],
    ['a word behind an open pattern', replies('reply /too many', 'zzzz')],
    ['a pattern that ends', replies('reply /too many/ skip-mx', 'zzzz/x')],
    ['an escaped slash', replies('reply /too\\/many/ skip-mx', 'zzzz/x')],
    ['patterns one below the other', bounces('/a/ other', '/b/ other', '// other')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it.each<[string, string, string]>([
    ['a list', 'domain-macro isp a.example,\n  b.example\n', 'domain-macro isp a.example,b.example\n'],
    [
      'a list with blanks',
      'domain-macro isp a.example, \n\tb.example # c\n',
      'domain-macro isp a.example,b.example # c\n',
    ],
    ['a value', 'domain-macro isp\n  a.example,b.example\n', 'domain-macro isp a.example,b.example\n'],
  ])('mends %s', (_, before, after) => rule.mends(before, after, true));

  it.each<[string, string, string]>([
    ['a pattern', replies('reply /too', '  many/ skip-mx'), replies('reply /toomany/ skip-mx')],
    ['an entry', bounces('/mailbox full', '/ other # c'), bounces('/mailbox full/ other # c')],
  ])('suggests how to mend %s', (_, before, after) => rule.mends(before, after, false));

  it('mends a list line by line', () => {
    const before = 'domain-macro isp a.example,\n  b.example,\n  c.example\n';
    rule.mends(before, 'domain-macro isp a.example,b.example,\n  c.example\n', true);
  });

  it('offers no fix where a comment is in the way', () => {
    rule.hasNoFix('domain-macro isp a.example, # one\n  b.example\n');
    rule.hasNoFix(bounces('/mailbox # text', 'full/ other'));
  });

  it('points at the line that goes on', () => {
    rule.pointsAt('domain-macro isp a.example,\n b.example\n', [
      ['domain-macro isp a.example,', 'the line begins here'],
    ]);
    rule.pointsAt(bounces('/a', 'b/ other'), [['/a', 'the line begins here']]);
  });

  it('says why it is only a warning for lists', () => {
    rule.says('domain-macro isp a.example,\n b.example\n', 'so it may take them');
    rule.says(bounces('/a', 'b/ other'), 'This is the rest of the line before.');
  });

  it('is all that is said about the two lines', () => {
    expect(idsIn('domain-macro isp a.example,\n b.example\n')).toEqual(['wrapped-line/continued']);
    expect(idsIn('domain-macro isp\n a.example,b.example\n')).toEqual(['wrapped-line/wrapped']);
    expect(idsIn(replies('reply /too', 'many/ skip-mx'))).toEqual(['wrapped-line/wrapped']);
    expect(idsIn(bounces('/a', 'b/ other'))).toEqual(['wrapped-line/wrapped']);
  });
});
