import { describe, it } from 'vitest';
import { SERVER, domain, pool, source, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('empty-section', { domain: 'info' });
const empty = (pattern: string): string => domain(pattern).replace(`<domain ${pattern}>`, `⟦<domain ${pattern}>⟧`);

describe('empty-section', () => {
  it.each([
    ['a domain', empty('example.com')],
    ['the wildcard', empty('*')],
    ['one in capitals', '⟦<DOMAIN example.com>⟧\n</Domain>\n'],
    ['one on one line', '⟦<domain example.com>⟧</domain>\n'],
    ['one with a comment', '⟦<domain example.com>⟧\n# max-smtp-out 5\n</domain>\n'],
    ['a macro', `domain-macro m example.com\n${empty('$m')}`],
    [
      'one of a virtual MTA beside one of the top level',
      vmta('a', empty('example.com')) + domain('example.com', 'max-smtp-out 5'),
    ],
    ['one of a pool', pool('p', 'virtual-mta a', empty('*'))],
  ])('finds %s', (_, sample) => rule.finds(SERVER + sample, ['domain']));

  it('finds each', () => rule.finds(empty('example.com') + empty('example.net'), ['domain', 'domain']));

  it.each([
    ['sections with lines', domain('example.com', 'max-smtp-out 5')],
    ['sections with wrong lines', domain('example.com', 'max-smtp-out many')],
    ['sections with unknown lines', domain('example.com', 'fast yes')],
    ['sections that a template fills', domain('example.com', '{{limits}}')],
    ['a queue that mail is moved to', domain('example.com', 'queue-to Shop.Queue') + domain('shop.queue')],
    ['a rollup', domain('google.rollup')],
    ['one beside another for the same domain', domain('example.com') + domain('example.com', 'max-smtp-out 5')],
    [
      'one beside a macro with its domain',
      `domain-macro m example.com\n${domain('$m', 'max-smtp-out 5')}${domain('example.com')}`,
    ],
    ['one with a macro that nobody defines', domain('$m')],
    ['one with a file missing', domain('example.com', 'include missing.conf')],
    ['one that is never closed', '<domain example.com>\n'],
    ['one in braces', 'domain example.com {\n}\n'],
    ['other sections', vmta('a') + source('0/0') + SERVER],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('looks into included files', () => {
    const others = { 'a.conf': 'max-smtp-out 5\n', 'b.conf': '# nothing\n' };
    const withFiles = testRule('empty-section', { domain: 'info' }, { others });
    withFiles.isSilent(domain('example.com', 'include a.conf'));
    withFiles.finds('⟦<domain example.com>⟧\ninclude b.conf\n</domain>\n', ['domain']);
    withFiles.hasNoFix('<domain example.com>\ninclude b.conf\n</domain>\n');
  });

  it('offers to remove it', () => {
    rule.mends(
      'max-smtp-out 5\n<domain *>\n</domain>\nhost-name a.example.com\n',
      'max-smtp-out 5\nhost-name a.example.com\n',
      false,
    );
    rule.mends(vmta('a', '  <domain *>\n  </domain>'), vmta('a'), false);
    rule.hasNoFix('<domain example.com>\n# why\n</domain>\n');
    rule.hasNoFix('<domain example.com></domain> # why\n');
    rule.hasNoFix('<domain example.com> # why\n</domain>\n');
  });

  it('names it', () => rule.says(domain('*.example.com'), 'The section <domain *.example.com> sets nothing.'));
});
