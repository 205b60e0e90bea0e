import { describe, expect, it } from 'vitest';
import { findingsInFiles } from '../findings-under.ts';
import { testRule } from '../expect-findings.ts';
import { acctFile } from '../sample-sections.ts';

const rule = testRule('acct-record-fields-type', { missing: 'warning' });

describe('acct-record-fields-type', () => {
  it.each([
    ['that the file does not hold', acctFile('a.csv', 'records d', '⟦record-fields b *⟧'), ['missing']],
    ['in any order', acctFile('a.csv', '⟦record-fields b *⟧', 'records d'), ['missing']],
    ['by their long names', acctFile('a.csv', 'records delivery', '⟦record-fields bounce *⟧'), ['missing']],
    ['that is no default', acctFile('a.csv', 'record-fields d *', '⟦record-fields t *⟧'), ['missing']],
    [
      'of several types',
      acctFile('a.csv', 'records t', '⟦record-fields d *⟧', '⟦record-fields b *⟧'),
      ['missing', 'missing'],
    ],
    ['filled from headers', acctFile('a.csv', 'records d', '⟦map-header-to-field f header_X-Job jobId⟧'), ['missing']],
  ])('finds fields of records %s', (_, sample, ids) => rule.finds(sample, ids));

  it.each([
    ['that the file holds', acctFile('a.csv', 'records t,tq', 'record-fields t *', 'record-fields tq *')],
    [
      'by another name',
      acctFile('a.csv', 'records bounce', 'record-fields b *', 'map-header-to-field b header_X-Job jobId'),
    ],
    ['that it holds by default', acctFile('a.csv', 'record-fields d *', 'record-fields b *')],
    [
      'of one of two lines, of which nobody knows which one counts',
      acctFile('a.csv', 'records r', 'records rb', 'record-fields r *'),
    ],
    ['where the line about records is wrong', acctFile('a.csv', 'records deliveries', 'record-fields b *')],
    ['that is none', acctFile('a.csv', 'records d', 'record-fields bounces *')],
    ['where another part of the section may name more', acctFile('a.csv', 'record-fields t *', 'include more.conf')],
  ])('says nothing about fields of records %s', (_, sample) => rule.isSilent(sample));

  it('names the records that the file holds', () => {
    const sample = acctFile('a.csv', 'records d,t', 'record-fields b *');
    rule.says(
      sample,
      'record-fields is about b records, but this file holds d,t only.\nThe line has no effect.\nAdd b to records',
    );
    rule.pointsAt(sample, [['records d,t', 'the records of this file']]);
    const twice = acctFile('a.csv', 'records d', 'records t', 'record-fields b *');
    rule.pointsAt(twice, [['records d', 'the records of this file']]);
    rule.hasNoFix(sample);
  });

  it('explains the default', () => {
    const sample = acctFile('a.csv', 'record-fields t *');
    rule.says(sample, 'The line has no effect: without a records line a file holds d and b.');
    rule.pointsAt(sample, []);
  });

  it('looks into included files', () => {
    const texts = {
      config: '<acct-file a>\ninclude types.conf\nrecord-fields t *\n</acct-file>\n',
      'types.conf': 'records d\n',
    };
    const found = ['config missing record-fields t *', '-> types.conf records d'];
    expect(findingsInFiles('acct-record-fields-type', texts)).toEqual(found);
  });
});
