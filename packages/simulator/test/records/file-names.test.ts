import { describe, expect, it } from 'vitest';
import { datedName, namesInOneDirectory } from '../../src/records/file-names.ts';
import { recordFilesOf } from '../../src/records/files-of.ts';
import { instantOf } from '../../src/traffic/quantities.ts';
import { modelOf } from '../harness.ts';

const start = instantOf('2019-02-08 23:30:00-0100') ?? { time: 0, offset: 0 };

describe('the name of an accounting file', () => {
  it.each([
    ['acct.csv', 0, 'acct-2019-02-08-0000.csv'],
    ['acct.csv', 12, 'acct-2019-02-08-0012.csv'],
    ['acct.d.csv', 0, 'acct.d-2019-02-08-0000.csv'],
    ['acct', 0, 'acct-2019-02-08-0000'],
    ['.csv', 0, '.csv-2019-02-08-0000'],
  ])('%s, file %i: %s', (name, count, dated) => {
    expect(datedName(name, start, count)).toBe(dated);
  });

  it.each([
    [['/var/log/pmta/acct.csv'], ['acct.csv']],
    [['C:\\pmta\\logs\\my acct.csv'], ['my_acct.csv']],
    [
      ['/a/acct.csv', '/b/acct.csv', '/c/ACCT.csv'],
      ['acct.csv', 'acct-2.csv', 'ACCT-3.csv'],
    ],
    [
      ['/a/x.csv', '/b/x.csv', 'x-2.csv'],
      ['x.csv', 'x-2.csv', 'x-2-2.csv'],
    ],
    [['|/usr/bin/feed --to x/y'], ['feed.csv']],
    [['|"/opt/my tools/feed" a'], ['feed.csv']],
    [
      ['../../etc/passwd', '..', '', '|'],
      ['passwd', 'acct.csv', 'acct-2.csv', 'acct-3.csv'],
    ],
  ])('%j in one directory', (targets, names) => {
    expect(namesInOneDirectory(targets)).toEqual(names);
  });

  it('has a date when it is asked for', () => {
    const model = modelOf('<acct-file /a/acct.csv>\n</acct-file>\n<acct-file "|/bin/feed">\nrecords t\n</acct-file>\n');
    const named = (all: ReturnType<typeof recordFilesOf>) => all.map(({ target, name }) => [target, name]);
    expect(named(recordFilesOf(model, start))).toEqual([
      ['/a/acct.csv', 'acct-2019-02-08-0000.csv'],
      ['|/bin/feed', 'feed-2019-02-08-0000.csv'],
    ]);
    expect(recordFilesOf(model).map(({ name }) => name)).toEqual(['acct.csv', 'feed.csv']);
  });
});
