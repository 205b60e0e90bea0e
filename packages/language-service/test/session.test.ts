import { memoryFiles } from '@pmtakit/semantics';
import { providersWith, useProviders } from '@pmtakit/linter';
import { describe, expect, it } from 'vitest';
import { type ProjectSetup, Session } from '../src/index.ts';
import { plainSetup, sessionOver } from './session-over.ts';

describe('the configuration of a file', () => {
  it('is that of the main file that its project names', () => {
    const session = sessionOver({ config: 'include a.conf\n', 'a.conf': '' });
    expect(session.open('a.conf').model.project.main.path).toBe('config');
  });

  it('is that of another document that includes it', () => {
    const session = sessionOver({ 'a.conf': '' }, { mains: [] });
    session.edit('other', 'include a.conf\n');
    expect(session.open('a.conf').model.project.main.path).toBe('other');
  });

  it.each([
    ['when nobody includes it', { config: '', 'a.conf': '' }],
    ['when the main file is not there', { 'a.conf': '' }],
  ])('is its own %s', (_, files) => {
    expect(sessionOver(files).open('a.conf').model.project.main.path).toBe('a.conf');
  });

  it('is found anew when the include goes', () => {
    const session = sessionOver({ config: 'include a.conf\n', 'a.conf': '' });
    session.open('a.conf');
    session.edit('config', '');
    expect(session.open('a.conf').model.project.main.path).toBe('a.conf');
  });

  it('takes files that appear', () => {
    const session = sessionOver({ config: 'include a.conf\n' });
    session.open('config');
    session.edit('a.conf', 'domain-macro x a.example\n');
    expect(session.open('config').model.macros.get('x')).toBeDefined();
  });

  it('is known to be whole when the project says so', () => {
    const session = sessionOver({ config: '<virtual-mta a>\n</virtual-mta>\n' }, { main: 'config' });
    const rules = session.lint('config').flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule));
    expect(rules).toContain('spool-missing');
  });

  it('cannot be asked for when the file is not there', () => {
    expect(() => sessionOver({}).open('a.conf')).toThrow('a.conf cannot be read');
  });
});

describe('what a change costs', () => {
  const files = { config: 'include a.conf\ninclude b.conf\n', 'a.conf': 'run-as-root no\n', 'b.conf': '' };

  it('is one tree, and no file is read again', () => {
    const session = sessionOver(files);
    session.lint('config');
    const before = { ...session.work };
    session.edit('a.conf', 'run-as-root yes\n');
    session.lint('config');
    expect(session.work.reads).toBe(before.reads);
    expect(session.work.parses - before.parses).toBe(1);
    expect(session.work.loads - before.loads).toBe(1);
    expect(session.work.lints - before.lints).toBe(1);
  });

  it('is no look at the disk, whatever the includes ask for', () => {
    const files = memoryFiles({ config: 'include *.conf\n', 'a.conf': '', 'b.conf': '' });
    let looks = 0;
    const counted =
      <T>(look: (path: string) => T) =>
      (path: string): T => {
        looks++;
        return look(path);
      };
    const { read, match, identity } = files;
    const session = new Session({
      files: { read: counted(read), match: counted(match), identity: counted(identity) },
      setupOf: () => plainSetup,
    });
    session.edit('a.conf', '');
    session.lint('config');
    const before = looks;
    session.edit('a.conf', 'run-as-root no\n');
    session.lint('config');
    expect(looks).toBe(before);
  });

  it('is nothing where a question is asked again', () => {
    const session = sessionOver(files);
    session.lint('config');
    const before = { ...session.work };
    session.lint('a.conf');
    session.open('b.conf');
    expect(session.work).toEqual(before);
  });

  it('is no second look at configurations without the file', () => {
    const session = sessionOver({ ...files, 'own.conf': '' });
    session.edit('own.conf', '# own\n');
    session.lint('config');
    session.open('own.conf');
    const before = { ...session.work };
    session.edit('own.conf', '# another\n');
    session.lint('config');
    expect(session.work).toMatchObject({ loads: before.loads, lints: before.lints });
  });
});

it('sees files that appear once something outside has changed', () => {
  const files = new Map([['config', 'include *.conf\n']]);
  const session = sessionOver(files);
  expect(session.open('config').model.project.files).toHaveLength(1);
  files.set('a.conf', '');
  session.refresh();
  expect(session.open('config').model.project.files).toHaveLength(2);
});

it('reads the disk again when a document is closed', () => {
  const session = sessionOver({ config: 'run-as-root no\n' });
  session.edit('config', '');
  expect(session.open('config').file.text).toBe('');
  session.close('config');
  expect(session.open('config').file.text).toBe('run-as-root no\n');
});

it('asks each project about its own facts of mailbox providers', ({ onTestFinished }) => {
  onTestFinished(() => useProviders());
  const facts = { value: 20, confidence: 'H', source: 'US' };
  const google = { id: 'google', name: 'Google', domains: ['gmail.com'], mx: [], connections: facts };
  const agreed = { asOf: '2026-12', sources: { US: { name: 'agreed', read: '2026-12' } }, providers: [google] };
  const strict: ProjectSetup = {
    ...plainSetup,
    mains: [],
    settingsFor: () => ({ preset: 'strict', rules: new Map() }),
  };
  const session = new Session({
    files: memoryFiles({}),
    setupOf: (path) => (path === 'own.conf' ? { ...strict, providers: providersWith(agreed) } : strict),
  });
  for (const path of ['own.conf', 'other.conf'])
    session.edit(path, '<domain gmail.com>\n  max-smtp-out 18\n</domain>\n');
  const rulesIn = (path: string): string[] =>
    session.lint(path).flatMap((one) => one.diagnostics.map(({ rule }) => rule));
  session.open('own.conf');
  expect(rulesIn('other.conf')).toContain('conn-over-provider');
  expect(rulesIn('own.conf')).not.toContain('conn-over-provider');
});
