import { type CatalogueRow, catalogue } from '@pmtakit/grammar';
import { describe, expect, it } from 'vitest';
import { findingsIn, idsIn, testRule } from '../expect-findings.ts';

const rule = testRule('wrong-scope', { directive: 'error', section: 'error' });

describe('wrong-scope', () => {
  it.each<[string, string, string[]]>([
    ['a limit at the top level', '⟦max-smtp-out⟧ 2\n', ['directive']],
    ['a limit in a source', '<source 0/0>\n  ⟦max-smtp-out⟧ 2\n</source>\n', ['directive']],
    ['a rate in a virtual MTA', '<virtual-mta a>\n  ⟦max-msg-rate⟧ 10/h\n</virtual-mta>\n', ['directive']],
    ['a global line in a domain', '<domain *>\n  ⟦run-as-root⟧ no\n</domain>\n', ['directive']],
    ['tabs and a comment', '\t⟦max-smtp-out⟧\t2\t# two\n', ['directive']],
    ['capitals', '<SOURCE 0/0>\n⟦MAX-SMTP-OUT⟧ 2\n</SOURCE>\n', ['directive']],
    ['no value', '⟦max-smtp-out⟧\n', ['directive']],
    ['the last line', '⟦max-smtp-out⟧ 2', ['directive']],
    ['a line behind the end of its section', '<domain *>\n</domain>\n⟦max-smtp-out⟧ 2\n', ['directive']],
    ['the second half of a file', '⟦max-smtp-out⟧ 2\n</domain>\n', ['directive']],
    ['a line in a section with braces', 'source 0/0 {\n⟦max-smtp-out⟧ 2\n}\n', ['directive']],
    ['a line in a misspelt section', '<soruce 0/0>\n⟦max-smtp-out⟧ 2\n</soruce>\n', ['directive']],
    ['a line in an invented section', '<global>\n⟦max-smtp-out⟧ 2\n</global>\n', ['directive']],
    [
      'a line in a list at the end of a line',
      '<pattern-list a>\nmail-from /a/ <pattern-list>\n⟦max-smtp-out⟧ 2\n</pattern-list>\n</pattern-list>\n',
      ['directive'],
    ],
    ['a section', '<source 0/0>\n<⟦domain⟧ *>\n</domain>\n</source>\n', ['section']],
    ['a part of another section', '<⟦email-patterns⟧>\n</email-patterns>\n', ['section']],
    ['a section in capitals', '<⟦Email-Patterns⟧>\n</Email-Patterns>\n', ['section']],
    ['a section with braces', '⟦email-patterns⟧ {\n}\n', ['section']],
    [
      'a section and a line in it',
      '<⟦email-patterns⟧>\n⟦run-as-root⟧ no\n</email-patterns>\n',
      ['section', 'directive'],
    ],
  ])('tells %s', (_, sample, ids) => rule.finds(sample, ids));

  it.each<[string, string]>([
    ['lines at their place', 'run-as-root no\n<domain *>\n  max-smtp-out 2\n</domain>\n'],
    ['a domain in a virtual MTA', '<virtual-mta a>\n<domain *>\nmax-msg-rate 10/h\n</domain>\n</virtual-mta>\n'],
    ['a name that means something at both places', '<virtual-mta a>\n  max-smtp-out 2\n</virtual-mta>\n'],
    [
      'lists in lists',
      '<pattern-list a>\nmail-from /a/ <pattern-list>\n* virtual-mta=x\n</pattern-list>\n</pattern-list>\n',
    ],
    ['parts at their place', '<bounce-processor>\n<address-list>\n</address-list>\n</bounce-processor>\n'],
    ['lines of a section nobody knows', '<zzzz>\nmax-smtp-out 2\n</zzzz>\n'],
    ['lines of an invented section with several meanings', '<log-rotate>\nmax-smtp-out 2\n</log-rotate>\n'],
    ['invented names', '<domain *>\nvirtual-mta a\n</domain>\n'],
    ['unknown names', 'zzzz 2\n<zzzz>\n</zzzz>\n'],
    ['names in comments', '# max-smtp-out 2\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it.each<[string, string, string]>([
    [
      'a rate by its sister in the virtual MTA',
      '<virtual-mta a>\n  ⟦max-msg-rate⟧ 10/h # all\n</virtual-mta>\n',
      '<virtual-mta a>\n  max-smtp-msg-rate 10/h # all\n</virtual-mta>\n',
    ],
    [
      'a line in a section',
      '<source 0/0>\n  ⟦max-smtp-out⟧ 2 # few\n</source>\n',
      '<source 0/0>\n  # max-smtp-out 2 # few\n</source>\n',
    ],
    [
      'a rate in another section',
      '<source 0/0>\n⟦max-msg-rate⟧ 9/h\n</source>\n',
      '<source 0/0>\n# max-msg-rate 9/h\n</source>\n',
    ],
  ])('mends %s', (_, sample, fixed) => rule.mends(sample, fixed, false));

  it.each<[string, string]>([
    ['a line that stands in no section here, and may in the file that includes this one', 'max-smtp-out 2\n'],
    ['a line that goes on in the next', '<domain *>\ndomain-macro a b.example,\n  c.example\n</domain>\n'],
    ['a section', '<source 0/0>\n<domain *>\n</domain>\n</source>\n'],
    ['something else on the line', '<source 0/0> max-smtp-out 2\n</source>\n'],
  ])('offers nothing for %s', (_, sample) => rule.hasNoFix(sample));

  it('says where a name belongs', () => {
    rule.says('Max-SMTP-Out 2\n', 'Max-SMTP-Out is not possible at the top level.\n');
    rule.says('max-smtp-out 2\n', 'It belongs in <domain>, in <virtual-mta> or in <virtual-mta-pool>.');
    rule.says('<domain *>\nrun-as-root no\n', 'run-as-root is not possible in <domain>.\n');
    rule.says('<domain *>\nrun-as-root no\n', 'It belongs at the top level.');
    rule.says('<email-patterns>\n', '<email-patterns> is not possible at the top level.\n');
    rule.says('<email-patterns>\n', 'It belongs in <bounce-processor> or in <feedback-loop-processor>.');
  });

  it('names the limit for a whole virtual MTA', () => {
    const sample = (name: string): string => `<virtual-mta a>\n${name} 10/h\n</virtual-mta>\n`;
    rule.says(sample('max-msg-rate'), 'It belongs in <domain>; for a whole virtual MTA use max-smtp-msg-rate.');
    rule.says(sample('max-data-volume-rate'), 'use max-smtp-data-volume-rate.');
  });

  it('looks at no value of such a line', () => {
    expect(idsIn('max-smtp-out many too many\n')).toEqual(['wrong-scope/directive']);
  });

  it('takes every directive of the catalogue where the catalogue says, and nowhere else', () => {
    const names = Map.groupBy(catalogue().rows.filter(isLine), ({ name }) => name);
    for (const [name, rows] of names) {
      const known = new Set(rows.flatMap((row) => row.scopes));
      expect(
        scopes.filter((scope) => isTaken(name, scope)),
        name,
      ).toEqual(scopes.filter((scope) => known.has(scope)));
    }
  });
});

const scopes = ['global', 'domain', 'source', 'virtual-mta', 'virtual-mta-pool', 'acct-file', 'spool', 'smtp-user'];

function isLine({ name, section }: CatalogueRow): boolean {
  return !section && /^\w/.test(name);
}

/** Whether nothing is said against the name of a directive in a scope. */
function isTaken(name: string, scope: string): boolean {
  const text = scope === 'global' ? `${name} x\n` : `<${scope} x>\n${name} x\n</${scope}>\n`;
  return findingsIn(text).every(({ rule: id }) => id !== 'wrong-scope' && id !== 'invented-name');
}
