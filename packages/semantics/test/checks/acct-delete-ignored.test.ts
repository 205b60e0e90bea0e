import { describe, expect, it } from 'vitest';
import { findingsInFiles } from '../findings-under.ts';
import { testRule } from '../expect-findings.ts';
import { acctFile } from '../sample-sections.ts';

const rule = testRule('acct-delete-ignored', { moved: 'warning' });

describe('acct-delete-ignored', () => {
  it.each([
    ['in any order', acctFile('a.csv', '⟦delete-after 7d⟧', 'move-to /b')],
    ['behind it', acctFile('a.csv', 'move-to /b', '⟦delete-after 7d⟧')],
    ['that says what is the default', acctFile('a.csv', 'move-to /b', '⟦delete-after 8d⟧')],
    ['that is repeated', acctFile('a.csv', 'delete-after never', 'move-to /b', '⟦delete-after 7d⟧')],
    [
      'in one of two files',
      acctFile('a.csv', 'delete-after 7d') + acctFile('c.csv', 'move-to /b', '⟦delete-after 7d⟧'),
    ],
  ])('finds delete-after beside move-to %s', (_, sample) => rule.finds(sample, ['moved']));

  it.each([
    ['delete-after alone', acctFile('a.csv', 'delete-after 7d')],
    ['move-to alone', acctFile('a.csv', 'move-to /b')],
    ['files that are kept in any case', acctFile('a.csv', 'move-to /b', 'delete-after never')],
    ['move-to without a directory', acctFile('a.csv', 'move-to', 'delete-after 7d')],
    ['two files', acctFile('a.csv', 'delete-after 7d') + acctFile('c.csv', 'move-to /b')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('points at move-to', () => {
    const sample = acctFile('a.csv', 'delete-after 7d', 'move-to /b');
    rule.pointsAt(sample, [['move-to /b', 'moved away here']]);
    rule.pointsAt(acctFile('a.csv', 'move-to /b', 'delete-after 7d', 'move-to /c'), [
      ['move-to /c', 'moved away here'],
    ]);
    rule.hasNoFix(sample);
  });

  it('looks into included files', () => {
    const texts = {
      config: '<acct-file a.csv>\ndelete-after 7d\ninclude move.conf\n</acct-file>\n',
      'move.conf': 'move-to /b\n',
    };
    const found = ['config moved delete-after 7d', '-> move.conf move-to /b'];
    expect(findingsInFiles('acct-delete-ignored', texts)).toEqual(found);
  });
});
