import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PathMapping, folderOf, isAbsolute, joinPath, mapPath, normalize } from '../../src/index.ts';

/** Mappings as they are typed: `FROM=TO`. */
function mappings(...typed: string[]): PathMapping[] {
  return typed.map((one) => {
    const [from = '', to = ''] = one.split('=');
    return { from, to };
  });
}

function mapped(path: string, ...typed: string[]): string | undefined {
  const found = mapPath(path, mappings(...typed));
  return found && joinPath(found.folder, found.rest);
}

describe('mapPath', () => {
  it.each<[string, string, string[], string | undefined]>([
    ['a path in a folder', '/etc/pmta/a.conf', ['/etc/pmta=./conf'], 'conf/a.conf'],
    ['a path deep in a folder', '/etc/pmta/b/c/a.conf', ['/etc/pmta=conf'], 'conf/b/c/a.conf'],
    ['the folder itself', '/etc/pmta', ['/etc/pmta=conf'], 'conf'],
    ['the folder itself with a slash', '/etc/pmta/', ['/etc/pmta=conf'], 'conf'],
    ['a single file', '/etc/pmta/config', ['/etc/pmta/config=here/main.conf'], 'here/main.conf'],
    ['slashes at both ends', '/etc/pmta/a', ['/etc/pmta/=conf/'], 'conf/a'],
    ['an absolute target', '/etc/pmta/a', ['/etc/pmta=/srv/git/conf'], '/srv/git/conf/a'],
    ['a target above', '/etc/pmta/a', ['/etc/pmta=../conf'], '../conf/a'],
    ['this folder as target', '/etc/pmta/a', ['/etc/pmta=.'], 'a'],
    ['no target', '/etc/pmta/a', ['/etc/pmta='], 'a'],
    ['the root as target', '/etc/pmta/a', ['/etc/pmta=/'], '/a'],
    ['the root', '/etc/pmta/a', ['/=./root'], 'root/etc/pmta/a'],
    ['the root onto itself', '/etc/pmta/a', ['/=/'], '/etc/pmta/a'],
    ['the longest, given last', '/etc/pmta/keys/a', ['/etc/pmta=conf', '/etc/pmta/keys=k'], 'k/a'],
    ['the longest, given first', '/etc/pmta/keys/a', ['/etc/pmta/keys=k', '/etc/pmta=conf', '/=r'], 'k/a'],
    ['the longest as it is written', '/etc/pmta/a', ['/etc/pmta=conf', '/etc/../etc/././=other'], 'conf/a'],
    ['the last of equal ones', '/etc/pmta/a', ['/etc/pmta=one', '/etc/pmta/=two'], 'two/a'],
    ['nothing without mappings', '/etc/pmta/a', [], undefined],
    ['nothing outside of all folders', '/opt/a', ['/etc/pmta=conf'], undefined],
    ['nothing where a name only begins like the folder', '/etc/pmta2/a', ['/etc/pmta=conf'], undefined],
    ['nothing where a file only begins like the folder', '/etc/pmta.conf', ['/etc/pmta=conf'], undefined],
    ['nothing in other capitals', '/ETC/pmta/a', ['/etc/pmta=conf'], undefined],
    ['no relative path by an absolute folder', 'etc/pmta/a', ['/etc/pmta=conf', '/=root'], undefined],
    ['a relative path by a relative folder', 'keys/a', ['keys=/srv/keys'], '/srv/keys/a'],
    ['nothing for an empty folder', 'keys/a', ['=/srv', '.=/srv', './=/srv'], undefined],
    ['a path that leaves the folder', '/etc/pmta/../other/a', ['/etc/pmta=conf'], undefined],
    ['a path that comes into the folder', '/etc/other/../pmta/./a', ['/etc/pmta=conf'], 'conf/a'],
    ['a path above the root', '/../etc/pmta/a', ['/etc/pmta=conf'], 'conf/a'],
    ['a folder with a dot in it', '/etc/pmta/a', ['/etc/x/../pmta=conf'], 'conf/a'],
    ['doubled slashes', '//etc//pmta//a', ['/etc/pmta=conf'], 'conf/a'],
    ['a path of Windows', 'C:\\pmta\\conf\\a.conf', ['C:\\pmta=./conf'], 'conf/conf/a.conf'],
    ['a path of Windows with slashes', 'C:/pmta/a.conf', ['C:\\pmta\\=./conf'], 'conf/a.conf'],
    ['a mapping of Windows with slashes', 'C:\\pmta\\a.conf', ['C:/pmta=conf'], 'conf/a.conf'],
    ['a path of Windows in other capitals', 'c:\\PMTA\\A.conf', ['C:\\pmta=conf'], 'conf/A.conf'],
    ['a drive', 'C:\\pmta\\a', ['C:=drive'], 'drive/pmta/a'],
    ['a drive with its root', 'C:\\pmta\\a', ['C:\\=drive'], 'drive/pmta/a'],
    ['another drive', 'D:\\pmta\\a', ['C:\\pmta=conf', '/=root'], undefined],
    ['a name that only begins like the folder, on Windows', 'C:\\pmta2\\a', ['C:\\pmta=conf'], undefined],
    ['a target of Windows', '/etc/pmta/a', ['/etc/pmta=D:\\git\\conf'], 'D:/git/conf/a'],
    ['nothing for an empty path', '', ['/etc/pmta=conf', '/=root'], undefined],
  ])('maps %s', (_, path, typed, expected) => expect(mapped(path, ...typed)).toBe(expected));

  it('keeps the place of a path in its folder', () => {
    const path = fc.array(fc.constantFrom('a', 'b', 'conf.d'), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(path, path, path, (from, to, rest) => {
        const [server, here, file] = [from, to, rest].map((names) => names.join('/'));
        expect(mapped(`/${server}/${file}`, `/${server}=${here}`)).toBe(`${here}/${file}`);
      }),
    );
  });
});

