import { describe, expect, it } from 'vitest';
import { idsIn, testRule } from '../expect-findings.ts';
import { findingsInFiles } from '../findings-under.ts';

const rule = testRule('duplicate-block', { again: 'warning' });

describe('duplicate-block', () => {
  it.each([
    ['of all domains', '<domain *>\n</domain>\n⟦<domain *>⟧\n</domain>\n'],
    ['of one domain', '<domain example.com>\n</domain>\n⟦<domain example.com>⟧\n</domain>\n'],
    ['in capitals', '<domain example.com>\n</domain>\n⟦<domain EXAMPLE.COM>⟧\n</domain>\n'],
    ['of subdomains', '<domain *.example.com>\n</domain>\n⟦<domain *.example.com>⟧\n</domain>\n'],
    ['of a domain with its subdomains', '<domain [*.]a.example>\n</domain>\n⟦<domain [*.]a.example>⟧\n</domain>\n'],
    ['of address literals', '<domain [192.0.2.0/24]>\n</domain>\n⟦<domain [192.0.2.0/24]>⟧\n</domain>\n'],
    ['of a macro', 'domain-macro a x,y\n<domain $a>\n</domain>\n⟦<domain $a>⟧\n</domain>\n'],
    ['of a macro in capitals', 'domain-macro a x,y\n<domain $a>\n</domain>\n⟦<domain $A>⟧\n</domain>\n'],
    ['in quotes', '<domain example.com>\n</domain>\n⟦<domain "example.com">⟧\n</domain>\n'],
    ['of a network', '<source 0/0>\n</source>\n⟦<source 0/0>⟧\n</source>\n'],
    ['of a network in another spelling', '<source 10/8>\n</source>\n⟦<source 10.0.0.0/8>⟧\n</source>\n'],
    [
      'that there can be one of',
      '<bounce-processor>\n</bounce-processor>\n⟦<bounce-processor>⟧\n</bounce-processor>\n',
    ],
    ['in a virtual MTA', '<virtual-mta a>\n<domain *>\n</domain>\n⟦<domain *>⟧\n</domain>\n</virtual-mta>\n'],
    ['in a pool', '<virtual-mta-pool a>\n<domain *>\n</domain>\n⟦<domain *>⟧\n</domain>\n</virtual-mta-pool>\n'],
    ['far from the first', '<domain x>\n</domain>\nrun-as-root no\n<domain y>\n</domain>\n⟦<domain x>⟧\n</domain>\n'],
  ])('finds a second section %s', (_, sample) => rule.finds(sample, ['again']));

  it('finds each further one', () => {
    rule.finds('<domain x>\n</domain>\n⟦<domain x>⟧\n</domain>\n⟦<domain x>⟧\n</domain>\n', ['again', 'again']);
  });

  it.each([
    ['different domains', '<domain a.example>\n</domain>\n<domain b.example>\n</domain>\n'],
    ['a domain and its subdomains', '<domain a.example>\n</domain>\n<domain *.a.example>\n</domain>\n'],
    ['both kinds of subdomains', '<domain *.a.example>\n</domain>\n<domain [*.]a.example>\n</domain>\n'],
    [
      'two macros of one member',
      'domain-macro a x\ndomain-macro b x\n<domain $a>\n</domain>\n<domain $b>\n</domain>\n',
    ],
    ['a macro and its member', 'domain-macro a x\n<domain $a>\n</domain>\n<domain x>\n</domain>\n'],
    ['different networks', '<source 192.0.2.0/24>\n</source>\n<source 192.0.2.0/25>\n</source>\n'],
    ['the same bytes as IPv4 and IPv6', '<source 0/0>\n</source>\n<source ::/0>\n</source>\n'],
    [
      'a virtual MTA and the top level',
      '<domain *>\n</domain>\n<virtual-mta a>\n<domain *>\n</domain>\n</virtual-mta>\n',
    ],
    [
      'two virtual MTAs',
      '<virtual-mta a>\n<domain *>\n</domain>\n</virtual-mta>\n<virtual-mta b>\n<domain *>\n</domain>\n</virtual-mta>\n',
    ],
    ['sections of which there are several', '<spool /a>\n</spool>\n<spool /b>\n</spool>\n'],
    [
      'sections nobody knows the number of',
      '<mx-rollup-list>\n</mx-rollup-list>\n<mx-rollup-list>\n</mx-rollup-list>\n',
    ],
    ['a tag that is wrong', '<domain a..b>\n</domain>\n<domain a..b>\n</domain>\n'],
    ['a section at a wrong place', '<dns>\n<domain x>\n</domain>\n<domain x>\n</domain>\n</dns>\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('leaves names to duplicate-name', () => {
    const sample = '<source a>\n</source>\n<source a>\n</source>\n';
    rule.isSilent(sample);
    expect(idsIn(sample)).toContain('duplicate-name/again');
  });

  it('looks into included files', () => {
    expect(
      findingsInFiles('duplicate-block', {
        config: '<domain x>\n</domain>\ninclude more\n',
        more: '<domain x>\n</domain>\n',
      }),
    ).toEqual(['more again <domain x>', '-> config <domain x>']);
  });

  it('takes a file that is included twice for one', () => {
    const texts = { config: 'include more\ninclude more\n', more: '<domain x>\n</domain>\n' };
    expect(findingsInFiles('duplicate-block', texts)).toEqual([]);
  });

  it('tells a doubled include once, where its sections repeat others', () => {
    const texts = { config: '<domain x>\n</domain>\ninclude more\ninclude more\n', more: '<domain x>\n</domain>\n' };
    expect(findingsInFiles('duplicate-block', texts)).toHaveLength(2);
  });

  it('points at the first one and says what it rests on', () => {
    const sample = '<domain *>\n</domain>\n⟦<domain *>⟧\n</domain>\n';
    rule.pointsAt(sample, [['<domain *>', 'the first one']]);
    rule.says(sample, 'Another <domain *> stands in the same place.\n');
    rule.says(sample, 'merge-later-wins (assumption duplicate-blocks)');
    rule.hasNoFix(sample);
  });

  it('comes to an end for many sections', () => {
    rule.isSilent(Array.from({ length: 5_000 }, (_, index) => `<domain d${index}.example>\n</domain>\n`).join(''));
  });
});
