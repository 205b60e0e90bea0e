import { applyEdits } from '@pmtakit/grammar';
import { describe, expect, it } from 'vitest';
import { findingsIn, testRule } from '../expect-findings.ts';

const rule = testRule('one-line-each', { shared: 'error' });

describe('one-line-each', () => {
  it.each<[string, string]>([
    ['a directive behind an opening tag', '<domain *> ⟦max-smtp-out⟧ 2\n</domain>\n'],
    ['a directive glued to an opening tag', '<domain *>⟦max-smtp-out⟧ 2\n</domain>\n'],
    ['a directive behind a closing tag', '<domain *>\n</domain> ⟦run-as-root⟧ no\n'],
    ['a directive behind a brace', 'domain * {\n} ⟦run-as-root⟧ no\n'],
    ['a directive behind an HTML comment', '<!-- x --> ⟦run-as-root⟧ no\n'],
    ['a closing tag behind its opening tag', '<domain *>⟦</domain>⟧\n'],
    ['a closing tag behind a directive', '<domain *>\nmax-smtp-out 2 ⟦</domain>⟧\n'],
    ['a brace behind a brace', 'virtual-mta a {\ndomain * {\n} ⟦}⟧\n'],
    ['an opening tag behind a closing tag', '<spool /a>\n</spool>⟦<domain *>⟧\n</domain>\n'],
    ['an opening tag behind an opening tag', '<virtual-mta a>\t⟦<domain *>⟧\n</domain>\n</virtual-mta>\n'],
    ['an opening tag behind a directive', 'run-as-root no ⟦<domain *>⟧\n</domain>\n'],
    ['an entry behind a tag', '<bounce-category-patterns> ⟦/a/ other⟧\n</bounce-category-patterns>\n'],
    ['a stray tag behind a stray tag', '</domain> ⟦</spool>⟧\n'],
    ['a stray brace behind a tag', '<domain *>\n</domain> ⟦}⟧\n'],
    ['what is written in capitals', '<DOMAIN *> ⟦MAX-SMTP-OUT⟧ 2\n</DOMAIN>\n'],
    ['what is followed by a comment', '<domain *> ⟦max-smtp-out⟧ 2 # two\n</domain>\n'],
    ['what stands on the last line', 'run-as-root no\n<domain *> ⟦max-smtp-out⟧'],
  ])('tells %s', (_, sample) => rule.finds(sample, ['shared']));

  it('tells each but the first of a line', () => {
    rule.finds('<virtual-mta a>⟦<domain *>⟧ ⟦max-smtp-out⟧ 2 ⟦</domain>⟧⟦</virtual-mta>⟧\n', Array(4).fill('shared'));
  });

  it.each<[string, string]>([
    ['lines of their own', '<domain *>\n  max-smtp-out 2\n</domain>\nrun-as-root no\n'],
    ['indents of all kinds', ' \t \fmax-smtp-out 2\n\v<domain *>\n\t</domain>\n'],
    ['comments', '<domain *> # all\n  max-smtp-out 2 # two\n</domain> # end\n'],
    [
      'a list at the end of a line',
      '<pattern-list a>\nmail-from /a/ <pattern-list>\n</pattern-list>\n</pattern-list>\n',
    ],
    ['a lone CR', 'run-as-root no\rhost-name mail.example.com\r'],
    ['a brace behind its name', 'domain * {\n}\n'],
    ['a brace on the next line', 'domain *\n{\n}\n'],
    ['two directives, which look like one', 'run-as-root no host-name a.example\n'],
    ['text that ends in a tag', '<domain *>\n  command echo <x>\n</domain>\n'],
    ['a tag in a comment', '# <domain *> max-smtp-out 2\n'],
    ['an empty text', ''],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it.each<[string, string, string]>([
    ['a directive', '<domain *>  max-smtp-out 2\n</domain>\n', '<domain *>\nmax-smtp-out 2\n</domain>\n'],
    ['a directive without a blank', '<domain *>max-smtp-out 2\n</domain>\n', '<domain *>\nmax-smtp-out 2\n</domain>\n'],
    ['a closing tag', '<domain *>\t</domain>\n', '<domain *>\n</domain>\n'],
    ['an opening tag', 'run-as-root no <domain *> # c\n</domain>\n', 'run-as-root no\n<domain *> # c\n</domain>\n'],
    [
      'an entry',
      '<bounce-category-patterns> /a/ other\n</bounce-category-patterns>\n',
      '<bounce-category-patterns>\n/a/ other\n</bounce-category-patterns>\n',
    ],
  ])('mends %s', (_, before, after) => rule.mends(before, after, true));

  it('mends a whole line at once', () => {
    const text = '<virtual-mta a><domain *> max-smtp-out 2 </domain> </virtual-mta>';
    const edits = findingsIn(text).flatMap(({ fix }) => fix?.edits ?? []);
    const mended = applyEdits(text, edits);
    expect(mended).toBe('<virtual-mta a>\n<domain *>\nmax-smtp-out 2\n</domain>\n</virtual-mta>');
    expect(findingsIn(mended)).toEqual([]);
  });

  it('ends lines as the file does', () => {
    const text = '<domain *> max-smtp-out 2\r</domain>\r';
    const [finding] = findingsIn(text);
    expect(applyEdits(text, finding?.fix?.edits ?? [])).toBe('<domain *>\rmax-smtp-out 2\r</domain>\r');
  });

  it('says that something stands before', () => {
    rule.says('<domain *> max-smtp-out 2\n', 'Something else stands before this on the same line.');
  });
});
