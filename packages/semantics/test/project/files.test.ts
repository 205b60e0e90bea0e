import fc from 'fast-check';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_MATCHES, diskFiles, memoryFiles } from '../../src/index.ts';

let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'pmtakit-files-'));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: string | Uint8Array = ''): string {
  const full = join(root, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, content);
  return full;
}

describe('files in memory and on the disk', () => {
  const name = fc.constantFrom('a', 'b', 'ab', '.a', 'a-b', 'a.conf', 'B', '[a]', 'ä', '10', '9');
  const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
  const part = fc.oneof(
    name,
    fc.constantFrom('*', '?', 'a*', '*.conf', '[a-b]', '[!a]', '.*', '*b', '[[]a]', '[', 'no'),
  );
  const pattern = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));

  /** Without the files that would have to be folders too. */
  function possible(paths: readonly string[]): string[] {
    const all = [...new Set(paths)];
    return all.filter((one) => !all.some((other) => other.startsWith(`${one}/`)));
  }

  it('match the same patterns, in the same order', () => {
    let run = 0;
    fc.assert(
      fc.property(fc.array(path, { maxLength: 12 }), fc.array(pattern, { maxLength: 8 }), (some, patterns) => {
        const folder = join(root, `same-${run++}`);
        const paths = possible(some).map((one) => write(`${folder.slice(root.length)}/${one}`));
        const memory = memoryFiles(Object.fromEntries(paths.map((one) => [one, ''])));
        for (const one of patterns.map((relative) => `${folder}/${relative}`)) {
          expect(diskFiles.match(one)).toEqual(memory.match(one));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('sort whole paths', () => {
    const paths = ['a/x', 'a-b/x', 'B/x', 'a/10', 'a/9'].map((one) => write(`sorted/${one}`));
    const expected = ['B/x', 'a-b/x', 'a/10', 'a/9', 'a/x'].map((one) => join(root, 'sorted', one));
    expect(diskFiles.match(join(root, 'sorted/*/*'))).toEqual(expected);
    expect(memoryFiles(new Map(paths.map((one) => [one, '']))).match(join(root, 'sorted/*/*'))).toEqual(expected);
  });

  it('tell whether a file is there by a pattern without wildcards', () => {
    const file = write('there/a.conf');
    const memory = memoryFiles({ [file]: '' });
    for (const files of [diskFiles, memory]) {
      expect(files.match(file)).toEqual([file]);
      expect(files.match(dirname(file))).toEqual([]);
      expect(files.match(`${file}/a.conf`)).toEqual([]);
    }
  });
});

describe('memoryFiles', () => {
  it('follows a map that changes', () => {
    const texts = new Map<string, string>();
    const files = memoryFiles(texts);
    expect(files.read('a')).toEqual({ problem: 'missing', reason: 'no such file' });
    texts.set('a', 'run-as-root no\n');
    expect(files.read('a')).toEqual({ text: 'run-as-root no\n' });
    expect(files.match('*')).toEqual(['a']);
  });

  it('knows a file by all its names', () => {
    const { identity } = memoryFiles({});
    expect(identity('./conf/../a')).toBe(identity('a'));
    expect(identity('b')).not.toBe(identity('a'));
  });

  it.each(['__proto__', 'constructor', 'toString'])('has no file called %s', (path) => {
    expect(memoryFiles({}).read(path)).toEqual({ problem: 'missing', reason: 'no such file' });
  });
});

describe('diskFiles', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from('# käse\n'), '# käse\n'],
    ['a byte order mark', Buffer.from('\uFEFFa 1\n'), '\uFEFFa 1\n'],
    ['Latin-1', Buffer.from('# k\u00e4se\n', 'latin1'), '# käse\n'],
    ['CRLF', Buffer.from('a 1\r\n'), 'a 1\r\n'],
    ['NUL', Buffer.from('a\0b\n'), 'a\0b\n'],
    ['nothing', Buffer.alloc(0), ''],
  ])('reads %s', (kind, bytes, text) => expect(diskFiles.read(write(`texts/${kind}`, bytes))).toEqual({ text }));

  it.each<[string, () => string, object]>([
    ['a missing file', () => join(root, 'nothing'), { problem: 'missing' }],
    ['a missing folder', () => join(root, 'nothing/a'), { problem: 'missing' }],
    ['a path through a file', () => `${write('file')}/a`, { problem: 'missing' }],
    ['a path with NUL', () => join(root, 'a\0b'), { problem: 'missing' }],
    ['an empty path', () => '', { problem: 'missing' }],
    ['a folder', () => root, { problem: 'unreadable', reason: 'a folder' }],
    ['a device without an end', () => '/dev/zero', { problem: 'unreadable', reason: 'no regular file' }],
    ['a name that is too long', () => join(root, 'a'.repeat(5000)), { problem: 'unreadable' }],
  ])('says why %s gives no text', (_, path, expected) => {
    const content = diskFiles.read(path());
    expect(content).toMatchObject(expected);
    expect(content).toHaveProperty('reason', expect.stringMatching(/^\w/));
  });

  it.skipIf(process.getuid?.() === 0)('says that a file may not be read', () => {
    const path = write('locked', 'a');
    chmodSync(path, 0);
    expect(diskFiles.read(path)).toMatchObject({ problem: 'unreadable', reason: 'permission denied' });
  });

  it('knows a file by all its names', () => {
    const file = write('names/a.conf');
    symlinkSync(file, join(root, 'names/link'));
    expect(diskFiles.identity(join(root, 'names/link'))).toBe(diskFiles.identity(file));
    expect(diskFiles.identity(`${root}/names/../names/./a.conf`)).toBe(diskFiles.identity(file));
    expect(diskFiles.identity(`${root}/no/such`)).toBe(`${root}/no/such`);
  });

  it('leaves out folders, broken links and folders that cannot be read', () => {
    write('mixed/a.conf');
    mkdirSync(join(root, 'mixed/b.conf'));
    symlinkSync('nowhere', join(root, 'mixed/c.conf'));
    expect(diskFiles.match(join(root, 'mixed/*'))).toEqual([join(root, 'mixed/a.conf')]);
    expect(diskFiles.match(join(root, 'mixed/*/*'))).toEqual([]);
    expect(diskFiles.match(join(root, 'none/*'))).toEqual([]);
    expect(diskFiles.match(`${root}/*\0/*`)).toEqual([]);
  });

  it('follows links, and stops where they lead round in circles', () => {
    write('loop/a.conf');
    for (const name of ['x', 'y']) symlinkSync('.', join(root, 'loop', name));
    expect(diskFiles.match(join(root, 'loop/*/*.conf'))).toHaveLength(2);
    expect(2 ** 30).toBeGreaterThan(MOST_MATCHES);
    expect(diskFiles.match(join(root, 'loop', '*/'.repeat(30), '*.conf'))).toBe('too-many');
  });

  it('stops where many links lead into the same deep folders', () => {
    const depth = 200;
    const links = Math.ceil(MOST_MATCHES / depth) + 1;
    write(`links/deep/${'x/'.repeat(depth)}a.conf`);
    for (let index = 0; index < links; index++) symlinkSync('deep', join(root, `links/l${index}`));
    expect(diskFiles.match(join(root, 'links', 'l*', 'x/'.repeat(depth), '*.conf'))).toHaveLength(links);
    expect(diskFiles.match(join(root, 'links', 'l*', '*/'.repeat(depth), '*.conf'))).toBe('too-many');
  });

  it('ends on a pattern of many folders', () => {
    const folder = dirname(write('deep/a'));
    expect(diskFiles.match(`${folder}/${'*/'.repeat(100_000)}a`)).toEqual([]);
    expect(diskFiles.match(`${folder}/${'a/'.repeat(100_000)}*`)).toEqual([]);
  });
});
