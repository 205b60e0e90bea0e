import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ProjectFiles, diskFiles, isComplete, loadProject, memoryFiles } from '../../src/index.ts';
import { loadTexts, outcomes, outline } from './load-texts.ts';

/** The outline of a configuration whose first file includes the others. */
function wholeOf(texts: Readonly<Record<string, string>>): string[] {
  return outline(loadTexts(texts).project.whole);
}

describe('an include', () => {
  it('stands in the place of its line', () => {
    const texts = { config: 'a 1\ninclude b.conf\na 3\n', 'b.conf': 'a 2\n' };
    expect(wholeOf(texts)).toEqual(['a 1', 'a 2', 'a 3']);
  });

  it('may include more, by the folder of the main file', () => {
    const texts = {
      'conf/config': 'include sub/b\na 4\n',
      'conf/sub/b': 'a 1\ninclude sub/c\na 3\n',
      'conf/sub/c': 'a 2',
    };
    expect(wholeOf(texts)).toEqual(['a 1', 'a 2', 'a 3', 'a 4']);
  });

  it.each([
    'virtual-mta v',
    'virtual-mta-pool p',
    'source 192.0.2.0/24',
    'domain *',
    'smtp-pattern-list p',
    'pattern-list p',
    'smtp-user u',
    'acct-file /var/log/acct.csv',
    'bounce-category-patterns',
    'mx-rollup-list',
    'no-such-section',
  ])('may stand in <%s>', (tag) => {
    const [name] = tag.split(' ');
    const texts = { config: `<${tag}>\na 1\ninclude b\n/a/ 3\n</${name}>\na 4\n`, b: 'a 2\n' };
    const whole = wholeOf(texts);
    expect(whole[0]).toMatch(new RegExp(`^<${name} .*>$`));
    expect(whole.slice(1)).toEqual(['  a 1', '  a 2', '  (pattern entry) /a/ 3', 'a 4']);
  });

  it('may stand in a section of a section', () => {
    const texts = {
      config: '<virtual-mta v>\n<domain example.com>\ninclude b\n</domain>\n</virtual-mta>\n',
      b: 'max-smtp-out 2\n',
    };
    expect(wholeOf(texts)).toEqual(['<virtual-mta v>', '  <domain example.com>', '    max-smtp-out 2']);
  });

  it('may bring whole sections', () => {
    const texts = { config: '<virtual-mta v>\ninclude b\n</virtual-mta>\n', b: '<domain *>\na 1\n</domain>\n' };
    expect(wholeOf(texts)).toEqual(['<virtual-mta v>', '  <domain *>', '    a 1']);
  });

  it('may stand in a list at the end of a line, and bring one', () => {
    const texts = {
      config: '<pattern-list p>\nmail-from /a/ <pattern-list>\ninclude b\n</pattern-list>\n</pattern-list>\n',
      b: 'rcpt-to /b/ <pattern-list>\n* virtual-mta=v\n</pattern-list>\n',
    };
    expect(wholeOf(texts)).toEqual([
      '<pattern-list p>',
      '  mail-from /a/',
      '  <pattern-list >',
      '    rcpt-to /b/',
      '    <pattern-list >',
      '      * virtual-mta=v',
    ]);
  });

  it.each([
    ['empty files', ''],
    ['comments', '# nothing\n# at all'],
    ['blank lines', '\n\n  \n'],
    ['a byte order mark', '\uFEFF'],
  ])('may bring %s', (_, text) => {
    const { project } = loadTexts({ config: '<domain *>\ninclude b\na 1\n</domain>\n', b: text });
    expect(outline(project.whole)).toEqual(['<domain *>', '  a 1']);
    expect(project.files.map(({ path }) => path)).toEqual(['config', 'b']);
  });

  it.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['no line break at the end', (text: string) => text.trimEnd()],
  ])('may have %s', (_, change) => {
    const texts = { config: change('a 1\ninclude b\n<domain *>\ninclude b\n</domain>\n'), b: change('a 2\na 3\n') };
    expect(wholeOf(texts)).toEqual(['a 1', 'a 2', 'a 3', '<domain *>', '  a 2', '  a 3']);
  });

  it.each([
    ['in quotes', 'include "b c.conf"\n', 'b c.conf'],
    ['with a quote in it', 'include "b\\"c.conf"\n', 'b"c.conf'],
    ['with a comment behind it', 'include b.conf # text\n', 'b.conf'],
    ['with a comment glued to it', 'include b.conf#text\n', 'b.conf'],
    ['in capitals', 'INCLUDE b.conf\n', 'b.conf'],
    ['after a tab', '\tinclude\tb.conf\t\n', 'b.conf'],
    ['with a second argument', 'include b.conf c.conf\n', 'b.conf'],
    ['with this folder before it', 'include ./b.conf\n', 'b.conf'],
    ['with a folder and back', 'include x/../b.conf\n', 'b.conf'],
    ['with a backslash', 'include x\\b.conf\n', 'x/b.conf'],
    ['with signs of a pattern in its quotes', 'include "[b].conf"\n', 'b.conf'],
  ])('may be written %s', (_, config, path) => {
    const { project } = loadTexts({ config, [path]: 'a 1\n' });
    expect(outline(project.whole)).toEqual(['a 1']);
    expect(project.includes.map(({ span }) => project.main.text.slice(span.start, span.end))).toEqual([
      config.trim().replace(/[ \t]*#.*/, ''),
    ]);
  });

  it.each(['include\n', 'include # text\n', 'include ""\n', 'include "b\n'])('without a file is none: %j', (config) => {
    const { project } = loadTexts({ config, b: 'a 1\n' });
    expect(project.includes).toEqual([]);
    expect(project.whole.items).toEqual([]);
  });

  it('is no include when a list opens at its end', () => {
    const texts = { config: 'include b <pattern-list>\n* virtual-mta=v\n</pattern-list>\n', b: 'a 1\n' };
    expect(wholeOf(texts)).toEqual(['include b', '<pattern-list >', '  * virtual-mta=v']);
  });

  it('tells where it stands', () => {
    const { project } = loadTexts({ config: 'include b\n', b: '<domain *>\n  include c # x\n</domain>\n', c: '' });
    const [first, second] = project.includes;
    expect([first?.file.path, second?.file.path]).toEqual(['config', 'b']);
    expect([first?.parent.name, second?.parent.name]).toEqual(['global', 'domain']);
    expect(first?.inclusion.include).toBeUndefined();
    expect(second?.inclusion.include).toBe(first);
    expect(second && second.file.text.slice(second.span.start, second.span.end)).toBe('include c');
  });
});