describe('normalize', () => {
  it.each([
    ['', ''],
    ['.', ''],
    ['./', ''],
    ['/', '/'],
    ['//', '/'],
    ['a', 'a'],
    ['./a', 'a'],
    ['a/./b//c/', 'a/b/c'],
    ['a/../b', 'b'],
    ['a/..', ''],
    ['../a', '../a'],
    ['../../a', '../../a'],
    ['a/../../b', '../b'],
    ['/..', '/'],
    ['/../a', '/a'],
    ['/a/../../b', '/b'],
    ['..a/b..', '..a/b..'],
    ['a\\b\\..\\c', 'a/c'],
    ['C:\\a\\..\\..\\b', 'C:/b'],
    ['C:\\', 'C:/'],
    ['C:', 'C:'],
    ['C:..\\a', 'C:../a'],
    ['c:a\\b', 'c:a/b'],
  ])('makes %j to %j', (path, expected) => {
    expect(normalize(path)).toBe(expected);
    expect(normalize(expected)).toBe(expected);
  });

  it('is done in one pass on a long path', () => {
    expect(normalize('a/'.repeat(200_000) + '../'.repeat(199_999))).toBe('a');
  });
});

describe('joinPath, folderOf and isAbsolute', () => {
  it.each([
    ['conf', 'a', 'conf/a'],
    ['conf/', './a', 'conf/a'],
    ['conf', '../a', 'a'],
    ['.', 'a', 'a'],
    ['', 'a', 'a'],
    ['/', 'a', '/a'],
    ['conf', '/a', '/a'],
    ['conf', '\\a', '/a'],
    ['conf', 'C:\\a', 'C:/a'],
    ['C:\\conf', 'a\\b', 'C:/conf/a/b'],
    ['conf', '', 'conf'],
  ])('puts %j and %j together', (folder, path, expected) => expect(joinPath(folder, path)).toBe(expected));

  it.each([
    ['config', ''],
    ['conf/config', 'conf'],
    ['./config', '.'],
    ['/config', '/'],
    ['/etc/pmta/config', '/etc/pmta'],
    ['C:\\pmta\\config', 'C:/pmta'],
    ['<stdin>', ''],
    ['', ''],
  ])('finds the folder of %j', (path, expected) => expect(folderOf(path)).toBe(expected));

  it.each([
    ['/a', true],
    ['\\a', true],
    ['C:a', true],
    ['C:\\a', true],
    ['a', false],
    ['./a', false],
    ['', false],
    ['https://example.com', false],
  ])('knows whether %j is absolute', (path, expected) => expect(isAbsolute(path)).toBe(expected));
});
