import { describe, it } from 'vitest';
import { pool, testRule, vmta } from '../expect-findings.ts';

const id = 'virtual-mta-naming';
const severities = { signs: 'info', other: 'info' } as const;
const off = testRule('virtual-mta-naming', { signs: 'info', other: 'info' });
const rule = testRule(id, severities, { options: { names: ['mta-*', '{a,b}?'], pools: ['pool-*'] } });
const onlyPools = testRule(id, severities, { options: { pools: ['*-pool'] } });
const broken = testRule(id, severities, { options: { names: ['{mta', 'mta-*'] } });

describe('virtual-mta-naming', () => {
  it.each([
    ['a virtual MTA', vmta('⟦shop⟧')],
    ['one that only begins like it', vmta('⟦mta⟧')],
    ['one in capitals', vmta('⟦MTA-1⟧')],
    ['a pool with the name of a virtual MTA', pool('⟦mta-1⟧', 'virtual-mta mta-1')],
    ['a virtual MTA with the name of a pool', vmta('⟦pool-1⟧')],
  ])('finds %s', (_, sample) => rule.finds(sample, ['other']));

  it.each([
    ['a slash', vmta('⟦shop/eu⟧')],
    ['a comma', vmta('⟦shop,eu⟧')],
    ['a blank', vmta('⟦"shop eu"⟧')],
    ['a semicolon, in a pool', pool('⟦a;b⟧', 'virtual-mta a')],
  ])('finds a name with %s, whatever is agreed', (_, sample) => {
    off.finds(sample, ['signs']);
    rule.finds(sample, ['signs']);
  });

  it('finds each definition', () =>
    rule.finds(vmta('⟦x⟧') + vmta('⟦y⟧') + pool('⟦z⟧', 'virtual-mta x'), ['other', 'other', 'other']));

  it.each([
    ['names that fit', vmta('mta-1') + vmta('mta-shop') + pool('pool-1', 'virtual-mta mta-1')],
    ['another of the patterns', vmta('a1') + vmta('b2')],
    ['the built-in one', vmta('{default}')],
    ['other names', '<smtp-user shop>\npassword a-long-password\n</smtp-user>\ndomain-macro shop example.com\n'],
    ['a section without a name', '<virtual-mta>\n</virtual-mta>\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('says nothing of other names without a pattern', () => {
    off.isSilent(vmta('shop-1.eu_x') + vmta('{default}'));
    off.isSilent(vmta('x') + pool('y', 'virtual-mta x'));
    onlyPools.isSilent(vmta('x') + pool('y-pool', 'virtual-mta x'));
    onlyPools.finds(vmta('x') + pool('⟦y⟧', 'virtual-mta x'), ['other']);
  });

  it('takes a pattern that is none for a name', () => {
    broken.isSilent(vmta('{mta') + vmta('mta-1'));
    broken.finds(vmta('⟦x⟧'), ['other']);
  });

  it('names the patterns', () => {
    rule.says(vmta('shop/eu'), 'The name of the virtual MTA shop/eu holds a sign');
    rule.says(vmta('shop'), 'The virtual MTA shop fits none of the agreed names: mta-*, {a,b}?.');
    rule.says(pool('shop', 'virtual-mta mta-1'), 'The pool shop fits none of the agreed names: pool-*.');
    rule.hasNoFix(vmta('shop'));
  });
});
