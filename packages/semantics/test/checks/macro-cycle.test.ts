import { describe, expect, it } from 'vitest';
import { findingsIn, testRule } from '../expect-findings.ts';
import { findingsInFiles, findingsUnder } from '../findings-under.ts';

const rule = testRule('macro-cycle', { cycle: 'error', again: 'warning' });

const lines = (...rows: string[]): string => rows.map((row) => `domain-macro ${row}\n`).join('');

describe('macro-cycle', () => {
  it.each<[string, string]>([
    ['of one macro', lines('⟦isp⟧ example.com,$isp')],
    ['of one macro in a part of a name', lines('⟦isp⟧ mail.$isp')],
    ['of two', lines('⟦a⟧ $b', 'b example.com,$a')],
    ['of two in other capitals', lines('⟦a⟧ $B', 'b $A')],
    ['of three, behind a macro that leads there', lines('x $c', '⟦a⟧ $b', 'b $c', 'c $a')],
    ['of two that a tag asks for from the other end', `<domain $b>\n</domain>\n${lines('⟦a⟧ $b', 'b $a')}`],
    ['over a broken line', 'domain-macro ⟦a⟧ example.com,\n  $b\ndomain-macro b $a\n'],
    ['of a name in quotes', lines('⟦"a"⟧ $a')],
  ])('finds a loop %s', (_, sample) => rule.finds(sample, ['cycle']));

  it('finds each loop', () => {
    rule.finds(lines('⟦a⟧ $a', 'x example.com', '⟦b⟧ $c', 'c $b,$x'), ['cycle', 'cycle']);
  });

  it.each<[string, string]>([
    ['with itself', lines('isp example.com', '⟦isp⟧ $isp,example.net')],
    ['with another one', lines('⟦a⟧ $b', 'b example.com', 'b $a')],
  ])('warns of a loop of a macro that is defined twice, %s', (_, sample) => {
    rule.finds(sample, ['again']);
    rule.says(sample, 'unless an earlier definition counts.\nA macro of this loop is defined more than once');
  });

  it.each<[string, string]>([
    ['macros that share one', lines('a $c', 'b $c', 'c example.com', 'all $a,$b')],
    ['macros that are defined later', lines('all $a,$b', 'a $b', 'b example.com')],
    ['macros that nobody defines', lines('a $b', 'c $d')],
    ['a name that begins like its own', lines('isp $isp_2', 'isp_2 example.com')],
    ['a loop in a comment', 'domain-macro a example.com # $a\n'],
    [
      'the first of two definitions, which does not count',
      lines('isp $isp', 'isp example.com').replace('$isp', '$other'),
    ],
  ])('takes %s', (_, sample) => rule.isSilent(sample));

  it('tells the way, and points at each step', () => {
    const sample = lines('c $a', '⟦b⟧ $c', 'a $b').replace('⟦b⟧', 'b').replace('c $a', '⟦c⟧ $a');
    rule.says(sample, 'The macro c leads back to itself.');
    rule.says(sample, 'with such a loop: $c, $a, $b, $c.');
    rule.pointsAt(sample, [
      ['a', 'part of the loop'],
      ['b', 'part of the loop'],
    ]);
    rule.pointsAt(lines('a $a'), []);
    rule.hasNoFix(sample);
  });

  it('points into other files', () => {
    const [finding] = findingsIn('domain-macro a $b\ninclude more.conf\n', { 'more.conf': 'domain-macro b $a\n' });
    expect(finding?.rule).toBe('macro-cycle');
    expect(finding?.related?.map(({ source }) => source?.path)).toEqual(['more.conf']);
  });

  it('points at a few places of a long loop only', () => {
    const size = 5000;
    const [finding] = findingsIn(
      lines(...Array.from({ length: size }, (_, index) => `m${index} $m${(index + 1) % size}`)),
    );
    expect(finding?.related).toHaveLength(20);
    expect(finding?.message.length).toBeLessThan(1000);
  });

  it.each<[string, Record<string, string>, string[]]>([
    [
      'over three files',
      { config: 'include b\ninclude c\ndomain-macro a $b\n', b: 'domain-macro b $c\n', c: 'domain-macro c $a\n' },
      ['b cycle b', '-> c c', '-> config a'],
    ],
    [
      'in a file that is included twice, as macros that are defined again',
      { config: 'include a\ninclude a\n', a: 'domain-macro a $a\n' },
      ['a again a'],
    ],
  ])('finds a loop %s', (_, texts, found) => expect(findingsInFiles('macro-cycle', texts)).toEqual(found));

  it.each<[Parameters<typeof findingsUnder>[0], string, string[]]>([
    [{ 'repeated-lines': 'first' }, lines('isp example.com', 'isp $isp'), []],
    [{ 'repeated-lines': 'first' }, lines('isp example.com', 'isp $other', 'other $isp'), []],
    [{ 'repeated-lines': 'first' }, lines('isp $isp', 'isp example.com'), ['again isp']],
    [{ 'repeated-lines': 'first' }, lines('isp $other', 'other example.com'), []],
    [{ 'name-case': 'kept' }, lines('a $A', 'A example.com'), []],
    [{ 'name-case': 'kept' }, lines('a $b', 'b $a'), ['cycle a']],
    [{ 'broken-lists': 'cut' }, 'domain-macro a example.com,\n  $a\n', []],
    [{ 'broken-lists': 'joined' }, 'domain-macro a example.com,\n  $a\n', ['cycle a']],
  ])('keeps to what is assumed: %j %j', (assumptions, text, found) => {
    expect(findingsUnder(assumptions, 'macro-cycle', text)).toEqual(found);
  });
});
