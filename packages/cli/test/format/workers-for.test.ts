import { truncateSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultFormatOptions } from '@pmtakit/formatter';
import type { FormatJob } from '../../src/format/format-job.ts';
import { workersFor } from '../../src/format/workers-for.ts';
import { folderWith } from '../command-line.ts';

function jobsFor(paths: readonly string[]): FormatJob[] {
  const common = { stdinFilename: undefined, mode: 'check', options: defaultFormatOptions, directives: [] } as const;
  return paths.map((path) => ({ ...common, path, range: undefined, isColoured: false, isIgnored: false }));
}

describe('how many threads format', () => {
  it.each<[string, string[], number | undefined, number]>([
    ['nothing', [], undefined, 1],
    ['nothing, whoever asks for more', [], 4, 1],
    ['one file', ['a'], 4, 1],
    ['as many as are asked for', ['a', 'b', 'c'], 2, 2],
    ['no more than files', ['a', 'b', 'c'], 9, 3],
    ['one when asked for one', ['a', 'b', 'c'], 1, 1],
    ['one when standard input is among the files', ['a', '-', 'c'], 3, 1],
    ['one for files that are not there', ['/nope/a', '/nope/b'], undefined, 1],
  ])('%s', (_, paths, wanted, count) => {
    expect(workersFor(jobsFor(paths), wanted)).toBe(count);
  });

  it('one for little text, all processors for much', () => {
    const folder = folderWith({ a: '', b: 'a-b 1\n', c: '', d: '', e: '', f: '' });
    for (const name of 'cdef') truncateSync(join(folder, name), 4_000_000);
    const paths = (names: string): FormatJob[] => jobsFor([...names].map((name) => join(folder, name)));
    expect(workersFor(paths('ab'), undefined)).toBe(1);
    expect(workersFor(paths('ac'), undefined)).toBe(1);
    expect(workersFor(paths('acdef'), undefined)).toBe(Math.min(4, availableParallelism()));
  });
});
