import { type InventedName, catalogue } from '@pmtakit/grammar';
import { describe, expect, it } from 'vitest';
import { idsIn, testRule } from '../expect-findings.ts';

const rule = testRule('invented-name', { otherScope: 'error', directive: 'error', section: 'error' });

const { invented } = catalogue();
const named = (kind: InventedName['kind']): [string, InventedName][] =>
  invented.filter((entry) => entry.kind === kind).map((entry) => [`${entry.name} ${entry.scopes?.[0] ?? ''}`, entry]);

/** A line of this name where it is invented. */
function lineOf({ name, scopes: [scope = 'global'] = [] }: InventedName): string {
  const line = `⟦${name}⟧ x\n`;
  return scope === 'global' ? line : `<${scope} x>\n${line}</${scope}>\n`;
}

/** The name stands in the catalogue too, for another place. */
function isReal(name: string): boolean {
  return catalogue().directivesNamed(name).length > 0 || catalogue().section(name) !== undefined;
}

describe('invented-name', () => {
  it.each(named('directive'))('tells the directive %s', (_, entry) => {
    rule.finds(lineOf(entry), [isReal(entry.name) ? 'otherScope' : 'directive']);
    rule.says(lineOf(entry), entry.advice);
  });

  it.each(named('section'))('tells the section %s', (_, entry) => {
    const sample = `<⟦${entry.name}⟧ x>\n</${entry.name}>\n`;
    rule.finds(sample, ['section']);
    rule.says(sample, `<${entry.name}> does not exist in PowerMTA.`);
    rule.says(sample, entry.advice);
  });

  it.each<[string, string, string[]]>([
    ['capitals', '⟦Add-Header⟧ "X-A: b"\n', ['directive']],
    ['tabs and a comment', '\t⟦add-header⟧\t"X-A: b"\t# all\n', ['directive']],
    ['no value', '⟦add-header⟧\n', ['directive']],
    ['the last line', '⟦throttle⟧ yes', ['directive']],
    ['a nested section', '<virtual-mta a>\n<domain *>\n⟦throttle⟧ yes\n</domain>\n</virtual-mta>\n', ['directive']],
    ['a section in capitals', '<⟦GLOBAL⟧>\n</GLOBAL>\n', ['section']],
    ['a section that is never closed', '<⟦global⟧>\n', ['section']],
    ['a section with braces', '⟦global⟧ {\n}\n', ['section']],
    ['an invented line in an invented section', '<⟦global⟧>\n⟦add-header⟧ x\n</global>\n', ['section', 'directive']],
    ['an invented line in an unknown section', '<zzzz>\n⟦add-header⟧ x\n</zzzz>\n', ['directive']],
    ['a real name where it means nothing', '<domain *>\n⟦virtual-mta⟧ a\n</domain>\n', ['otherScope']],
    ['a section name as a line', '⟦acct-file⟧ /var/log/acct.csv\n', ['otherScope']],
  ])('tells such a name with %s', (_, sample, ids) => rule.finds(sample, ids));

  it.each<[string, string]>([
    ['the same name where it is real', '<virtual-mta-pool a>\n  virtual-mta b\n</virtual-mta-pool>\n'],
    ['a section of that name', '<virtual-mta a>\n</virtual-mta>\n<acct-file /var/log/a.csv>\n</acct-file>\n'],
    ['a directive of that name', 'log-rotate 7\n'],
    ['real names', 'smtp-listener 0/0:25\n<domain *>\nmax-msg-rate 1/h\n</domain>\n'],
    ['such a name in a comment', '# add-header x\n'],
    ['such a name as a value', 'host-name throttle\n'],
    ['unknown names', 'max-speed 2\n<zzzz>\n</zzzz>\n'],
    ['names at a wrong place', 'max-msg-rate 1/h\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it.each<[string, string, string]>([
    [
      'a name that takes the same',
      '<domain *>\n⟦max-conn-rate⟧ 5/m\n</domain>\n',
      '<domain *>\nmax-connect-rate 5/m\n</domain>\n',
    ],
    [
      'a section that is the same',
      '<⟦define-virtual-mta⟧ a>\nmax-smtp-out 2\n</define-virtual-mta>\n',
      '<virtual-mta a>\nmax-smtp-out 2\n</virtual-mta>\n',
    ],
    ['such a name where it is not possible', '⟦max-conn-rate⟧ 5/m\n', '# max-conn-rate 5/m\n'],
    ['a line', '\t⟦throttle⟧ yes # all\nrun-as-root no', '\t# throttle yes # all\nrun-as-root no'],
    ['the last line', '⟦throttle⟧ yes', '# throttle yes'],
    ['a line without a value', '<domain *>\n  ⟦virtual-mta⟧\n</domain>\n', '<domain *>\n  # virtual-mta\n</domain>\n'],
    [
      'a section with what stands in it',
      '<⟦log-rotate⟧>\n\n  # daily\n  zzzz 1d # why\n\n  <zzzz>\n  </zzzz>\n</log-rotate> # end\n',
      '# <log-rotate>\n\n  # daily\n  # zzzz 1d # why\n\n  # <zzzz>\n  # </zzzz>\n# </log-rotate> # end\n',
    ],
    ['the tags round global lines', '<⟦global⟧>\nrun-as-root no\n</global>\n', 'run-as-root no\n'],
  ])('mends %s', (_, sample, fixed) => rule.mends(sample, fixed, false));

  it.each<[string, string]>([
    ['something else on the line', '<domain *> throttle yes </domain>\n'],
    ['a section without an end', '<limits>\n'],
    ['a section with braces, which another rule mends first', 'global {\n}\n'],
    ['something behind a tag', '<global> run-as-root no\n</global>\n'],
  ])('offers nothing for %s', (_, sample) => rule.hasNoFix(sample));

  it('spells the name as the file does and says where it comes from', () => {
    rule.says('Add-Header x\n', 'Add-Header does not exist in PowerMTA.\nIt comes from a published article;');
    rule.says('<domain *>\nvirtual-mta a\n', 'virtual-mta does not exist in <domain>.\n');
    rule.says('virtual-mta a\n', 'virtual-mta does not exist at the top level.\n');
  });

  it('advises only what exists', () => {
    const names = invented.flatMap((entry) => entry.use ?? []);
    for (const name of names) {
      const section = /^<(.+)>$/.exec(name)?.[1];
      const exists = section ? catalogue().section(section) : catalogue().directivesNamed(name)[0];
      expect(exists, name).toBeDefined();
    }
  });

  it('reads the lines of an invented section as those of the one that is meant', () => {
    expect(idsIn('<global>\nrun-as-root maybe\n</global>\n')).toEqual(['invented-name/section', 'bad-value/value']);
    expect(idsIn('<smtp-pattern a>\nreply /a/ mode=temp\n</smtp-pattern>\n')).toEqual([
      'invented-name/section',
      'bad-value/value',
    ]);
    expect(idsIn('<dkim>\nanything goes\n</dkim>\n')).toEqual(['invented-name/section']);
  });
});
