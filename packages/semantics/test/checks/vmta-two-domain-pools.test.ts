import { describe, expect, it } from 'vitest';
import { findingsIn, testRule } from '../expect-findings.ts';
import { findingsUnder } from '../findings-under.ts';

const rule = testRule('vmta-two-domain-pools', { two: 'error' });

const domain = ['<domain *>', 'max-msg-rate 5/h', '</domain>'];
const pool = (name: string, ...rows: string[]): string =>
  `<virtual-mta-pool ${name}>\n${rows.join('\n')}\n</virtual-mta-pool>\n`;
const members = (...names: string[]): string[] => names.map((name) => `virtual-mta ${name}`);

describe('vmta-two-domain-pools', () => {
  it.each([
    ['in two', pool('p', ...members('a'), ...domain) + pool('q', ...members('⟦a⟧'), ...domain)],
    [
      'in two, behind the sections',
      pool('p', ...domain, ...members('b', 'a')) + pool('q', ...domain, ...members('⟦a⟧')),
    ],
    ['in two, in other capitals', pool('p', ...members('A'), ...domain) + pool('q', ...members('⟦"a"⟧'), ...domain)],
    [
      'in two for different domains',
      pool('p', ...members('a'), ...domain) + pool('q', ...members('⟦a⟧'), '<domain example.com>', '</domain>'),
    ],
  ])('finds a virtual MTA %s', (_, sample) => rule.finds(sample, ['two']));

  it('finds one where a second section of the pool has the domains', () => {
    const sample = pool('p', ...members('a')) + pool('q', ...members('⟦a⟧'), ...domain) + pool('p', ...domain);
    rule.finds(sample, ['two']);
  });

  it('finds one in each pool but the first', () => {
    const pools = ['p', 'q', 'r'].map((name, index) => pool(name, `virtual-mta ${index ? '⟦a⟧' : 'a'}`, ...domain));
    rule.finds(pools.join(''), ['two', 'two']);
  });

  it('finds all that two pools share', () => {
    const sample =
      pool('p', ...members('a', 'b', 'c'), ...domain) + pool('q', ...members('⟦b⟧', '⟦a⟧', 'd'), ...domain);
    rule.finds(sample, ['two', 'two']);
  });

  it.each([
    ['in two pools of which one has domains', pool('p', ...members('a'), ...domain) + pool('q', ...members('a'))],
    ['in two pools without domains', pool('p', ...members('a')) + pool('q', ...members('a'))],
    ['in one pool twice', pool('p', ...members('a', 'a'), ...domain)],
    ['in two sections of one pool', pool('p', ...members('a'), ...domain) + pool('P', ...members('a'), ...domain)],
    ['in one of two pools with domains', pool('p', ...members('a'), ...domain) + pool('q', ...members('b'), ...domain)],
  ])('takes a virtual MTA %s', (_, sample) => rule.isSilent(sample));

  it('takes virtual MTAs with domains of their own', () => {
    const vmta = `<virtual-mta a>\n${domain.join('\n')}\n</virtual-mta>\n`;
    rule.isSilent(vmta + pool('p', ...members('a'), ...domain) + pool('q', ...members('a')));
  });

  it('points at the first pool', () => {
    const sample = pool('p', ...members('a'), ...domain) + pool('q', ...members('⟦a⟧'), ...domain);
    rule.pointsAt(sample, [['virtual-mta a', 'a member of p here']]);
    rule.says(sample, 'a is in the pools p and q, which both have <domain> sections.');
    rule.hasNoFix(sample);
  });

  it('counts domains that an include brings, and sees other files', () => {
    const found = (domains: string) =>
      findingsIn(`include p.conf\n${pool('q', ...members('a'), ...domain)}`, {
        'p.conf': pool('p', ...members('a'), 'include d.conf'),
        'd.conf': domains,
      });
    expect(found('')).toEqual([]);
    const [finding] = found(`${domain.join('\n')}\n`);
    expect(finding?.rule).toBe('vmta-two-domain-pools');
    expect(finding?.related?.[0]?.source?.path).toBe('p.conf');
  });

  it('tells names apart by capitals, when that is assumed', () => {
    const text = pool('p', ...members('a'), ...domain) + pool('q', ...members('A'), ...domain);
    expect(findingsUnder({ 'name-case': 'kept' }, 'vmta-two-domain-pools', text)).toEqual([]);
    expect(findingsUnder({}, 'vmta-two-domain-pools', text)).toEqual(['two A']);
  });

  it('finds the built-in virtual MTA, and one that nobody defines', () => {
    const sample =
      pool('p', ...members('{default}', 'x'), ...domain) + pool('q', ...members('⟦{default}⟧', '⟦x⟧'), ...domain);
    rule.finds(sample, ['two', 'two']);
  });

  it('takes a <domain> section at a wrong place for none', () => {
    const wrong = ['<source 0/0>', ...domain, '</source>'];
    rule.isSilent(pool('p', ...members('a'), ...wrong) + pool('q', ...members('a'), ...domain));
  });

  it('comes to an end for many pools and virtual MTAs', () => {
    const names = Array.from({ length: 1000 }, (_, index) => `m${index}`);
    const pools = Array.from({ length: 10 }, (_, index) => pool(`p${index}`, ...members(...names), ...domain));
    expect(findingsUnder({}, 'vmta-two-domain-pools', pools.join(''))).toHaveLength(9000);
  });
});
