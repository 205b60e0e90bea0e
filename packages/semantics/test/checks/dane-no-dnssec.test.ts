import { describe, expect, it } from 'vitest';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';
import { domain, pool, vmta } from '../sample-sections.ts';

const rule = testRule('dane-no-dnssec', { resolver: 'warning' });

describe('dane-no-dnssec', () => {
  it.each([
    ['for all', domain('*', '⟦use-dane yes⟧')],
    ['of virtual MTAs and pools', vmta('a', domain('*', '⟦use-dane true⟧')) + pool('b', domain('*', '⟦use-dane yes⟧'))],
    ['with a name server that is wrong', `name-server none\n${domain('*', '⟦use-dane yes⟧')}`],
  ])('finds DANE %s', (_, sample) => {
    rule.finds(
      sample + SERVER,
      [...sample.matchAll(/⟦/g)].map(() => 'resolver'),
    );
  });

  it.each([
    ['DANE with a name server', `${domain('*', 'use-dane yes')}name-server 192.0.2.53\n`],
    ['no DANE', domain('*', 'use-dane no')],
    ['a line that is overridden in its section', domain('*', 'use-dane yes', 'use-dane no')],
    ['nothing', domain('*', 'max-smtp-out 5')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample + SERVER));

  it('says nothing in a part of a configuration', () => rule.isSilent(domain('*', 'use-dane yes')));

  it('looks for name servers in included files', () => {
    const text = `${domain('*', 'use-dane yes')}include dns.conf\n${SERVER}`;
    const rules = (more: string): string[] => findingsIn(text, { 'dns.conf': more }).map((finding) => finding.rule);
    expect(rules('')).toEqual(['dane-no-dnssec']);
    expect(rules('name-server 192.0.2.53\n')).toEqual([]);
  });

  it('has no fix', () => rule.hasNoFix(domain('*', 'use-dane yes') + SERVER));
});
