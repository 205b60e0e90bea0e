import { describe, expect, it } from 'vitest';
import { SERVER, testRule } from '../expect-findings.ts';
import { findingsInFiles } from '../findings-under.ts';

const rule = testRule('rollup-wildcard-no-hosts', { noHosts: 'error' });

const list = (...lines: string[]): string => `<mx-rollup-list>\n${lines.join('\n')}\n</mx-rollup-list>\n`;

describe('rollup-wildcard-no-hosts', () => {
  it.each([
    ['for subdomains', list('mx ⟦*.mx.example.com⟧ a.rollup')],
    ['for a domain and its subdomains', list('mx ⟦[*.]mx.example.com⟧ a.rollup')],
    ['for everything', list('mx ⟦*⟧ a.rollup')],
    ['beside a single server', list('mx mx.example.com a.rollup', 'mx ⟦*.mx.example.com⟧ a.rollup')],
    [
      'with a section of limits',
      `${list('mx ⟦*.example.com⟧ a.rollup')}<domain a.rollup>\nmax-smtp-out 5\n</domain>\n`,
    ],
    [
      'with hosts that are taken back',
      `${list('mx ⟦*.example.com⟧ a.rollup')}<domain a.rollup>\nsmtp-hosts ""\n</domain>\n`,
    ],
    [
      'with hosts for another queue',
      `${list('mx ⟦*.example.com⟧ a.rollup')}<domain b.rollup>\nsmtp-hosts x.example\n</domain>\n`,
    ],
    ['in a macro', `domain-macro m *.example.com\n${list('mx ⟦$m⟧ a.rollup')}`],
  ])('finds a wildcard %s', (_, sample) => rule.finds(sample + SERVER, ['noHosts']));

  it('finds each wildcard', () => {
    rule.finds(list('mx ⟦*.a.example⟧ a.rollup', 'mx ⟦*.b.example⟧ a.rollup') + SERVER, ['noHosts', 'noHosts']);
  });

  it.each([
    ['single servers', list('mx mx.example.com a.rollup', 'mx mx2.example.com a.rollup')],
    ['a rollup by address', list('mx *.example.com a.rollup rollup-by-ip')],
    [
      'a rollup that another line puts by address',
      list('mx *.a.example a.rollup', 'mx *.b.example a.rollup rollup-by-ip'),
    ],
    ['hosts', `${list('mx *.example.com a.rollup')}<domain a.rollup>\nsmtp-hosts lookup-mx:example.com\n</domain>\n`],
    ['hosts for all domains', `${list('mx *.example.com a.rollup')}<domain *>\nsmtp-hosts x.example\n</domain>\n`],
    [
      'hosts in a virtual MTA',
      `${list('mx *.example.com a.rollup')}<virtual-mta v>\n<domain a.rollup>\nsmtp-hosts x.example\n</domain>\n</virtual-mta>\n`,
    ],
    ['mail that is thrown away', `${list('mx *.example.com a.rollup')}<domain a.rollup>\ntype discard\n</domain>\n`],
    ['a name that is wrong', list('mx *.example.com a.roll')],
    ['a line at a wrong place', 'mx *.example.com a.rollup\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample + SERVER));

  it('says nothing in a part of a configuration', () => rule.isSilent(list('mx *.example.com a.rollup')));

  it('names pattern and queue', () => {
    const sample = list('mx ⟦*.example.com⟧ a.rollup') + SERVER;
    rule.says(sample, '*.example.com names no single mail server, and a.rollup has no smtp-hosts.\n');
    rule.says(sample, 'Add smtp-hosts to <domain a.rollup>, or write rollup-by-ip at the end of the line.');
    rule.hasNoFix(sample);
  });

  it('looks into included files', () => {
    const config = `${list('mx *.example.com a.rollup')}include more\n${SERVER}`;
    const more = '<domain a.rollup>\nsmtp-hosts x.example\n</domain>\n';
    expect(findingsInFiles('rollup-wildcard-no-hosts', { config, more })).toEqual([]);
    expect(findingsInFiles('rollup-wildcard-no-hosts', { config, more: '' })).toEqual(['config noHosts *.example.com']);
  });
});