describe('a file that is included several times', () => {
  it('is read once and stands in each section', () => {
    const { project, reads } = loadTexts({
      config:
        '<virtual-mta v>\ninclude k\n</virtual-mta>\n<virtual-mta w>\ninclude ./k\ninclude x/../k\n</virtual-mta>\n',
      k: 'a 1\n',
    });
    expect(outline(project.whole)).toEqual(['<virtual-mta v>', '  a 1', '<virtual-mta w>', '  a 1', '  a 1']);
    expect(reads).toEqual(['k']);
    expect(project.files.map(({ path }) => path)).toEqual(['config', 'k']);
    expect(project.inclusions.map(({ file }) => file.path)).toEqual(['config', 'k', 'k', 'k']);
  });

  it('is one file under all its names', () => {
    const root = mkdtempSync(join(tmpdir(), 'pmtakit-links-'));
    writeFileSync(join(root, 'k.conf'), 'a 1\n');
    symlinkSync('k.conf', join(root, 'l.conf'));
    const config = join(root, 'config');
    const { project, reads } = loadTexts({ [config]: 'include k.conf\ninclude l.conf\n' }, { files: diskFiles });
    rmSync(root, { recursive: true });
    expect(outline(project.whole)).toEqual(['a 1', 'a 1']);
    expect(reads).toEqual([join(root, 'k.conf')]);
    expect(project.files).toHaveLength(2);
  });

  it('is looked for once when it is missing or cannot be read', () => {
    const memory = memoryFiles({});
    const files: ProjectFiles = {
      ...memory,
      read: (path) => (path === 'u' ? { problem: 'unreadable', reason: 'permission denied' } : memory.read(path)),
    };
    const { project, reads } = loadTexts({ config: 'include m\ninclude u\n'.repeat(3) }, { files });
    expect(outcomes(project)).toHaveLength(6);
    expect(reads).toEqual(['m', 'u']);
  });
});

