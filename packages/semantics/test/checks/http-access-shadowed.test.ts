import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsIn, testRule } from '../expect-findings.ts';
import { findingsInFiles } from '../findings-under.ts';

const rule = testRule('http-access-shadowed', { other: 'warning', same: 'info' });

describe('http-access-shadowed', () => {
  it.each([
    ['the same network', 'http-access 0/0 admin\n⟦http-access 0/0 monitor⟧\n'],
    ['another spelling of it', 'http-access 0/0 admin\n⟦http-access 0.0.0.0/0 monitor⟧\n'],
    ['an address in it', 'http-access 192.0.2.0/24 monitor\n⟦http-access 192.0.2.7 admin⟧\n'],
    ['a network in it', 'http-access 10/8 none\n⟦http-access 10.1/16 admin⟧\n'],
    ['one of IPv6 in it', 'http-access 2001:db8::/32 monitor\n⟦http-access 2001:db8::1 admin⟧\n'],
    ['fewer rights', 'http-access 0/0 monitor\n⟦http-access 192.0.2.1 monitor,deny-logs⟧\n'],
    ['an address far below', 'http-access 0/0 monitor\nrun-as-root no\n⟦http-access 192.0.2.1 none⟧\n'],
  ])('finds other rights for %s', (_, sample) => rule.finds(sample, ['other']));

  it.each([
    ['the same network', 'http-access 192.0.2.1 admin\n⟦http-access 192.0.2.1 admin⟧\n'],
    ['an address in it', 'http-access 192.0.2.0/24 admin\n⟦http-access 192.0.2.1 Admin⟧\n'],
  ])('finds the same right for %s', (_, sample) => rule.finds(sample, ['same']));

  it('compares with the line that decides', () => {
    const lines = ['http-access 192.0.2.0/24 admin', 'http-access 0/0 monitor', '⟦http-access 192.0.2.1 monitor⟧'];
    rule.finds(`${lines.join('\n')}\n`, ['other']);
    rule.pointsAt(`${lines.join('\n')}\n`, [['http-access 192.0.2.0/24 admin', 'this line decides']]);
  });

  it.each([
    ['narrow before wide', 'http-access 192.0.2.1 admin\nhttp-access 0/0 monitor\n'],
    ['networks beside each other', 'http-access 192.0.2.0/25 admin\nhttp-access 192.0.2.128/25 monitor\n'],
    ['IPv6 behind all of IPv4', 'http-access 0/0 monitor\nhttp-access ::1 admin\n'],
    ['IPv4 behind all of IPv6', 'http-access ::/0 monitor\nhttp-access 127.0.0.1 admin\n'],
    ['a right that is wrong', 'http-access 0/0 monitor\nhttp-access 192.0.2.1 root\n'],
    ['an address that is wrong', 'http-access 0/0 monitor\nhttp-access 192.0.2.300 admin\n'],
    ['a wrong line before', 'http-access 0/0 root\nhttp-access 192.0.2.1 admin\n'],
    ['the old form', 'http-mgmt-source 0/0\nhttp-access 192.0.2.1 admin\n'],
    ['a line at a wrong place', 'http-access 0/0 monitor\n<domain *>\nhttp-access 192.0.2.1 admin\n</domain>\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('takes a repeat out', () => {
    rule.mends('http-access 0/0 none\n⟦http-access 192.0.2.1 none⟧\n', 'http-access 0/0 none\n', true);
  });

  it('names network and rights', () => {
    const sample = 'http-access 0/0 admin\n⟦http-access 192.0.2.0/24 monitor⟧\n';
    rule.says(sample, '192.0.2.0/24 never gets the right monitor, because an earlier http-access line is for it.\n');
    rule.says(sample, 'the first one that fits decides: here admin.\n');
    rule.hasNoFix(sample);
  });

  it('looks into included files', () => {
    const texts = {
      config: 'http-access 0/0 admin\ninclude more\n',
      more: 'http-access 0/0 admin\nhttp-access 0/0 none\n',
    };
    expect(findingsInFiles('http-access-shadowed', texts)).toEqual([
      'more same http-access 0/0 admin',
      '-> config http-access 0/0 admin',
      'more other http-access 0/0 none',
      '-> config http-access 0/0 admin',
    ]);
  });

  it('finds just the lines that no address can reach', () => {
    const line = fc.tuple(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 6, max: 8 }),
      fc.constantFrom('none', 'admin'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = lines.map(([part, prefix, right]) => `http-access ${part}/${prefix} ${right}\n`).join('');
        const taken = new Set<number>();
        const dead = lines.filter(([part, prefix]) => {
          const own = [0, 1, 2, 3].filter((other) => other >> (8 - prefix) === part >> (8 - prefix));
          const isDead = own.every((other) => taken.has(other));
          // A line that several others hide together is not looked for.
          for (const other of own) taken.add(other);
          return isDead;
        });
        const found = findingsIn(text).filter(({ rule: name }) => name === 'http-access-shadowed');
        expect(found.length).toBeLessThanOrEqual(dead.length);
        if (lines.every(([, prefix]) => prefix === 8)) expect(found).toHaveLength(dead.length);
      }),
    );
  });

  it('comes to an end for many lines', () => {
    const address = (index: number): string => `198.51.${index >> 8}.${index & 255}`;
    rule.isSilent(Array.from({ length: 5_000 }, (_, index) => `http-access ${address(index)} admin\n`).join(''));
  });
});
