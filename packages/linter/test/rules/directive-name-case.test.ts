import { describe, it } from 'vitest';
import { domain, testRule } from '../expect-findings.ts';

const rule = testRule('directive-name-case', { other: 'info' });

describe('directive-name-case', () => {
  it.each<[string, string, number]>([
    ['a directive', '⟦Host-Name⟧ mail.example.com\n', 1],
    ['a directive in a section', domain('*', '⟦MAX-SMTP-OUT⟧ 5', 'max-msg-rate 9/h'), 1],
    ['an opening tag', '<⟦Domain⟧ *>\nmax-smtp-out 5\n</domain>\n', 1],
    ['a closing tag', '<domain *>\nmax-smtp-out 5\n</⟦DOMAIN⟧>\n', 1],
    ['both tags', '<⟦Domain⟧ *>\n</⟦Domain⟧>\n', 2],
    [
      'a list at the end of a line',
      '<pattern-list a>\n⟦Mail-From⟧ /a/ <⟦Pattern-List⟧>\n* virtual-mta=a\n</pattern-list>\n</pattern-list>\n',
      2,
    ],
    ['an old name', domain('*', '⟦Route⟧ mx.example.com'), 1],
  ])('finds %s', (_, sample, count) =>
    rule.finds(
      sample,
      Array.from({ length: count }, () => 'other'),
    ),
  );

  it.each([
    ['names as they are documented', `host-name mail.example.com\n${domain('*', 'max-smtp-out 5')}`],
    ['capitals in values', domain('Example.COM', 'smtp-hosts MX.example.com', 'use-starttls YES')],
    ['names that are not known', 'Max-Speed 5\n<Fast>\n</Fast>\n'],
    ['names at a wrong place', 'Max-Msg-Rate 5/h\n'],
    ['a closing tag of another name', '<domain *>\n</Source>\n'],
    ['comments', '# Host-Name mail.example.com\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('writes the name', () => {
    rule.mends('Host-Name mail.example.com\n', 'host-name mail.example.com\n', true);
    rule.mends('<DOMAIN *>\nmax-smtp-out 5\n</domain>\n', '<domain *>\nmax-smtp-out 5\n</domain>\n', true);
    rule.mends('<domain *>\nmax-smtp-out 5\n</Domain>\n', '<domain *>\nmax-smtp-out 5\n</domain>\n', true);
  });

  it('names both', () => {
    rule.says('Host-Name a.example.com\n', 'Host-Name is written host-name in the documentation.');
    rule.says('<Spool /a>\n</spool>\n', '<Spool> is written <spool> in the documentation.');
  });
});
