import { describe, expect, it } from 'vitest';
import { findingsInFiles } from '../findings-under.ts';
import { testRule } from '../expect-findings.ts';
import { acctFile } from '../sample-sections.ts';

const rule = testRule('acct-same-file-twice', { twice: 'warning' });

describe('acct-same-file-twice', () => {
  it.each([
    ['one file', `${acctFile('/var/a.csv')}⟦<acct-file /var/a.csv>⟧\n</acct-file>\n`, ['twice']],
    ['one file, quoted or not', `${acctFile('/var/a.csv')}⟦<acct-file "/var/a.csv">⟧\n</acct-file>\n`, ['twice']],
    [
      'one file with other records',
      `${acctFile('a.csv', 'records d')}⟦<acct-file a.csv>⟧\nrecords b\n</acct-file>\n`,
      ['twice'],
    ],
    [
      'one file, three times',
      `${acctFile('a.csv')}⟦<acct-file a.csv>⟧\n</acct-file>\n⟦<acct-file a.csv>⟧\n</acct-file>\n`,
      ['twice', 'twice'],
    ],
  ])('finds two sections for %s', (_, sample, ids) => rule.finds(sample, ids));

  it.each([
    ['two files', acctFile('a.csv') + acctFile('b.csv')],
    ['files that differ in case', acctFile('a.csv') + acctFile('A.csv')],
    ['two programs of one name', acctFile('|/bin/a') + acctFile('|/bin/a')],
    ['webhooks, which write no file', acctFile('a') + acctFile('a', 'http-webhook-url https://example.com/')],
    ['sections without a file', '<acct-file>\n</acct-file>\n<acct-file>\n</acct-file>\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('points at the first one', () => {
    const sample = acctFile('a.csv') + acctFile('a.csv');
    rule.pointsAt(sample, [['<acct-file a.csv>', 'the first one']]);
    rule.says(sample, 'a.csv is written by two <acct-file> sections.');
    rule.hasNoFix(sample);
  });

  it('looks into included files, but not twice into one', () => {
    const found = ['more.conf twice <acct-file a.csv>', '-> config <acct-file a.csv>'];
    const texts = { config: `${acctFile('a.csv')}include more.conf\n`, 'more.conf': acctFile('a.csv') };
    expect(findingsInFiles('acct-same-file-twice', texts)).toEqual(found);
    const again = { config: 'include more.conf\ninclude more.conf\n', 'more.conf': acctFile('a.csv') };
    expect(findingsInFiles('acct-same-file-twice', again)).toEqual([]);
  });
});
