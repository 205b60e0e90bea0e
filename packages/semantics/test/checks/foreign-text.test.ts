import { describe, expect, it } from 'vitest';
import { idsIn, testRule } from '../expect-findings.ts';

const rule = testRule('foreign-text', {
  htmlComment: 'error',
  otherComment: 'error',
  hereDocument: 'error',
  shellCommand: 'error',
  loneEntry: 'error',
  unexpected: 'error',
});

describe('foreign-text', () => {
  it.each<[string, string, string[]]>([
    ['an HTML comment', '⟦<!-- text -->⟧\n', ['htmlComment']],
    ['an HTML comment over lines', 'run-as-root no\n⟦<!--\n  max-smtp-out 2\n\n-->⟧\n', ['htmlComment']],
    ['an empty HTML comment', '⟦<!---->⟧\n', ['htmlComment']],
    ['an HTML comment in a section', '<domain *>\n\t⟦<!-- <domain x> -->⟧\n</domain>\n', ['htmlComment']],
    ['an HTML comment before a directive', '⟦<!-- x -->⟧ run-as-root no\n', ['htmlComment']],
    ['an HTML comment before a comment', '⟦<!-- x -->⟧ # y\n', ['htmlComment']],
    ['two HTML comments', '⟦<!-- x -->⟧\n⟦<!-- y -->⟧\n', ['htmlComment', 'htmlComment']],
    ['a line with //', '⟦// text⟧\n', ['otherComment']],
    ['a line with /*', '⟦/* text */⟧\n', ['otherComment']],
    ['a line with ;', '⟦; text⟧\n', ['otherComment']],
    ['a line with ; and no blank', '⟦;text with words⟧\n', ['otherComment']],
    ['a line with --', '<domain *>\n  ⟦-- text⟧\n</domain>\n', ['otherComment']],
    ['a line with ::', '⟦:: text⟧\n', ['otherComment']],
    ['a line with REM', '⟦REM text⟧\n', ['otherComment']],
    ['a line with rem', '⟦rem text⟧\n', ['otherComment']],
    ['REM alone', '⟦REM⟧\n', ['otherComment']],
    ['such a line before a comment', '⟦// text⟧ # more\n', ['otherComment']],
    ['such a line in a section of directives', '<domain *>\n  ⟦// text⟧\n</domain>\n', ['otherComment']],
    ['the end of a here-document', '⟦EOF⟧\n', ['hereDocument']],
    ['the end of a named here-document', '⟦PMTA_EOF⟧\n', ['hereDocument']],
    ['another one', '⟦EOT⟧', ['hereDocument']],
    ['a shell command', '⟦sudo systemctl reload pmta⟧\n', ['shellCommand']],
    ['a command of PowerMTA', '⟦pmta reload⟧\n', ['shellCommand']],
    ['the start of a here-document', '⟦cat > /etc/pmta/config <<EOF⟧\n', ['shellCommand']],
    ['a shell command behind a tab', '\t⟦nano /etc/pmta/config⟧\n', ['shellCommand']],
    ['a pattern at the top level', '⟦/full/ quota-issues⟧\n', ['loneEntry']],
    [
      'a pattern in a list of replies',
      '<smtp-pattern-list a>\n⟦/full/ skip-mx⟧\n</smtp-pattern-list>\n',
      ['loneEntry'],
    ],
    ['a path', '⟦/etc/pmta/config⟧\n', ['loneEntry']],
    ['a lone <', '⟦< 3⟧\n', ['unexpected']],
    ['a lone >', 'run-as-root no\n⟦>⟧\n', ['unexpected']],
    ['a brace without a name', '⟦{⟧\n', ['unexpected']],
  ])('tells %s', (_, sample, ids) => rule.finds(sample, ids));

  it.each<[string, string]>([
    ['comments of PowerMTA', '# text\nrun-as-root no # <!-- text -->\n'],
    [
      'patterns where they belong',
      '<bounce-category-patterns>\n/full/ quota-issues\n// other\n</bounce-category-patterns>\n',
    ],
    ['an HTML comment without its end', 'run-as-root no\n# <!-- text\n'],
    [
      'marks inside a value',
      'http-redirect-to-https yes\n<domain *>\n  command /bin/a -- ; // <!-- x -->\n</domain>\n',
    ],
    ['a directive whose name starts with REM', '<domain *>\n  remove-header Subject\n</domain>\n'],
    ['a word that starts like a command', 'catalogue x\n'],
    ['a command without a blank behind it', 'reload\npmta\n'],
    ['the end of a here-document in lower case', 'eof\n'],
    ['a placeholder', '{{ include }}\n'],
    ['the second half of a pattern', '<bounce-category-patterns>\n/too\n/ other\n</bounce-category-patterns>\n'],
    [
      'a second half that looks like a comment',
      '<bounce-category-patterns>\n/too\n-- many/ other\n</bounce-category-patterns>\n',
    ],
    ['a second half without a word', '<bounce-category-patterns>\n/too\n> many/ other\n</bounce-category-patterns>\n'],
    ['the rest of a list', 'domain-macro isp example.com,\n  *.example.org\n'],
    ['unknown names', 'max-speed 2\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it.each<[string, string, string]>([
    ['an HTML comment', '<!-- text -->\n', '# text\n'],
    ['an HTML comment over lines', '<!--\n  a 1\n\n  b 2\n-->\n', '# a 1\n#\n# b 2\n'],
    ['an empty HTML comment', '<!---->\n', '#\n'],
    ['an HTML comment before a comment', '<!-- x --> # y\n', '# x # y\n'],
    ['a line with //', '// text\n', '# // text\n'],
    ['a line with ;', '  ; text\n', '  # ; text\n'],
    ['a line with REM', 'rem text\n', '# rem text\n'],
  ])('mends %s', (_, before, after) => rule.mends(before, after, true));

  it('keeps a directive behind an HTML comment', () => {
    rule.mends('<!-- x -->  run-as-root no\n', '# x\nrun-as-root no\n', true);
  });

  it.each<[string, string]>([
    ['the end of a here-document', 'EOF\n'],
    ['a shell command', 'sudo pmta reload\n'],
    ['a pattern at a wrong place', '/full/ quota-issues\n'],
    ['a line without a meaning', '<\n'],
  ])('offers no fix for %s', (_, sample) => rule.hasNoFix(sample));

  it('names what stands there', () => {
    rule.says('// text\n', '// does not start a comment in PowerMTA.');
    rule.says('/* text */\n', '/* does not start a comment in PowerMTA.');
    rule.says('rem text\n', 'rem does not start a comment in PowerMTA.');
    rule.says('PMTA_EOF\n', 'PMTA_EOF is the end of a shell here-document, not a directive.');
    rule.says('pmta  reload # now\n', 'pmta  reload is a shell command, not a directive.');
  });

  it('is all that is said about such lines', () => {
    expect(idsIn('; a b\nEOF\nsudo reboot now\n/a/ b\n<\n')).toEqual([
      'foreign-text/otherComment',
      'foreign-text/hereDocument',
      'foreign-text/shellCommand',
      'foreign-text/loneEntry',
      'foreign-text/unexpected',
    ]);
  });
});
