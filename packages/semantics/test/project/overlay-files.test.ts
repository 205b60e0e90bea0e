import { describe, expect, it } from 'vitest';
import { memoryFiles, overlayFiles } from '../../src/index.ts';

const files = overlayFiles(
  memoryFiles({ 'conf.d/a.conf': 'a', 'conf.d/b.conf': 'b' }),
  new Map([
    ['conf.d/a.conf', 'other'],
    ['conf.d/c.conf', 'new'],
    ['d.conf', 'new'],
  ]),
);

describe('overlayFiles', () => {
  it.each([
    ['conf.d/a.conf', { text: 'other' }],
    ['conf.d/b.conf', { text: 'b' }],
    ['conf.d/c.conf', { text: 'new' }],
  ])('reads %s', (path, content) => {
    expect(files.read(path)).toEqual(content);
  });

  it.each([
    ['conf.d/*.conf', ['conf.d/a.conf', 'conf.d/b.conf', 'conf.d/c.conf']],
    ['d.conf', ['d.conf']],
    ['conf.d/a.conf', ['conf.d/a.conf']],
    ['*.txt', []],
  ])('finds %s, each file once', (pattern, paths) => {
    expect(files.match(pattern)).toEqual(paths);
  });

  it('finds no file a second time under the name that its text is kept by', () => {
    const linked = {
      ...memoryFiles({ 'link/a.conf': 'a' }),
      identity: (path: string) => path.replace('link/', 'real/'),
    };
    expect(overlayFiles(linked, new Map([['real/a.conf', 'b']])).match('*/a.conf')).toEqual(['link/a.conf']);
  });
});
