/** What the pages of editors that are not started here say about the files of the package. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith, hasProgram, namesIn, shell } from '../command-line.ts';
import { programFolder } from './editors.ts';

const docs = fileURLToPath(new URL('../../../../docs/editors/', import.meta.url));
const files = fileURLToPath(new URL('../../editors/', import.meta.url));
const pages = readdirSync(docs).filter((name) => name.endsWith('.md'));

function pageOf(name: string): string {
  return readFileSync(join(docs, `${name}.md`), 'utf8');
}

function blocksOf(page: string, language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text);
}

describe.each(pages)('%s', (name) => {
  const page = readFileSync(join(docs, name), 'utf8');
  const named = [...page.matchAll(/(?:@pmtakit\/cli|`)\/?(editors\/[\w./-]*\w)/g)].map(([, path = '']) => path);
  it.each(named.length === 0 ? ['editors'] : named)('names %s, which is there', (path) => {
    expect(existsSync(join(files, '..', path))).toBe(true);
  });
});

describe('settings on a page', () => {
  it.each<[page: string, language: string, file: string]>([
    ['kate', 'json', 'kate/lspclient.json'],
    ['sublime', 'json', 'sublime/LSP.sublime-settings'],
    ['helix', 'toml', 'helix/languages.toml'],
  ])('%s: %s are the file %s', (page, language, file) => {
    const text = readFileSync(join(files, file), 'utf8').replace(/^#.*\n\n/, '');
    expect(blocksOf(pageOf(page), language)).toContain(text);
  });

  it.each(['kate/lspclient.json', 'sublime/LSP.sublime-settings'])('%s is JSON and starts the server', (file) => {
    const text = readFileSync(join(files, file), 'utf8');
    expect(() => JSON.parse(text)).not.toThrow();
    expect(text).toContain('"command": ["pmtakit", "lsp", "--stdio"]');
  });

  it.skipIf(!hasProgram('python3'))('languages.toml is TOML (skipped without Python)', () => {
    const script = 'import json, sys, tomllib; print(json.dumps(tomllib.load(open(sys.argv[1], "rb"))))';
    const { stdout, stderr } = shell(`python3 -c '${script}' "${files}helix/languages.toml"`);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      'language-server': { pmtakit: { command: 'pmtakit', args: ['lsp', '--stdio'] } },
      language: [{ name: 'pmta', 'language-servers': ['pmtakit'] }],
    });
  });
});

describe('the lines of a page', () => {
  function follow(page: string): string {
    const home = folderWith();
    const env = { HOME: home, PATH: `${programFolder()}${delimiter}${process.env['PATH'] ?? ''}` };
    const { code, stderr } = shell(`set -e\n${blocksOf(pageOf(page), 'sh').join('\n')}`, { cwd: home, env });
    expect([code, stderr]).toEqual([0, '']);
    return home;
  }

  const hasKate = hasProgram('kate-syntax-highlighter');
  it.skipIf(!hasKate)(`make Kate know the syntax${hasKate ? '' : ' (skipped without its highlighter)'}`, () => {
    const env = { HOME: follow('kate'), QT_QPA_PLATFORM: 'offscreen' };
    expect(shell('kate-syntax-highlighter --list', { env }).stdout.split('\n')).toContain('PowerMTA');
  });

  it('put the syntax where Sublime Text looks for it', () => {
    const home = follow('sublime');
    const names = namesIn(join(home, '.config/sublime-text/Packages/PowerMTA'));
    expect(names).toEqual(['PowerMTA.sublime-syntax', 'PowerMTA.tmPreferences']);
  });

  it('of Neovim bring colours', () => {
    const home = follow('neovim');
    expect(existsSync(join(home, '.local/share/nvim/site/pack/pmtakit/start/pmta/syntax/pmta.vim'))).toBe(true);
  });
});

it('Kate and the TextMate grammar know the same directives', () => {
  const load = createRequire(import.meta.url);
  const grammar = JSON.stringify(load('../../../../grammar/syntax/pmta.tmLanguage.json'));
  const items = [...readFileSync(join(files, 'kate/pmta.xml'), 'utf8').matchAll(/<item>([^<]*)<\/item>/g)];
  expect(items.length).toBeGreaterThan(400);
  const missing = items.map(([, name = '']) => name).filter((name) => !grammar.includes(name.replaceAll('.', '\\\\.')));
  expect(missing).toEqual([]);
});
