import { describe, expect, it } from 'vitest';
import { idsIn, testRule } from '../expect-findings.ts';

const rule = testRule('domain-list-in-tag', { list: 'error' });

describe('domain-list-in-tag', () => {
  it.each<[string, string]>([
    ['domains with blanks between', '<domain ⟦example.com example.org⟧>\n</domain>\n'],
    ['domains with commas between', '<domain ⟦example.com,example.org⟧>\n</domain>\n'],
    ['domains with both between', '<domain ⟦example.com, example.org , example.net⟧>\n</domain>\n'],
    ['domains with tabs between', '<domain\t⟦example.com\texample.org⟧\t>\n</domain>\n'],
    ['patterns and macros', '<domain ⟦$isp,*.example.com,[*.]example.org⟧>\n</domain>\n'],
    ['a list in quotes', '<domain ⟦"example.com,example.org"⟧>\n</domain>\n'],
    ['a list in capitals', '<DOMAIN ⟦EXAMPLE.COM EXAMPLE.ORG⟧>\n</DOMAIN>\n'],
    ['a list before a comment', '<domain ⟦example.com example.org⟧> # both\n</domain>\n'],
    ['a list in a tag without >', '<domain ⟦example.com example.org⟧\n</domain>\n'],
    ['a list with braces', 'domain ⟦example.com example.org⟧ {\n}\n'],
    ['a list in a nested section', '<virtual-mta a>\n<domain ⟦example.com,example.org⟧>\n</domain>\n</virtual-mta>\n'],
    ['two names', '<virtual-mta ⟦a b⟧>\n</virtual-mta>\n'],
    ['two networks', '<source ⟦192.0.2.0/24 198.51.100.0/24⟧>\n</source>\n'],
    ['two ports', '<smtp-listener ⟦0/0:25 0/0:587⟧>\n</smtp-listener>\n'],
    ['a path with a blank', '<spool ⟦C:\\my spool⟧>\n</spool>\n'],
  ])('tells %s', (_, sample) => rule.finds(sample, ['list']));

  it.each<[string, string]>([
    ['one domain', '<domain example.com>\n</domain>\n'],
    ['one domain between blanks', '< domain  example.com  >\n</domain>\n'],
    ['a macro', '<domain $isp>\n</domain>\n'],
    ['one with a comma behind it', '<domain example.com,>\n</domain>\n'],
    ['a comma in another name', '<virtual-mta a,b>\n</virtual-mta>\n'],
    ['a name with blanks in quotes', '<virtual-mta "a b">\n</virtual-mta>\n'],
    ['a file with blanks', '<acct-file /var/log/my acct.csv>\n</acct-file>\n'],
    ['a command with arguments', '<acct-file |/opt/load --type d,b>\n</acct-file>\n'],
    ['placeholders', '<domain {{ one }} {{ two }}>\n</domain>\n'],
    ['a tag that takes no name', '<bounce-processor a b>\n</bounce-processor>\n'],
    ['no name at all', '<domain>\n</domain>\n'],
    ['a tag at a wrong place', '<source 0/0>\n<domain example.com example.org>\n</domain>\n</source>\n'],
    ['a directive', 'relay-domain example.com\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('offers no fix, since a macro needs a name', () => {
    rule.hasNoFix('<domain example.com,example.org>\n</domain>\n');
    rule.hasNoFix('<virtual-mta a b>\n</virtual-mta>\n');
  });

  it('counts the names and writes the macro', () => {
    const sample = '<domain example.com, "example.org">\n</domain>\n';
    rule.says(sample, '<domain> takes one domain pattern; here are 2.');
    rule.says(sample, 'Define `domain-macro NAME example.com,example.org` and write <domain $NAME>.');
    rule.says('<virtual-mta a b c>\n</virtual-mta>\n', '<virtual-mta> takes one name or address; here are 3.');
    rule.says('<virtual-mta a b c>\n</virtual-mta>\n', 'Write one section for each');
  });

  it('is all that is said about such a tag', () => {
    expect(idsIn('<domain example.com example.org>\n</domain>\n')).toEqual(['domain-list-in-tag/list']);
    expect(idsIn('<domain a..example.com,example.org>\n</domain>\n')).toEqual(['domain-list-in-tag/list']);
  });
});
