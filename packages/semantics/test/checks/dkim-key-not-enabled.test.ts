import { describe, expect, it } from 'vitest';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';
import { domain, pool, section, vmta } from '../sample-sections.ts';

const rule = testRule('dkim-key-not-enabled', { unused: 'warning' });

const key = 'domain-key s1,example.com,/etc/pmta/s1.pem';

describe('dkim-key-not-enabled', () => {
  it.each([
    ['of the top level', `⟦${key}⟧\n`],
    ['of a virtual MTA', vmta('a', `⟦${key}⟧`)],
    ['of a pool', pool('a', `⟦${key}⟧`)],
    ['that is switched off', `⟦${key}⟧\n${domain('*', 'dkim-sign no')}`],
    ['without a word for signatures', `⟦${key}⟧\n${domain('*', 'dkim-headers Subject')}`],
  ])('finds a key %s', (_, sample) => rule.finds(sample + SERVER, ['unused']));

  it('tells it once in a file', () => {
    const sample = `⟦${key}⟧\ndomain-key s2,example.org,/etc/pmta/s2.pem\n${SERVER}`;
    rule.finds(sample, ['unused']);
    rule.says(sample, 'This key signs nothing, because dkim-sign is on nowhere (and 1 more in this file).');
    rule.hasNoFix(sample);
  });

  it.each([
    ['for all', domain('*', 'dkim-sign yes')],
    ['for one domain', domain('example.com', 'dkim-sign true')],
    ['in a virtual MTA', vmta('a', domain('*', 'dkim-sign yes'))],
    ['in a pool', pool('a', domain('*', 'dkim-sign yes'))],
    ['where the message asks for it', domain('*', 'dkim-sign if-x-dkim-options-present')],
    ['with the second signature only', domain('*', 'second-dkim-sign yes')],
    ['with DomainKeys', domain('*', 'dk-sign yes')],
  ])('says nothing where mail is signed %s', (_, sample) => rule.isSilent(`${key}\n${sample}${SERVER}`));

  it.each([
    ['keys that messages name', section('domain-key-list l', key)],
    ['keys that are wrong, which is said elsewhere', 'domain-key s1\n'],
    ['no keys', domain('*', 'dkim-sign no')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample + SERVER));

  it('says nothing in a part of a configuration', () => rule.isSilent(`${key}\n`));

  it('looks into included files', () => {
    const text = `${key}\ninclude more.conf\n${SERVER}`;
    const rules = (more: string): string[] => findingsIn(text, { 'more.conf': more }).map((finding) => finding.rule);
    expect(rules('')).toEqual(['dkim-key-not-enabled']);
    expect(rules(domain('*', 'dkim-sign yes'))).toEqual([]);
  });
});
