/** What is loaded to find out the style: next to nothing where nobody says anything. */
import { describe, expect, it } from 'vitest';
import { runNode } from '../command-line.ts';
import { folderOf } from './style-folders.ts';

const style = new URL('../../src/format/style.ts', import.meta.url).href;
const sources = new URL('../../src/', import.meta.url).href;

/** The modules that a process loads for the style of a file, before and after it asks. Those of Node do not count. */
function loadedFor(files: Readonly<Record<string, unknown>>): { readonly before: string[]; readonly after: string[] } {
  const code = `
    import { registerHooks } from 'node:module';
    const urls = [];
    registerHooks({ load(url, context, next) { urls.push(url); return next(url, context); } });
    const { Styles } = await import(${JSON.stringify(style)});
    const before = urls.splice(0);
    await new Styles().of('config');
    console.log(JSON.stringify({ before, after: urls }));`;
  const { stdout, stderr } = runNode(['--input-type=module', '-e', code], { cwd: folderOf(files) });
  expect(stderr).toBe('');
  const { before, after } = JSON.parse(stdout);
  return { before: before.filter(isOfFile), after: after.filter(isOfFile) };
}

function isOfFile(url: string): boolean {
  return !url.startsWith('node:');
}

const own = (urls: readonly string[]): string[] =>
  urls.filter((url) => url.startsWith(sources)).map((url) => url.slice(sources.length));
const holds = (urls: readonly string[], name: string): boolean => urls.some((url) => url.includes(name));

describe('what is loaded', () => {
  it('is next to nothing where nobody says anything', () => {
    const { before, after } = loadedFor({});
    expect(own(before).toSorted()).toEqual([
      ...['exit-codes.ts', 'format/style-layer.ts', 'format/style.ts', 'project/upwards.ts'],
    ]);
    expect(holds(before, '/linter/') || holds(before, '/editorconfig/')).toBe(false);
    expect(after).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, unknown>>, string, string]>([
    ['a configuration', { 'pmtakit.config.json': {} }, 'style-from-config.ts', '/editorconfig/'],
    ['an .editorconfig', { '.editorconfig': 'root = true\n' }, 'editor-config.ts', '/linter/'],
  ])('for %s is what reads it', (_, files, reader, other) => {
    const { after } = loadedFor(files);
    expect(holds(after, reader)).toBe(true);
    expect(holds(after, other)).toBe(false);
  });

  it('does not grow by an .editorconfig that has nothing left to say', () => {
    const said = { 'pmtakit.config.json': { format: { indent: 2, endOfLine: 'lf' } } };
    expect(holds(loadedFor({ ...said, '.editorconfig': 'root = true\n' }).after, 'editor-config')).toBe(false);
  });
});
