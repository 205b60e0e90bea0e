import { describe, expect, it } from 'vitest';
import { idsIn, testRule } from '../expect-findings.ts';

const rule = testRule('brace-section', { brace: 'error', notASection: 'error' });

describe('brace-section', () => {
  it.each<[string, string, string[]]>([
    ['a section with braces', '⟦domain example.com {⟧\n  max-smtp-out 2\n}\n', ['brace']],
    ['a name alone', '⟦bounce-category-patterns {⟧\n}\n', ['brace']],
    ['the brace on the next line', '⟦domain *\n{⟧\n}\n', ['brace']],
    ['the brace glued to the name', '⟦bounce-processor{⟧\n}\n', ['brace']],
    ['a comment behind the brace', '⟦domain * {⟧ # all\n} # end\n', ['brace']],
    ['capitals and tabs', '\t⟦DOMAIN\t*\t{⟧\n\t}\n', ['brace']],
    ['one inside a section with tags', '<virtual-mta a>\n⟦domain * {⟧\n}\n</virtual-mta>\n', ['brace']],
    ['one in another', '⟦virtual-mta a {⟧\n  ⟦domain * {⟧\n  }\n}\n', ['brace', 'brace']],
    ['one that is never closed', '⟦domain * {⟧\n', ['brace']],
    ['one closed by a tag', '⟦domain * {⟧\n</domain>\n', ['brace']],
    ['one at a wrong place', '<source 0/0>\n⟦domain * {⟧\n}\n</source>\n', ['brace']],
    ['a misspelt one', '⟦domian * {⟧\n}\n', ['brace']],
    ['an invented one', '⟦global {⟧\nrun-as-root no\n}\n', ['brace']],
    ['an unknown one', '⟦zzzz {⟧\n}\n', ['brace']],
    ['a directive', '⟦max-smtp-out {⟧\n  2\n}\n', ['notASection']],
    ['a directive with a value', '⟦run-as-root no {⟧\n}\n', ['notASection']],
    ['a directive in a section', '<domain *>\n⟦max-smtp-out {⟧\n}\n</domain>\n', ['notASection']],
  ])('tells %s', (_, sample, ids) => rule.finds(sample, ids));

  it.each<[string, string]>([
    ['a section with tags', '<domain *>\n  max-smtp-out 2\n</domain>\n'],
    ['names in braces', '<source {auth}>\n  smtp-service yes\n</source>\n'],
    ['a queue in braces', '<domain {bounce}>\n</domain>\n'],
    ['a placeholder', 'host-name ${HOST}\nhost-name {{ host }}\n'],
    ['a brace inside a value', '<domain *>\n  command "/bin/a {x} y"\n</domain>\n'],
    ['a brace in a comment', 'run-as-root no # domain * {\n# domain * {\n'],
    ['a brace alone', '{\n}\n'],
    ['a closing brace', '}\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it.each<[string, string, string]>([
    ['a section', 'domain * {\n  max-smtp-out 2\n}\n', '<domain *>\n  max-smtp-out 2\n</domain>\n'],
    ['one without a name', 'bounce-processor {\n}\n', '<bounce-processor>\n</bounce-processor>\n'],
    ['the brace on the next line', 'domain *\n{\n}\n', '<domain *>\n</domain>\n'],
    ['capitals', 'Domain * {\n}\n', '<Domain *>\n</Domain>\n'],
    ['comments', 'domain * { # all\n} # end\n', '<domain *> # all\n</domain> # end\n'],
  ])('mends %s safely', (_, before, after) => rule.mends(before, after, true));

  it.each<[string, string, string]>([
    ['a misspelt section', 'domian * {\n}\n', '<domain *>\n</domain>\n'],
    [
      'one at a wrong place',
      '<source 0/0>\ndomain * {\n}\n</source>\n',
      '<source 0/0>\n<domain *>\n</domain>\n</source>\n',
    ],
  ])('suggests how to mend %s', (_, before, after) => rule.mends(before, after, false));

  it('mends the outer of two', () => {
    const before = 'virtual-mta a {\n  domain * {\n  }\n}\n';
    rule.mends(before, '<virtual-mta a>\n  domain * {\n  }\n</virtual-mta>\n', true);
  });

  it.each<[string, string]>([
    ['a directive', 'max-smtp-out {\n  2\n}\n'],
    ['a section that is never closed', 'domain * {\n'],
    ['a section closed by a tag', 'domain * {\n</domain>\n'],
    ['an invented section', 'global {\n}\n'],
    ['an unknown section', 'zzzz {\n}\n'],
  ])('offers no fix for %s', (_, sample) => rule.hasNoFix(sample));

  it('names the tags to write', () => {
    rule.says('⟦domain  example.com\n{⟧\n}\n', 'domain example.com { is not PowerMTA syntax.');
    rule.says('⟦domain  example.com\n{⟧\n}\n', 'Write <domain example.com> and </domain>.');
    rule.says('⟦bounce-processor {⟧\n}\n', 'Write <bounce-processor> and </bounce-processor>.');
    rule.says('⟦global {⟧\n}\n', 'There is no section <global> either: remove it.');
    rule.says('⟦max-smtp-out {⟧\n}\n', 'max-smtp-out is no section but a directive.');
  });

  it('leaves the lines between the braces what they are', () => {
    expect(idsIn('domain * {\n  max-smtp-out x\n  zzzz 2\n}\n')).toEqual([
      'brace-section/brace',
      'bad-value/value',
      'unknown-directive/directive',
    ]);
  });
});
