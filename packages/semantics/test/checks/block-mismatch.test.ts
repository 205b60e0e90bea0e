import { describe, expect, it } from 'vitest';
import { idsIn, testRule } from '../expect-findings.ts';

const rule = testRule('block-mismatch', {
  unclosed: 'error',
  unclosedBrace: 'error',
  stray: 'error',
  strayBrace: 'error',
  misspelt: 'error',
  unterminated: 'error',
  closingArguments: 'warning',
});

describe('block-mismatch', () => {
  it.each<[string, string, string[]]>([
    ['a section at the end of the text', '⟦<domain *>⟧\n  max-smtp-out 2\n', ['unclosed']],
    ['a tag as the last line', 'run-as-root no\n⟦<virtual-mta a>⟧', ['unclosed']],
    ['a section in capitals', '⟦<DOMAIN *>⟧\n', ['unclosed']],
    ['two sections in each other', '⟦<virtual-mta a>⟧\n  ⟦<domain *>⟧\n    max-smtp-out 2\n', ['unclosed', 'unclosed']],
    [
      'a section that ends with the one round it',
      '<virtual-mta a>\n⟦<domain *>⟧\nmax-smtp-out 2\n</virtual-mta>\n',
      ['unclosed'],
    ],
    [
      'a section before another one that cannot stand in it',
      '⟦<virtual-mta a>⟧\n<virtual-mta b>\n</virtual-mta>\n',
      ['unclosed'],
    ],
    [
      'a list round one at the end of a line',
      '⟦<pattern-list a>⟧\nmail-from /a/ <pattern-list>\n</pattern-list>\n',
      ['unclosed'],
    ],
    [
      'a list at the end of a line',
      '⟦<pattern-list a>⟧\nmail-from /a/ ⟦<pattern-list>⟧\n<domain *>\n</domain>\n',
      ['unclosed', 'unclosed'],
    ],
    ['a comment behind the tag', '⟦<domain *>⟧ # all domains\n', ['unclosed']],
    ['a brace', '⟦domain * {⟧\n  max-smtp-out 2\n', ['unclosedBrace']],
    ['a brace on the next line', '⟦domain *\n{⟧\n  max-smtp-out 2\n', ['unclosedBrace']],
  ])('tells that %s is never closed', (_, sample, ids) => rule.finds(sample, ids));

  it.each<[string, string, string[]]>([
    ['a closing tag alone', '⟦</domain>⟧\n', ['stray']],
    ['the second half of a file', 'max-smtp-out 2\n⟦</domain>⟧\nrun-as-root no\n', ['stray']],
    ['a closing tag in capitals', '⟦</Virtual-MTA>⟧\n', ['stray']],
    ['a tag closed twice', '<domain *>\n</domain>\n⟦</domain>⟧\n', ['stray']],
    ['a closing tag of another section', '<domain *>\n⟦</spool>⟧\n</domain>\n', ['stray']],
    ['a closing tag behind a tab with a comment', '\t⟦</domain>⟧\t# end\n', ['stray']],
    ['a brace alone', '⟦}⟧\n', ['strayBrace']],
    ['a brace too many', 'domain * {\n}\n⟦}⟧ # end\n', ['strayBrace']],
    ['a brace between tags', '<domain *>\n⟦}⟧\n</domain>\n', ['strayBrace']],
  ])('tells that %s closes nothing', (_, sample, ids) => rule.finds(sample, ids));

  it.each<[string, string, string[]]>([
    ['a slip of the pen', '<domain *>\n⟦</domian>⟧\n', ['misspelt']],
    ['a name cut short', '<virtual-mta a>\n⟦</virtual>⟧\n', ['misspelt']],
    ['a name with more behind it', '<virtual-mta a>\n⟦</virtual-mtas>⟧\n', ['misspelt']],
    ['an inner section only', '<virtual-mta a>\n<domain *>\n⟦</domains>⟧\n</virtual-mta>\n', ['misspelt']],
    ['an opening tag without >', '⟦<domain *⟧\n</domain>\n', ['unterminated']],
    ['an opening tag that a # cuts', '⟦<domain example.com⟧#x>\n</domain>\n', ['unterminated']],
    ['an opening tag without > or end', '⟦⟦<domain *⟧⟧\n', ['unterminated', 'unclosed']],
    ['a closing tag without >', '<domain *>\n⟦</domain⟧\n', ['unterminated']],
    ['a closing tag without > behind blanks', '<domain *>\n⟦</domain⟧  \nrun-as-root no\n', ['unterminated']],
    ['a misspelt closing tag without >', '<domain *>\n⟦⟦</domian⟧⟧\n', ['misspelt', 'unterminated']],
    ['a closing tag with the name of the section', '<virtual-mta a>\n⟦</virtual-mta a>⟧\n', ['closingArguments']],
    ['a misspelt one with arguments', '<domain *>\n⟦⟦</domian *>⟧⟧\n', ['misspelt', 'closingArguments']],
    ['an empty name', '<domain *>\n⟦</>⟧\n', ['misspelt']],
  ])('tells %s', (_, sample, ids) => rule.finds(sample, ids));

  it.each<[string, string]>([
    ['tags that pair up', '<virtual-mta a>\n  <domain *>\n    max-smtp-out 2\n  </domain>\n</virtual-mta>\n'],
    ['tags in different case', '<Domain *>\n</DOMAIN>\n'],
    ['blanks and tabs in tags', '< domain\t* >\n</ domain\t>\n'],
    ['an empty section', '<bounce-category-patterns>\n</bounce-category-patterns>\n'],
    [
      'a list at the end of a line',
      '⟦<pattern-list a>⟧\nmail-from /a/ <pattern-list>\n</pattern-list>\n</pattern-list>\n',
    ],
    ['a section that nobody knows', '<foo>\n</foo>\n'],
    ['comments that look like tags', '# <domain *>\nrun-as-root no # </domain>\n'],
    ['braces that pair up', 'domain * {\n}\n'],
    ['an empty text', ''],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it.each<[string, string, string]>([
    ['a misspelt name', '<domain *>\n⟦</domian>⟧\n', '<domain *>\n</domain>\n'],
    ['an opening tag without >', '⟦<domain *⟧\n</domain>\n', '<domain *>\n</domain>\n'],
    ['an opening tag without > before a comment', '⟦<domain *⟧ # all\n</domain>\n', '<domain *> # all\n</domain>\n'],
    ['a closing tag without >', '<domain *>\n⟦</domain⟧ # end\n', '<domain *>\n</domain> # end\n'],
    ['a closing tag with arguments', '<virtual-mta a>\n⟦</virtual-mta a>⟧\n', '<virtual-mta a>\n</virtual-mta>\n'],
  ])('mends %s', (_, before, after) => rule.mends(before, after, true));

  it.each<[string, string]>([
    ['a section without its end', '<domain *>\n'],
    ['a brace without its end', 'domain * {\n'],
    ['a stray closing tag', '</domain>\n'],
    ['a stray brace', '}\n'],
    ['an opening tag that a # cuts', '<domain example.com#x>\n</domain>\n'],
  ])('offers no fix for %s', (_, sample) => rule.hasNoFix(sample));

  it('points at the opening tag', () => {
    rule.pointsAt('<domain *>\n⟦</domian>⟧\n', [['<domain *>', '<domain> opens here']]);
    rule.pointsAt('<domain *>\n⟦</domain *>⟧\n', [['<domain *>', '<domain> opens here']]);
  });

  it('names both tags', () => {
    rule.says('<domain *>\n⟦</domian>⟧\n', '</domian> does not close <domain>, which is open here.');
    rule.says('⟦<spool /var/spool/pmta>⟧\n', '<spool> is never closed.');
    rule.says('⟦domain * {⟧\n', 'The { of domain is never closed.');
    rule.says('⟦</spool>⟧\n', '</spool> closes nothing.');
  });

  it('costs the lines around a broken tag nothing', () => {
    expect(idsIn('<domain *>\nmax-smtp-out 2\n</domian>\nmax-smtp-out 2\n')).toEqual([
      'block-mismatch/misspelt',
      'wrong-scope/directive',
    ]);
  });
});
