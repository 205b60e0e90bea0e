import { describe, expect, it } from 'vitest';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';
import { findingsInFiles, findingsUnder } from '../findings-under.ts';

const rule = testRule('pool-empty', { empty: 'warning', undefined: 'error' });

const pool = (name: string, ...rows: string[]): string =>
  `<virtual-mta-pool ${name}>\n${rows.map((row) => `${row}\n`).join('')}</virtual-mta-pool>\n`;
const vmta = (name: string): string => `<virtual-mta ${name}>\n</virtual-mta>\n`;

describe('pool-empty', () => {
  it.each([
    ['nothing in it', pool('⟦all⟧')],
    ['a comment in it', pool('⟦all⟧', '# virtual-mta a')],
    ['limits only', pool('⟦"all"⟧', 'max-smtp-out 5', '<domain *>', 'max-msg-rate 5/h', '</domain>')],
    ['nothing in both of its sections', pool('⟦all⟧') + pool('all')],
  ])('warns of a pool with %s', (_, sample) => {
    rule.finds(sample, ['empty']);
    rule.finds(sample + SERVER, ['empty']);
  });

  it.each([
    ['one that does not exist', pool('⟦all⟧', 'virtual-mta a')],
    ['two that do not exist', vmta('c') + pool('⟦all⟧', 'virtual-mta a', 'virtual-mta b')],
    ['none that exists in both of its sections', pool('⟦all⟧', 'virtual-mta a') + pool('ALL', 'virtual-mta b')],
  ])('finds a pool with %s', (_, sample) => rule.finds(sample + SERVER, ['undefined']));

  it.each([
    ['one member', vmta('a') + pool('all', 'virtual-mta a')],
    ['one member that exists', vmta('a') + pool('all', 'virtual-mta b', 'virtual-mta A')],
    ['the built-in one', pool('all', 'virtual-mta {default}')],
    ['a member in its second section', vmta('a') + pool('all') + pool('all', 'virtual-mta a')],
    ['a pool in it, of which another rule tells', pool('all', 'virtual-mta all')],
    ['a line without a name', pool('all', 'virtual-mta')],
  ])('takes a pool with %s', (_, sample) => rule.isSilent(sample + SERVER));

  it.each([
    ['members that another part of the configuration may define', pool('all', 'virtual-mta a')],
    ['an include out of reach', pool('all', 'include /x')],
    ['a line that nobody knows', pool('all', 'virtual-mtas a')],
    ['no end', '<virtual-mta-pool all>\n'],
  ])('says nothing about a pool with %s', (_, sample) => rule.isSilent(sample));

  it('warns beside an include out of reach that stands elsewhere', () => {
    rule.finds(`${pool('⟦all⟧')}include /x\n`, ['empty']);
  });

  it('looks into included files', () => {
    const ids = (text: string, more: string): string[] =>
      findingsIn(text + SERVER, { 'more.conf': more })
        .filter((finding) => finding.rule === 'pool-empty')
        .map(({ messageId }) => messageId);
    expect(ids(pool('all', 'include more.conf'), 'virtual-mta {default}\n')).toEqual([]);
    expect(ids(pool('all', 'include more.conf'), '')).toEqual(['empty']);
    expect(ids(`${pool('all', 'virtual-mta a')}include more.conf\n`, vmta('a'))).toEqual([]);
    expect(ids(`${pool('all', 'virtual-mta a')}include more.conf\n`, vmta('b'))).toEqual(['undefined']);
  });

  it('says what to do', () => {
    rule.says(pool('all'), 'The pool all has no members.');
    rule.says(pool('all', 'virtual-mta a') + SERVER, 'No member of the pool all exists.');
    rule.hasNoFix(pool('all'));
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['a pool in another file', { config: 'include p\n', p: pool('all') }, ['p empty all']],
    [
      'a pool that is closed in another file',
      { config: '<virtual-mta-pool all>\ninclude end\n', end: '</virtual-mta-pool>\n' },
      ['config empty all'],
    ],
    ['a pool with a pattern that matches nothing', { config: pool('all', 'include m/*.conf') }, []],
    [
      'a pool whose lines another file has',
      { config: pool('all', 'include m'), m: 'max-smtp-out 5\n' },
      ['config empty all'],
    ],
    [
      'members that another file names',
      { config: `${SERVER}${pool('all', 'include m')}`, m: 'virtual-mta a\nvirtual-mta b\n' },
      ['config undefined all'],
    ],
  ])('judges %s', (_, texts, found) => expect(findingsInFiles('pool-empty', texts)).toEqual(found));

  it.each<[string, string[]]>([
    [vmta('A') + pool('all', 'virtual-mta a'), ['undefined all']],
    [pool('all') + pool('All', 'virtual-mta {default}'), ['empty all']],
  ])('tells names apart by capitals, when that is assumed: %j', (text, found) => {
    expect(findingsUnder({ 'name-case': 'kept' }, 'pool-empty', text + SERVER)).toEqual(found);
    expect(findingsUnder({}, 'pool-empty', text + SERVER)).toEqual([]);
  });

  it('comes to an end for many pools and includes', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `${pool(`p${index}`)}include /x${index}\n`).join('');
    expect(findingsUnder({}, 'pool-empty', many)).toHaveLength(5000);
  });
});
