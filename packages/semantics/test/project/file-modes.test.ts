import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { diskFiles, loadProject, memoryFiles } from '../../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'pmta-modes-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(mode: number): string {
  const path = join(folder, `file-${mode}`);
  writeFileSync(path, 'host-name mail.example.com\n');
  chmodSync(path, mode);
  return path;
}

describe.skipIf(process.platform === 'win32')('the permissions of files on disk', () => {
  it.each([0o600, 0o640, 0o644, 0o604])('are %o', (mode) => {
    expect(diskFiles.mode?.(fileWith(mode))).toBe(mode);
  });

  it.each([
    ['that is missing', join(folder, 'missing')],
    ['with a NUL in its name', 'a\0b'],
    ['below a file', join(fileWith(0o644), 'below')],
  ])('are not known of a file %s', (_, path) => expect(diskFiles.mode?.(path)).toBeUndefined());

  it('are asked through the project', () => {
    const path = fileWith(0o644);
    const { origin } = loadProject({ path, text: '' }, { files: diskFiles });
    expect(origin?.mode?.(path)).toBe(0o644);
    expect(origin?.identity(path)).toBe(diskFiles.identity(path));
  });
});

describe('files in memory', () => {
  it('have no permissions', () => {
    const { origin } = loadProject({ path: 'config', text: '' }, { files: memoryFiles({}) });
    expect(origin?.mode).toBeUndefined();
  });
});