describe('a wildcard', () => {
  it('brings its files in the order of their paths', () => {
    const texts = {
      config: 'a 0\ninclude conf.d/*.conf\na 9\n',
      'conf.d/b.conf': 'a 2\n',
      'conf.d/a.conf': 'a 1\n',
      'conf.d/.hidden.conf': 'a 7\n',
      'conf.d/c.txt': 'a 8\n',
      'conf.d/10.conf': 'a 3\n',
    };
    expect(wholeOf(texts)).toEqual(['a 0', 'a 3', 'a 1', 'a 2', 'a 9']);
    expect(outcomes(loadTexts(texts).project)).toEqual(['conf.d/*.conf: conf.d/10.conf conf.d/a.conf conf.d/b.conf']);
  });

  it('brings a file again that another line brings', () => {
    const { project, reads } = loadTexts({ config: 'include *.c\ninclude a.c\n', 'a.c': 'a 1\n', 'b.c': 'a 2\n' });
    expect(outline(project.whole)).toEqual(['a 1', 'a 2', 'a 1']);
    expect(reads).toEqual(['a.c', 'b.c']);
  });

  it('brings the files that it can when others give nothing', () => {
    const memory = memoryFiles({ 'a.conf': 'a 1\n', 'b.conf': '', 'c.conf': 'a 3\n' });
    const files: ProjectFiles = {
      ...memory,
      read: (path) => (path === 'b.conf' ? { problem: 'unreadable', reason: 'permission denied' } : memory.read(path)),
    };
    const { project } = loadTexts({ config: 'include *.conf\n' }, { files });
    expect(outline(project.whole)).toEqual(['a 1', 'a 3']);
    expect(outcomes(project)).toEqual(['*.conf: a.conf c.conf', '*.conf: unreadable b.conf, permission denied']);
    expect(isComplete(project)).toBe(false);
  });

  it('in the name of the folder around is none', () => {
    const texts = {
      '[x]*/config': 'include b\ninclude *.conf\n',
      '[x]*/b': 'a 1\n',
      '[x]*/c.conf': 'a 2\n',
      'x/b': 'a 3\n',
    };
    expect(wholeOf(texts)).toEqual(['a 1', 'a 2']);
  });

  it('in the folder of a mapping is none', () => {
    const texts = {
      config: 'include /etc/pmta/b\ninclude /etc/pmta/*.conf\n',
      '[x]/b': 'a 1\n',
      '[x]/c.conf': 'a 2\n',
    };
    const { project } = loadTexts(texts, { mappings: [{ from: '/etc/pmta', to: './[x]' }] });
    expect(outline(project.whole)).toEqual(['a 1', 'a 2']);
  });

  it('is looked up once', () => {
    const patterns: string[] = [];
    const memory = memoryFiles({ 'a.conf': '' });
    const files: ProjectFiles = {
      ...memory,
      match: (pattern) => {
        patterns.push(pattern);
        return memory.match(pattern);
      },
    };
    loadTexts({ config: 'include *.conf\n'.repeat(5) }, { files });
    // The vendor's own file is looked for in any case.
    expect(patterns).toEqual(['*.conf', 'config-defaults']);
  });

  it('may match too much', () => {
    const files: ProjectFiles = { ...memoryFiles({}), match: () => 'too-many' };
    const { project } = loadTexts({ config: 'include */*.conf\n' }, { files });
    expect(outcomes(project)).toEqual(['*/*.conf: more than 50000 files for one pattern']);
  });
});

