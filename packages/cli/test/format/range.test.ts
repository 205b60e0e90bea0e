import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, run } from '../command-line.ts';

const TEXT = '<domain a.com>\na-b   1\na-b   2\na-b   3\n </domain>\n';
const SECOND = '<domain a.com>\n    a-b 1\na-b   2\na-b   3\n </domain>\n';

describe('pmtafmt --range', () => {
  it.each([
    ['2', SECOND],
    ['2:2', SECOND],
    ['1:2', SECOND],
    [':2', SECOND],
    ['4:', '<domain a.com>\na-b   1\na-b   2\n    a-b 3\n</domain>\n'],
    ['5:99', '<domain a.com>\na-b   1\na-b   2\na-b   3\n</domain>\n'],
    ['99', TEXT],
    ['99:', TEXT],
    ['1:', '<domain a.com>\n    a-b 1\n    a-b 2\n    a-b 3\n</domain>\n'],
  ])('%s prints the whole text with these lines formatted', (range, stdout) => {
    expect(run('pmtafmt', ['--range', range], { input: TEXT })).toMatchObject({ code: 0, stdout, stderr: '' });
  });

  it.each<[string[], number, string, string]>([
    [['--check'], 1, 'a.conf\n', '1 file not formatted; pmtafmt --write formats in place\n'],
    [
      ['--diff'],
      1,
      '--- a/a.conf\n+++ b/a.conf\n@@ -1,5 +1,5 @@\n <domain a.com>\n-a-b   1\n+    a-b 1\n a-b   2\n a-b   3\n  </domain>\n',
      '',
    ],
  ])('goes with %j', (args, code, stdout, stderr) => {
    const cwd = folderWith({ 'a.conf': TEXT });
    expect(run('pmtafmt', [...args, '--range', '2', 'a.conf'], { cwd })).toMatchObject({ code, stdout, stderr });
    expect(readFileSync(join(cwd, 'a.conf'), 'utf8')).toBe(TEXT);
  });

  it('goes with --write, and a second run has nothing to do', () => {
    const cwd = folderWith({ 'a.conf': TEXT });
    const args = ['--write', '--range', '2', 'a.conf'];
    expect(run('pmtafmt', args, { cwd })).toMatchObject({ code: 0, stdout: '', stderr: '1 file formatted now\n' });
    expect(readFileSync(join(cwd, 'a.conf'), 'utf8')).toBe(SECOND);
    expect(run('pmtafmt', args, { cwd }).stderr).toBe('1 file formatted already\n');
  });

  it('keeps line ends, whatever the style says', () => {
    const input = TEXT.replaceAll('\n', '\r\n');
    expect(run('pmtafmt', ['--range', '2'], { input }).stdout).toBe(SECOND.replaceAll('\n', '\r\n'));
  });

  it('takes the style of the command line', () => {
    expect(run('pmtafmt', ['--range', '2', '--indent', 'tab'], { input: TEXT }).stdout).toContain('\n\ta-b 1\n');
  });

  it.each<[string, string[], string]>([
    ['two files', ['-c', '--range', '1', '.'], '--range is about one file, not 2; name one'],
    [
      'a range backwards',
      ['--range', '5:2', 'a.conf'],
      "option '--range <lines>' argument '5:2' is invalid. It starts behind its end; write 2:5.\nTry pmtafmt --help.",
    ],
    [
      'words',
      ['--range', 'all', 'a.conf'],
      "option '--range <lines>' argument 'all' is invalid. Write L1:L2, L1:, :L2 or L, with numbers of lines.\nTry pmtafmt --help.",
    ],
  ])('refuses %s', (_, args, message) => {
    const cwd = folderWith({ 'a.conf': TEXT, 'b.conf': TEXT });
    expect(run('pmtafmt', args, { cwd })).toMatchObject({ code: 2, stdout: '', stderr: `pmtafmt: ${message}\n` });
  });
});
