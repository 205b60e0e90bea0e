import { catalogue } from '@pmtakit/grammar';
import { describe, expect, it } from 'vitest';
import { findingsIn, idsIn, testRule } from '../expect-findings.ts';

const rule = testRule('unknown-directive', {
  directive: 'error',
  directiveLike: 'error',
  section: 'error',
  sectionLike: 'error',
});

describe('unknown-directive', () => {
  it.each<[string, string, string[]]>([
    ['a word', '⟦zzzz⟧ 2\n', ['directive']],
    ['a word without a value', '⟦zzzz⟧\n', ['directive']],
    ['a word behind tabs, before a comment', '\t⟦zzzz⟧\t2\t# two\n', ['directive']],
    ['a word in capitals', '⟦ZZZZ⟧ 2\n', ['directive']],
    ['a sentence', '⟦Please⟧ restart after every change\n', ['directive']],
    ['a word with an equals sign', '⟦zzzz=2⟧\n', ['directive']],
    ['a word in a section', '<domain *>\n  ⟦zzzz⟧ 2\n</domain>\n', ['directive']],
    ['a word in a nested section', '<virtual-mta a>\n<domain *>\n⟦zzzz⟧ 2\n</domain>\n</virtual-mta>\n', ['directive']],
    ['a word in a section with braces', 'domain * {\n  ⟦zzzz⟧ 2\n}\n', ['directive']],
    ['a word in a misspelt section', '<⟦domian⟧ *>\n  ⟦zzzz⟧ 2\n</domian>\n', ['sectionLike', 'directive']],
    [
      'a word in a list of another form',
      '<bounce-category-patterns>\n⟦zzzz⟧ 2\n</bounce-category-patterns>\n',
      ['directive'],
    ],
    ['a word at the end of the text', '⟦zzzz⟧', ['directive']],
    ['a word of two letters', '⟦zz⟧ 2\n', ['directive']],
    ['a very long word', `⟦${'max-smtp-out-'.repeat(50)}⟧ 2\n`, ['directive']],
    ['a slip of the pen', '⟦host-nmae⟧ mail.example.com\n', ['directiveLike']],
    ['a slip in capitals', '⟦HOST-NMAE⟧ mail.example.com\n', ['directiveLike']],
    ['an underscore for a dash', '<domain *>\n  ⟦max_smtp_out⟧ 2\n</domain>\n', ['directiveLike']],
    ['a missing letter', '<domain *>\n  ⟦max-smtp-ot⟧ 2\n</domain>\n', ['directiveLike']],
    ['a colon', '⟦run-as-root:⟧ no\n', ['directiveLike']],
    ['an unknown section', '<⟦zzzz⟧ a>\n</zzzz>\n', ['section']],
    ['an unknown section in another', '<domain *>\n<⟦zzzz⟧>\n</zzzz>\n</domain>\n', ['section']],
    ['an unknown section that is never closed', '<⟦zzzz⟧>\n', ['section']],
    ['an HTML tag', '<⟦p⟧>\n', ['section']],
    ['a misspelt section', '<⟦virtual-mat⟧ a>\n</virtual-mat>\n', ['sectionLike']],
    ['a misspelt section in capitals', '< ⟦DOMIAN⟧ * >\n</DOMIAN>\n', ['sectionLike']],
  ])('tells %s', (_, sample, ids) => rule.finds(sample, ids));

  it.each<[string, string]>([
    ['the names of the catalogue', 'host-name mail.example.com\n<domain *>\n  max-smtp-out 2\n</domain>\n'],
    ['names in capitals', 'HOST-NAME mail.example.com\n<Domain *>\n  Max-SMTP-Out 2\n</Domain>\n'],
    ['real names at a wrong place', 'max-smtp-out 2\n<source 0/0>\n<domain *>\n</domain>\n</source>\n'],
    ['invented names', 'add-header x\n<global>\n</global>\n'],
    ['lines of an invented section', '<global>\nhost-name mail.example.com\n</global>\n'],
    ['comments of other languages', '; x\n-- x\nREM x\n'],
    ['shell commands and ends of here-documents', 'sudo reboot now\nEOF\n'],
    ['placeholders', '${NAME} 2\n__NAME__ 2\nYOUR_NAME 2\n'],
    ['the rest of a broken list', 'domain-macro isp example.com,\n  example.org,\n  example.net\n'],
    ['the rest of a broken pattern', '<smtp-pattern-list a>\nreply /too\n  many/ skip-mx\n</smtp-pattern-list>\n'],
    ['braces, which are another matter', 'zzzz {\n}\n'],
    ['entries and text without a word', '/a/ b\n<\n'],
    ['words in comments', '# zzzz 2\nrun-as-root no # zzzz\n'],
    ['an empty text', '\n\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('tells nothing of lines in a section of which nobody knows what it is', () => {
    rule.finds('<⟦zzzz⟧>\nyyyy 2\n<⟦xxxx⟧>\nyyyy 2\n</xxxx>\n</zzzz>\n', ['section', 'section']);
  });

  it.each<[string, string, string]>([
    ['a slip', 'host-nmae mail.example.com # c\n', 'host-name mail.example.com # c\n'],
    ['an underscore', '<domain *>\n\tmax_smtp_out 2\n</domain>\n', '<domain *>\n\tmax-smtp-out 2\n</domain>\n'],
    ['a colon', 'run-as-root: no\n', 'run-as-root no\n'],
  ])('suggests how to mend %s', (_, before, after) => rule.mends(before, after, false));

  it.each<[string, string]>([
    ['a word like no other', 'zzzz 2\n'],
    ['a section, of which the closing tag is wrong too', '<domian *>\n</domian>\n'],
    ['an unknown section', '<zzzz>\n</zzzz>\n'],
  ])('offers no fix for %s', (_, sample) => rule.hasNoFix(sample));

  it('asks for the name that is meant, from the same place first', () => {
    rule.says('Host-Nmae x\n', 'Host-Nmae is no PowerMTA directive; did you mean host-name?');
    rule.says('<domian *>\n', '<domian> is no PowerMTA section; did you mean <domain>?');
    rule.says('<acct-file a.csv>\nmax-sise 1g\n</acct-file>\n', 'did you mean max-size?');
    rule.says('zzzz 2\n', 'zzzz is no PowerMTA directive.\n');
    rule.says('<zzzz>\n', '<zzzz> is no PowerMTA section.\n');
  });

  it('knows every name of the catalogue, also with one letter changed', () => {
    for (const { name, section, scopes } of catalogue().rows) {
      if (section || !scopes.includes('global') || name.length < 6) continue;
      const misspelt = `${name.slice(0, 3)}_${name.slice(4)}`;
      const ids = findingsIn(`${misspelt} x\n`).map(({ messageId }) => messageId);
      expect(ids, misspelt).toContain('directiveLike');
      expect(idsIn(`${name} x\n`).filter((id) => id.startsWith('unknown-directive'))).toEqual([]);
    }
  });
});
