import { describe, expect, it } from 'vitest';
import { Model, type ProjectFiles, loadProject, memoryFiles, validateProject } from '../../src/index.ts';
import { SERVER, testRule } from '../expect-findings.ts';

const rule = testRule('include-missing', {
  missing: 'error',
  unreadable: 'error',
  nothing: 'warning',
  cycle: 'error',
  tooMuch: 'error',
  remote: 'hint',
  relative: 'hint',
});

/** What the rule says in each file: `file messageId`, with the texts. */
function reports(texts: Record<string, string>, main = 'config', files: Partial<ProjectFiles> = {}) {
  const text = texts[main] ?? '';
  const project = loadProject({ path: main, text }, { files: { ...memoryFiles(texts), ...files }, mostIncludes: 20 });
  return [...validateProject(new Model(project))].flatMap(([file, found]) =>
    found
      .filter((finding) => finding.rule === 'include-missing')
      .map((finding) => ({ ...finding, what: `${file.path} ${finding.messageId}` })),
  );
}

describe('include-missing', () => {
  it.each([
    ['at the top level', '⟦include /etc/pmta/more.conf⟧\n'],
    ['in a section', '<virtual-mta a>\n  ⟦include /etc/pmta/keys.conf⟧ # b\n</virtual-mta>\n'],
    ['in quotes', '⟦INCLUDE "/etc/pmta/more files.conf"⟧\n'],
    ['of Windows', '⟦include C:\\pmta\\more.conf⟧\n'],
  ])('finds a file that is not there, %s', (_, sample) => {
    rule.finds(sample, ['missing']);
    rule.finds(sample + SERVER, ['missing']);
  });

  it('finds a relative path from a main file, and warns of a pattern', () => {
    rule.finds(`⟦include more.conf⟧\n${SERVER}`, ['missing']);
    rule.finds(`⟦include conf.d/*.conf⟧\n${SERVER}`, ['nothing']);
    rule.finds('⟦include /etc/pmta/conf.d/*.conf⟧\n', ['nothing']);
  });

  it.each([
    ['a log file', 'log-file /var/log/pmta/log\n'],
    ['a spool', '<spool /var/spool/pmta>\n</spool>\n'],
    ['a spool in its old form', 'spool /var/spool/pmta\n'],
  ])('takes a file with %s for a main file', (_, server) => {
    rule.finds(`⟦include more.conf⟧\n${server}`, ['missing']);
    const texts = { config: 'include server.conf\ninclude more.conf\n', 'server.conf': server };
    expect(reports(texts).map(({ what }) => what)).toEqual(['config missing']);
  });

  it('says little of a relative path in a part of a configuration', () => {
    rule.finds('⟦include more.conf⟧\n⟦include conf.d/*.conf⟧\n', ['relative', 'relative']);
    rule.says('include more.conf\n', 'Look over the main file instead.');
  });

  it.each(['http', 'https', 'HTTPS'])('says that files by %s are not fetched', (scheme) => {
    rule.finds(`⟦include ${scheme}://example.com/pmta.conf⟧\n`, ['remote']);
  });

  it.each([
    ['a placeholder', 'include {{ folder }}/more.conf\ninclude ${DIR}/x.conf\n'],
    ['a line without a path', 'include\n'],
    ['a comment', '# include /etc/pmta/more.conf\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('says nothing about files that are there', () => {
    const texts = {
      config: 'include a.conf\ninclude d/*.conf\ninclude /e.conf\n',
      'a.conf': '',
      'd/b.conf': '',
      '/e.conf': '',
    };
    expect(reports(texts)).toEqual([]);
  });

  it('tells where it looked, and offers no fix', () => {
    rule.says(`include more.conf\n${SERVER}`, 'There is no file more.conf.');
    rule.says('include /etc/pmta/conf.d/../more.conf\n', 'looked for at /etc/pmta/more.conf.');
    rule.hasNoFix('include /etc/pmta/more.conf\n');
  });

  it.each([
    ['/etc/pmta/conf.d/a.conf', '/home/me/config', '/home/me/conf.d/a.conf', '--map /etc/pmta=/home/me'],
    ['/etc/pmta/a.conf', '/home/me/config', '/home/me/a.conf', '--map /etc/pmta=/home/me'],
    ['/etc/pmta/conf.d/a.conf', 'config', 'conf.d/a.conf', '--map /etc/pmta=.'],
    ['/conf.d/a.conf', 'sub/config', 'sub/conf.d/a.conf', '--map /=sub'],
    ['/etc/pmta/a.conf', '/config', '/a.conf', '--map /etc/pmta=/'],
    ['C:\\pmta\\a.conf', 'sub/config', 'sub/a.conf', '--map C:/pmta=sub'],
    ['/etc/pmta/a.conf', '/my files/config', '/my files/a.conf', '--map "/etc/pmta=/my files"'],
  ])('knows the mapping by which %s of %s is %s', (target, main, found, advice) => {
    const [finding] = reports({ [main]: `include ${target}\n`, [found]: '' }, main);
    expect(finding?.message).toContain(`Should ${found} be meant, say ${advice}.`);
    const [from = '', to = ''] = advice.replace('--map ', '').replaceAll('"', '').split('=');
    const text = `include ${target}\n`;
    const mapped = loadProject({ path: main, text }, { files: memoryFiles({ [found]: '' }), mappings: [{ from, to }] });
    expect(mapped.includes.map(({ outcome }) => outcome.kind)).toEqual(['included']);
  });

  it('knows the mapping for a relative path, where another folder is said to be the base', () => {
    const text = `include a.conf\n${SERVER}`;
    const files = memoryFiles({ '/home/me/a.conf': '' });
    const load = (mappings: { from: string; to: string }[]) =>
      loadProject({ path: '/home/me/config', text }, { files, base: '/etc/pmta', mappings });
    const project = load([]);
    const messages = validateProject(new Model(project))
      .get(project.main)
      ?.map(({ message }) => message);
    expect(messages).toEqual([expect.stringContaining('say --map a.conf=/home/me/a.conf.')]);
    const mapped = load([{ from: 'a.conf', to: '/home/me/a.conf' }]);
    expect(mapped.includes.map(({ outcome }) => outcome.kind)).toEqual(['included']);
  });

  it('says nothing of a mapping where no file of that name is near by', () => {
    const [finding] = reports({ config: 'include /etc/pmta/a.conf\n', 'b.conf': '' });
    expect(finding?.message).toMatch(/\nWrite the right path\.$/);
  });

  it('gives the reason why a file cannot be read', () => {
    const read: ProjectFiles['read'] = () => ({ problem: 'unreadable', reason: 'permission denied' });
    const [finding] = reports({ config: 'include /x.conf\n' }, 'config', { read });
    expect(finding?.messageId).toBe('unreadable');
    expect(finding?.severity).toBe('error');
    expect(finding?.message).toContain('/x.conf cannot be read: permission denied.\n');
  });

  it.each<[string, Record<string, string>, string[], (string | undefined)[]]>([
    ['itself', { config: 'include config\n' }, ['config cycle'], []],
    ['itself, in another file', { config: 'include a\n', a: 'include a\n' }, ['a cycle'], []],
    ['the main file', { config: 'include a\n', a: 'include config\n' }, ['a cycle'], ['config']],
    ['a file on the way', { config: 'include a\n', a: 'include b\n', b: 'include a\n' }, ['b cycle'], ['a']],
    ['a file far up', { config: 'include a\n', a: 'include b\n', b: 'include config\n' }, ['b cycle'], ['config', 'a']],
  ])('finds an include of %s, and points at the way', (_, texts, what, places) => {
    const found = reports(texts);
    expect(found.map((finding) => finding.what)).toEqual(what);
    expect(found[0]?.messageId).toBe('cycle');
    expect(found[0]?.severity).toBe('error');
    expect(found[0]?.related?.map(({ source }) => source?.path)).toEqual(places);
    expect(found[0]?.message).toContain('includes itself, by way of this line.');
  });

  it('finds includes that grow without end', () => {
    const twice = (name: string): string => `include ${name}\ninclude ${name}\n`;
    const found = reports({ config: twice('a'), a: twice('b'), b: twice('c'), c: twice('d'), d: '' });
    expect(new Set(found.map(({ messageId }) => messageId))).toEqual(new Set(['tooMuch']));
    expect(found[0]?.severity).toBe('error');
    expect(found[0]?.message).toContain('this line was left at 20 included files.');
  });

  it('points at a few places of a long way only', () => {
    const depth = 19;
    const texts = Object.fromEntries(
      Array.from({ length: depth }, (_, index) => [`f${index}`, `include f${(index + 1) % depth}\n`]),
    );
    const [finding, ...others] = reports(texts, 'f0');
    expect(others).toEqual([]);
    expect(finding?.what).toBe(`f${depth - 1} cycle`);
    expect(finding?.related?.map(({ source }) => source?.path)).toEqual(
      Array.from({ length: depth - 1 }, (_, index) => `f${index}`),
    );
  });

  it('tells each file of a pattern that cannot be read', () => {
    const files = memoryFiles({ 'd/a.conf': '', 'd/b.conf': 'run-as-root no\n' });
    const read: ProjectFiles['read'] = (path) =>
      path === 'd/a.conf' ? { problem: 'unreadable', reason: 'a folder' } : files.read(path);
    const found = reports({ config: 'include d/*.conf\n' }, 'config', { ...files, read });
    expect(found.map(({ what, message }) => `${what}: ${message.split('\n')[0]}`)).toEqual([
      'config unreadable: d/*.conf cannot be read: a folder.',
    ]);
    expect(found[0]?.message).toContain('looked for at d/a.conf.');
  });

  it('reports in the file of the line', () => {
    const found = reports({ config: 'include a.conf\n', 'a.conf': '\ninclude /x.conf\n' });
    expect(found.map(({ what, span }) => `${what} ${span.start}`)).toEqual(['a.conf missing 1']);
  });

  it('reports a line of a file that is included twice once', () => {
    expect(reports({ config: 'include a.conf\ninclude a.conf\n', 'a.conf': 'include /x.conf\n' })).toHaveLength(1);
  });
});