describe('an include that gives nothing', () => {
  it.each([
    ['http', 'include http://example.com/a.conf\n', 'http://example.com/a.conf: remote'],
    ['https', 'include https://example.com/a.conf\n', 'https://example.com/a.conf: remote'],
    ['capitals', 'include HTTPS://example.com/a\n', 'https://example.com/a: remote'],
    ['quotes', 'include "https://example.com/a"\n', 'https://example.com/a: remote'],
    ['a user', 'include https://user:secret@example.com/a\n', 'https://example.com/a: remote'],
    ['an @ in the password', 'include https://user:sec@ret@example.com/a@b\n', 'https://example.com/a@b: remote'],
    ['a star', 'include https://example.com/*.conf\n', 'https://example.com/*.conf: remote'],
  ])('is remote, with %s', (_, config, expected) => {
    const { project, reads } = loadTexts({ config });
    expect(outcomes(project)).toEqual([expected]);
    expect(reads).toEqual([]);
    expect(isComplete(project)).toBe(false);
  });

  it.each<[string, string, string, Record<string, string>]>([
    ['is missing', 'include b\n', 'b: missing b, found nothing', {}],
    ['is missing from a folder', 'include x/b\n', 'x/b: missing x/b, found nothing', { 'y/b': '' }],
    ['lies beside', 'include /etc/pmta/b\n', '/etc/pmta/b: missing /etc/pmta/b, found b', { b: '' }],
    ['lies below', 'include /etc/pmta/x/b\n', '/etc/pmta/x/b: missing /etc/pmta/x/b, found x/b', { 'x/b': '', b: '' }],
    ['lies beside, for a relative path', 'include x/b\n', 'x/b: missing x/b, found b', { b: '' }],
    ['lies beside, on Windows', 'include C:\\pmta\\b\n', 'C:\\pmta\\b: missing C:/pmta/b, found b', { b: '' }],
    ['lies beside, with signs of a pattern', 'include "/x/[b]*"\n', '/x/[b]*: nothing matches /x/[b]*', { '[b]*': '' }],
    ['matches nothing', 'include x/*.conf\n', 'x/*.conf: nothing matches x/*.conf', { 'a.conf': '' }],
    ['is a folder', 'include x\n', 'x: missing x, found nothing', { 'x/a': '' }],
  ])('%s', (_, config, expected, others) => {
    const { project } = loadTexts({ config, ...others });
    expect(outcomes(project)).toEqual([expected]);
    expect(isComplete(project)).toBe(false);
    expect(project.files).toHaveLength(1);
  });

  it('is found beside a main file in a folder', () => {
    const texts = { 'conf/config': 'include /etc/pmta/x/b\n', 'conf/x/b': '', 'x/b': '' };
    expect(outcomes(loadTexts(texts).project)).toEqual(['/etc/pmta/x/b: missing /etc/pmta/x/b, found conf/x/b']);
  });

  it('is found beside a main file in a folder with signs of a pattern', () => {
    const texts = { '[x]/config': 'include /etc/pmta/b\ninclude c\n', '[x]/b': '', 'x/c': '' };
    expect(outcomes(loadTexts(texts).project)).toEqual([
      '/etc/pmta/b: missing /etc/pmta/b, found [x]/b',
      'c: missing [x]/c, found nothing',
    ]);
  });

  it('is found without being read', () => {
    const { reads } = loadTexts({ config: 'include /etc/pmta/x/b\n', b: '' });
    expect(reads).toEqual(['/etc/pmta/x/b']);
  });

  it('is not looked for in a path of a hundred thousand folders', () => {
    const { project } = loadTexts({ config: `include /${'x/'.repeat(100_000)}b\n`, b: '' });
    expect(project.includes[0]?.outcome).toMatchObject({ kind: 'missing', found: 'b' });
  });

  it('does not stop what comes behind it', () => {
    expect(wholeOf({ config: 'include b\na 1\ninclude https://example.com/b\na 2\n' })).toEqual(['a 1', 'a 2']);
  });

  it.each([
    ['a folder', 'folder', 'unreadable ROOT/folder, a folder'],
    ['a device', '/dev/zero', 'unreadable /dev/zero, no regular file'],
    ['NUL', '"a\0b"', 'missing ROOT/a\0b, found nothing'],
  ])('may be %s of the disk', (_, target, expected) => {
    const root = mkdtempSync(join(tmpdir(), 'pmtakit-disk-'));
    mkdirSync(join(root, 'folder'));
    const { project } = loadTexts({ [join(root, 'config')]: `include ${target}\na 1\n` }, { files: diskFiles });
    rmSync(root, { recursive: true });
    expect(outcomes(project).map((one) => one.replace(/^.*?: /, '').replace(root, 'ROOT'))).toEqual([expected]);
    expect(outline(project.whole)).toEqual(['a 1']);
  });
});

