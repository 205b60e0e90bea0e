import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { watchFiles } from '../src/lint/watch.ts';
import { folderWith } from './command-line.ts';

it('what changes while the work goes on is seen', async () => {
  const file = join(folderWith({ 'a.conf': 'a\n' }), 'a.conf');
  let runs = 0;
  const work = async (): Promise<readonly string[]> => {
    runs++;
    if (runs === 2) throw new Error('seen');
    writeFileSync(file, 'b\n');
    return [file];
  };
  await expect(watchFiles(work)).rejects.toThrow('seen');
});
