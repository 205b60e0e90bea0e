import { describe, expect, it } from 'vitest';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';
import { findingsInFiles, findingsUnder } from '../findings-under.ts';

const rule = testRule('pool-member', { itself: 'error', pool: 'error', twice: 'warning' });

const pool = (name: string, ...members: string[]): string =>
  `<virtual-mta-pool ${name}>\n${members.map((member) => `virtual-mta ${member}\n`).join('')}</virtual-mta-pool>\n`;
const vmtas = '<virtual-mta a>\n</virtual-mta>\n<virtual-mta b>\n</virtual-mta>\n';

describe('pool-member', () => {
  it.each([
    ['alone', pool('all', '⟦all⟧')],
    ['beside others', vmtas + pool('all', 'a', '⟦all⟧', 'b')],
    ['in other capitals', pool('all', '⟦ALL⟧')],
    ['in the second section of its name', pool('all', 'a') + pool('all', '⟦"all"⟧')],
  ])('finds a pool in itself %s', (_, sample) => {
    rule.finds(sample, ['itself']);
    rule.finds(sample + SERVER, ['itself']);
  });

  it.each([
    ['that stands before', vmtas + pool('some', 'a') + pool('all', 'b', '⟦some⟧ # b')],
    ['that stands behind', pool('all', '⟦some⟧') + pool('some', 'a')],
    ['in other capitals', pool('all', '⟦"Some"⟧') + pool('some', 'a')],
  ])('finds a pool in a pool %s', (_, sample) => rule.finds(sample, ['pool']));

  it('finds two pools in each other', () => {
    rule.finds(pool('all', '⟦some⟧', '⟦some⟧') + pool('some', '⟦all⟧'), ['pool', 'pool', 'pool']);
  });

  it.each([
    ['behind each other', pool('all', 'a', '⟦a⟧')],
    ['far from each other', pool('all', 'a', 'b', '⟦a⟧')],
    ['in other capitals', pool('all', 'a', '⟦A⟧')],
    ['in quotes', pool('all', 'a', '⟦"a"⟧')],
    ['without a definition', pool('all', 'zz', '⟦zz⟧')],
    ['as the built-in one', pool('all', '{default}', '⟦{default}⟧')],
  ])('warns of a member that is there twice, %s', (_, sample) => rule.finds(vmtas + sample, ['twice']));

  it.each([
    ['virtual MTAs', vmtas + pool('all', 'a', 'b')],
    ['the same members in two pools', vmtas + pool('all', 'a') + pool('some', 'a')],
    ['the same members in two sections of a pool', vmtas + pool('all', 'a') + pool('all', 'a')],
    ['names that nobody defines, of which another rule tells', pool('all', 'x', 'y')],
    ['a virtual MTA that has the name of a pool, of which another rule tells', `${vmtas}${pool('a', 'a')}`],
    ['lines without a name', pool('all', '', '')],
    ['cold virtual MTAs', `${vmtas}<virtual-mta-pool all>\ncold-virtual-mta a\nvirtual-mta a\n</virtual-mta-pool>\n`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('points at the first line', () => {
    rule.pointsAt(pool('all', 'a', '⟦a⟧'), [['virtual-mta a', 'a member here']]);
    rule.says(pool('all', 'a', 'a'), 'a is a member of this pool already.');
    rule.says(pool('all', 'some') + pool('some'), 'Name the virtual MTAs of some here, one on each line.');
    rule.says(pool('all', 'all'), 'The pool all is a member of itself.');
    rule.hasNoFix(pool('all', 'a', '⟦a⟧'));
  });

  it('sees other files', () => {
    const found = findingsIn(`include pools.conf\n${pool('all', 'some')}`, { 'pools.conf': pool('some', 'a') });
    expect(found.map(({ messageId }) => messageId)).toEqual(['pool']);
  });

  it.each<[string, Record<string, string>, string[]]>([
    [
      'a pool of another file',
      { config: 'include a\ninclude b\n', a: pool('all', 'some'), b: pool('some', 'x') },
      ['a pool some'],
    ],
    [
      'members that one file brings twice',
      { config: `<virtual-mta-pool all>\ninclude m\nvirtual-mta x\n</virtual-mta-pool>\n`, m: 'virtual-mta x\n' },
      ['config twice x', '-> m virtual-mta x'],
    ],
    ['a virtual MTA of another file', { config: `include a\n${pool('all', 'a')}${pool('a', 'x')}`, a: vmtas }, []],
  ])('knows %s', (_, texts, found) => expect(findingsInFiles('pool-member', texts)).toEqual(found));

  it.each<[string, string[]]>([
    [pool('all', 'All'), []],
    [pool('all', 'a', 'A'), []],
    [pool('all', 'all'), ['itself all']],
  ])('tells names apart by capitals, when that is assumed: %j', (text, found) => {
    expect(findingsUnder({ 'name-case': 'kept' }, 'pool-member', text)).toEqual(found);
  });

  it('comes to an end for a large pool', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `m${index % 10_000}`);
    expect(findingsUnder({}, 'pool-member', pool('all', ...many))).toHaveLength(10_000);
  });

  it('names the line that has something behind the name', () => {
    rule.finds(pool('all', 'a weight 3', '⟦a⟧ weight 5'), ['twice']);
  });
});