describe('where a path leads', () => {
  const mappings = [
    { from: '/etc/pmta', to: './conf' },
    { from: '/etc/pmta/keys', to: '/srv/keys' },
    { from: 'C:\\pmta', to: 'win' },
  ];

  it.each([
    ['a mapping', '/etc/pmta/b', 'conf/b'],
    ['the longest mapping', '/etc/pmta/keys/b', '/srv/keys/b'],
    ['a mapping with a pattern', '/etc/pmta/b*', 'conf/b1'],
    ['a mapping of Windows', 'C:\\pmta\\sub\\b', 'win/sub/b'],
    ['no mapping', '/etc/pmta2/b', '/etc/pmta2/b'],
    ['the base', 'b', 'base/b'],
    ['the base, with a backslash', 'sub\\b', 'base/sub/b'],
    ['above the base', '../b', 'b'],
  ])('is told by %s', (_, target, path) => {
    const options = { mappings, base: './base' };
    const { project } = loadTexts({ 'main/config': `include ${target}\n`, [path]: 'a 1\n' }, options);
    expect(outline(project.whole)).toEqual(['a 1']);
    expect(project.files[1]?.path).toBe(path);
  });

  it('is not mapped when it is the folder of the main file', () => {
    const texts = { '/home/x/config': 'include b\n', '/home/x/b': 'a 1\n', 'root/home/x/b': 'a 2\n' };
    const { project } = loadTexts(texts, { mappings: [{ from: '/', to: 'root' }] });
    expect(outline(project.whole)).toEqual(['a 1']);
  });
});

describe('a cycle', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['of one file', { config: 'include config\n' }, ['config: cycle config']],
    ['of one file under another name', { config: 'include ./x/../config\n' }, ['./x/../config: cycle config']],
    ['of two files', { config: 'include b\n', b: 'include config\n' }, ['b: b', 'config: cycle config > b']],
    [
      'of three files',
      { config: 'include b\n', b: 'include c\n', c: 'include config\n' },
      ['b: b', 'c: c', 'config: cycle config > b > c'],
    ],
    [
      'without the main file',
      { config: 'include b\n', b: 'include c\n', c: 'include b\n' },
      ['b: b', 'c: c', 'b: cycle b > c'],
    ],
    ['of an included file', { config: 'include b\n', b: 'include b\n' }, ['b: b', 'b: cycle b']],
    [
      'through a wildcard',
      { config: 'include *.conf\n', 'a.conf': 'a 1\n', 'b.conf': 'include *.conf\n' },
      ['*.conf: a.conf b.conf', '*.conf: a.conf', '*.conf: cycle b.conf'],
    ],
    [
      'of a file that matches its own wildcard',
      { 'a.conf': 'include *.conf\n', 'b.conf': 'a 1\n', 'c.conf': '' },
      ['*.conf: b.conf c.conf', '*.conf: cycle a.conf'],
    ],
    [
      'twice by one wildcard',
      { 'a.conf': 'include b.conf\n', 'b.conf': 'include *.conf\n' },
      ['b.conf: b.conf', '*.conf: cycle a.conf > b.conf', '*.conf: cycle b.conf'],
    ],
  ])('%s ends, and its files are told', (_, texts, expected) => {
    const { project } = loadTexts(texts);
    expect(outcomes(project)).toEqual(expected);
    expect(isComplete(project)).toBe(false);
  });

  it('costs one line only', () => {
    const texts = { config: 'a 1\ninclude b\na 4\n', b: '<domain *>\na 2\ninclude config\na 3\n</domain>\n' };
    expect(wholeOf(texts)).toEqual(['a 1', '<domain *>', '  a 2', '  a 3', 'a 4']);
  });

  it('is none when a file is included twice, one after the other', () => {
    const { project } = loadTexts({ config: 'include b\ninclude c\n', b: 'include c\n', c: 'a 1\n' });
    expect(isComplete(project)).toBe(true);
    expect(outline(project.whole)).toEqual(['a 1', 'a 1']);
  });
});

it('looks for nothing when includes are not to be followed', () => {
  const files = {
    ...memoryFiles({ 'a.conf': 'host-name a.example.com\n' }),
    read: () => expect.fail('a file is read'),
  };
  const text = 'include a.conf\ninclude *.conf\ninclude http://example.com/a\n';
  const project = loadProject({ path: 'config', text }, { files, followIncludes: false });
  expect(project.includes.map(({ outcome }) => outcome)).toEqual([1, 2, 3].map(() => ({ kind: 'not-followed' })));
  expect(project.whole.items).toEqual([]);
  expect(isComplete(project)).toBe(false);
});
