import { describe, expect, it } from 'vitest';
import { testRule } from '../expect-findings.ts';
import { findingsInFiles } from '../findings-under.ts';

const rule = testRule('macro-shadowed', { literal: 'info', macros: 'warning' });

const macro = 'domain-macro a a.example,b.example,*.c.example\n';
const section = (tag: string, line: string): string => `${tag}\n${line}\n</domain>\n`;
const group = section('<domain $a>', 'max-smtp-out 5');

describe('macro-shadowed', () => {
  it.each([
    ['before the macro', section('⟦<domain a.example>⟧', 'max-smtp-out 3') + group],
    ['behind the macro', group + section('⟦<domain a.example>⟧', 'max-smtp-out 3')],
    ['in capitals', group + section('⟦<domain A.Example>⟧', 'max-smtp-out 3')],
    ['of a pattern', group + section('⟦<domain *.c.example>⟧', 'max-smtp-out 3')],
    ['with more lines', group + section('⟦<domain a.example>⟧', 'retry-after 1h\nmax-smtp-out 3')],
    [
      'by an old name',
      section('<domain $a>', 'smtp-hosts x.example') + section('⟦<domain a.example>⟧', 'route y.example'),
    ],
  ])('finds a section of a member %s', (_, sample) => rule.finds(macro + sample, ['literal']));

  it('finds the two in a virtual MTA', () => {
    const own = group + section('⟦<domain a.example>⟧', 'max-smtp-out 3');
    rule.finds(`${macro}<virtual-mta x>\n${own}</virtual-mta>\n`, ['literal']);
  });

  it('finds a domain that a part of a name and a macro make up', () => {
    const parts = 'domain-macro tld example,test\n';
    const sample = section('<domain a.$tld>', 'max-smtp-out 5') + section('⟦<domain a.test>⟧', 'max-smtp-out 3');
    rule.finds(parts + sample, ['literal']);
  });

  it.each([
    ['the same value', group + section('<domain a.example>', 'max-smtp-out 5')],
    [
      'the same value in another spelling',
      section('<domain $a>', 'retry-after 60m') + section('<domain a.example>', 'retry-after 1h'),
    ],
    ['other settings', group + section('<domain a.example>', 'retry-after 1h')],
    ['a domain that is no member', group + section('<domain d.example>', 'max-smtp-out 3')],
    ['a pattern above a member', group + section('<domain *.example>', 'max-smtp-out 3')],
    ['another place', `${group}<virtual-mta x>\n${section('<domain a.example>', 'max-smtp-out 3')}</virtual-mta>\n`],
    [
      'limits for different networks',
      section('<domain $a>', 'source-ip-max-smtp-out 192.0.2.0/24 1') +
        section('<domain a.example>', 'source-ip-max-smtp-out 198.51.100.0/24 2'),
    ],
    ['a value that is wrong', group + section('<domain a.example>', 'max-smtp-out many')],
    [
      'a macro that nobody defines',
      section('<domain $b>', 'max-smtp-out 5') + section('<domain $b>', 'max-smtp-out 3'),
    ],
  ])('says nothing about %s', (_, sample) => rule.isSilent(macro + sample));

  it.each([
    ['in part', 'domain-macro b x.example,b.example\n', '⟦<domain $b>⟧'],
    ['by another spelling of the list', 'domain-macro b B.EXAMPLE\n', '⟦<domain $b>⟧'],
    ['by a macro of the macro', 'domain-macro b $a\n', '⟦<domain $b>⟧'],
  ])('finds two macros that overlap %s', (_, other, tag) => {
    rule.finds(macro + other + group + section(tag, 'max-smtp-out 3'), ['macros']);
  });

  it('says nothing about macros that overlap in what they set alike', () => {
    const other = 'domain-macro b b.example\n';
    rule.isSilent(macro + other + group + section('<domain $b>', 'max-smtp-out 5\nretry-after 1h'));
  });

  it('leaves two sections of one macro to duplicate-block', () => {
    rule.isSilent(macro + group + section('<domain $a>', 'max-smtp-out 3'));
    rule.isSilent(macro + group + section('<domain $A>', 'max-smtp-out 3'));
    rule.isSilent(macro + section('<domain $A>', 'max-smtp-out 3') + group);
  });

  it('names the settings and the sections', () => {
    const lines = 'max-smtp-out 5\nretry-after 1h\nbounce-after 1d';
    const sample = `${macro}${section('<domain $a>', lines)}${section('<domain a.example>', 'bounce-after 2d\nmax-smtp-out 3')}`;
    rule.says(sample, 'a.example does not get max-smtp-out, bounce-after of <domain $a>.\n');
    rule.pointsAt(sample, [['<domain $a>', 'the section of the macro']]);
    rule.hasNoFix(sample);
  });

  it('counts the domains of two macros', () => {
    const sample = `${macro}domain-macro b $a\n${group}${section('<domain $b>', 'max-smtp-out 3')}`;
    rule.says(
      sample,
      'a.example with 2 more is in <domain $a> and in <domain $b>, which set max-smtp-out differently.\n',
    );
    rule.says(sample, 'merge-later-wins (assumption duplicate-blocks)');
    rule.pointsAt(sample, [['<domain $a>', 'the section of the macro']]);
  });

  it('looks into included files', () => {
    const texts = { config: `${macro}${group}include more\n`, more: section('<domain a.example>', 'max-smtp-out 3') };
    expect(findingsInFiles('macro-shadowed', texts)).toEqual([
      'more literal <domain a.example>',
      '-> config <domain $a>',
    ]);
  });
});
