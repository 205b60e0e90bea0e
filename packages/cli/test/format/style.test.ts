/** Where the style of a file comes from, and which source wins. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FormatOptions, defaultFormatOptions } from '@pmtakit/formatter';
import { Styles } from '../../src/format/style.ts';
import { folderWith } from '../command-line.ts';
import { folderOf, goTo, originsIn, styleProblem } from './style-folders.ts';

const CONFIG = 'pmtakit.config.json';
const root = 'root = true\n\n';
const directive = { name: 'x-new', scopes: ['domain'], type: 'boolean' };

describe('the style', () => {
  it('is the default where nobody says anything', async () => {
    const origins = { indent: 'default', align: 'default', endOfLine: 'default' };
    expect(await new Styles().of(join(folderOf({ '.editorconfig': root }), 'config'))).toEqual({
      options: defaultFormatOptions,
      directives: [],
      isIgnored: false,
      origins: { ...origins, keywordCase: 'default', booleans: 'default' },
    });
  });

  it('is put together from all that say something', async () => {
    const folder = folderOf({
      '.editorconfig': `${root}[*]\nindent_size = 2\nend_of_line = crlf\n`,
      [CONFIG]: { extends: 'base.json', format: { align: false }, directives: [directive] },
      'base.json': { format: { booleans: 'yes-no', keywordCase: 'lower' } },
    });
    const style = await new Styles().of(join(folder, 'config'), { keywordCase: 'keep' });
    expect(style.options).toEqual({
      indent: 2,
      align: false,
      endOfLine: 'crlf',
      keywordCase: 'keep',
      booleans: 'yes-no',
    });
    expect(originsIn(folder, style)).toEqual({
      indent: '.editorconfig',
      align: CONFIG,
      endOfLine: '.editorconfig',
      keywordCase: 'command line',
      booleans: 'base.json',
    });
    expect(style.directives).toMatchObject([{ name: 'x-new', scopes: ['domain'], argument: { type: 'boolean' } }]);
  });

  it('is plain data, so that it can come from another bundle', async () => {
    const folder = folderOf({ [CONFIG]: { format: { indent: 2 }, directives: [directive] } });
    const style = await new Styles().of(join(folder, 'config'));
    expect(structuredClone(style)).toEqual(style);
  });
});

/** From the weakest to the strongest. */
const sources = ['.editorconfig', CONFIG, 'command line'] as const;
type Source = (typeof sources)[number];

/** Two values of each option that are not the default; `.editorconfig` has words of its own for them. */
const twoOf: readonly (readonly [keyof FormatOptions, Partial<FormatOptions>, Partial<FormatOptions>])[] = [
  ['indent', { indent: 2 }, { indent: 'tab' }],
  ['endOfLine', { endOfLine: 'crlf' }, { endOfLine: 'lf' }],
  ['align', { align: false }, { align: true }],
  ['keywordCase', { keywordCase: 'lower' }, { keywordCase: 'keep' }],
  ['booleans', { booleans: 'yes-no' }, { booleans: 'true-false' }],
];
const editorWords = new Map<unknown, string>([
  [2, 'indent_style = space\nindent_size = 2'],
  ['tab', 'indent_style = tab'],
  ['lf', 'end_of_line = lf'],
  ['crlf', 'end_of_line = crlf'],
]);

const pairs = twoOf.flatMap(([option, one, other]) =>
  sources.flatMap((weak, index) =>
    sources.slice(index + 1).flatMap((strong) => [
      { option, weak, strong, below: one, above: other },
      { option, weak, strong, below: other, above: one },
    ]),
  ),
);
const possible = pairs.filter(({ weak, below }) => canSay({ source: weak, one: below }));

function canSay({ source, one }: { readonly source: Source; readonly one: Partial<FormatOptions> }): boolean {
  return source !== '.editorconfig' || editorWords.has(Object.values(one)[0]);
}

/** The style when each of some sources says these options. */
async function styleFrom(said: Readonly<Partial<Record<Source, Partial<FormatOptions>>>>) {
  const editor = said['.editorconfig'];
  const words = editor === undefined ? '' : `[*]\n${editorWords.get(Object.values(editor)[0])}\n`;
  const config = said[CONFIG];
  const folder = folderOf({ '.editorconfig': `${root}${words}`, ...(config && { [CONFIG]: { format: config } }) });
  const style = await new Styles().of(join(folder, 'config'), said['command line']);
  return { options: style.options, origins: originsIn(folder, style) };
}

describe('precedence', () => {
  it('is tried for every pair', () => {
    expect(possible).toHaveLength(2 * 2 * 3 + 3 * 2);
  });

  it.each(possible)('of $strong over $weak, for $option: $above', async ({ option, weak, strong, below, above }) => {
    const { options, origins } = await styleFrom({ [weak]: below, [strong]: above });
    expect(options).toEqual({ ...defaultFormatOptions, ...above });
    expect(origins).toEqual({ [option]: strong });
  });

  it.each(twoOf.flatMap(([option, one]) => sources.map((source) => ({ option, source, one }))).filter(canSay))(
    'of $source over the default, for $option',
    async ({ option, source, one }) => {
      const { options, origins } = await styleFrom({ [source]: one });
      expect(options).toEqual({ ...defaultFormatOptions, ...one });
      expect(origins).toEqual({ [option]: source });
    },
  );
});

describe('pmtakit.config.json', () => {
  it('holds from the nearest folder above the file, whatever the current folder is', async () => {
    const folder = folderOf({
      [CONFIG]: { format: { indent: 1 } },
      'a/pmtakit.config.json': { format: { indent: 2 } },
      'a/b/c/config': '',
    });
    goTo(folder);
    const indents = ['config', 'b/config', 'a/config', 'a/b/c/config', './a/../a/b/config'].map(async (path) => {
      const { options, origins } = await new Styles().of(path);
      return [options.indent, origins.indent];
    });
    const [near, far] = [
      [2, join('a', CONFIG)],
      [1, CONFIG],
    ];
    expect(await Promise.all(indents)).toEqual([far, far, near, near, near]);
  });

  it('of the current folder holds for files that have none, without its patterns', async () => {
    const other = folderOf({ config: '' });
    goTo(folderOf({ [CONFIG]: { format: { indent: 1, ignore: ['**'], overrides: [{ files: ['**'], indent: 2 }] } } }));
    expect(await new Styles().of(join(other, 'config'))).toMatchObject({ options: { indent: 1 }, isIgnored: false });
  });

  it('says which files stay as they are', async () => {
    const folder = folderOf({ [CONFIG]: { extends: 'base.json', format: { ignore: ['made/**'] } }, 'base.json': {} });
    expect(await new Styles().of(join(folder, 'made/config'))).toMatchObject({ isIgnored: true });
    expect(await new Styles().of(join(folder, 'config'))).toMatchObject({ isIgnored: false });
  });

  it('is found through a linked folder', async () => {
    const folder = folderOf({
      'real/pmtakit.config.json': { format: { indent: 1, overrides: [{ files: ['d/*'], indent: 2 }] } },
      'real/d/config': '',
    });
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    expect(await new Styles().of(join(folder, 'link/config'))).toMatchObject({ options: { indent: 1 } });
    expect(await new Styles().of(join(folder, 'link/d/config'))).toMatchObject({ options: { indent: 2 } });
  });

  it('may have a byte order mark and CRLF', async () => {
    const folder = folderWith({ [CONFIG]: '\uFEFF{\r\n  "format": { "indent": 1 }\r\n}\r\n' });
    expect(await new Styles().of(join(folder, 'config'))).toMatchObject({ options: { indent: 1 } });
  });

  it.each<[string, string, string]>([
    ['a wrong value', '{"format":{"indent":99}}', ': format.indent: expected a whole number up to 16 or "tab", not 99'],
    ['a wrong directive', '{"directives":[{}]}', ': directives[0]: name is missing'],
    ['an unknown key', '{"fromat":{}}', ': fromat: no such key; did you mean format? there are $schema,'],
    ['a missing base', '{"extends":"x.json"}', ': extends: '],
    ['text that is no JSON', '{"format":{}', ': is no JSON: line 1, column 13: '],
    ['an empty file', '', ': is no JSON: line 1, column 1: '],
  ])('with %s is told each time that it is asked', async (_, text, told) => {
    const folder = folderWith({ [CONFIG]: text });
    const problems = [await styleProblem(folder), await styleProblem(folder, 'd/other')];
    expect(problems[0]).toContain(`${CONFIG}${told}`);
    expect(problems[1]).toBe(problems[0]);
  });

  it('with a mistake in what is not about formatting holds all the same', async () => {
    const folder = folderOf({ [CONFIG]: { format: { indent: 2 }, lint: { preset: 'x' }, pmtaVersion: 3, main: 7 } });
    expect(await new Styles().of(join(folder, 'config'))).toMatchObject({ options: { indent: 2 } });
  });

  it('that is a folder is none', async () => {
    const folder = folderOf({ [`d/${CONFIG}/x`]: '', [CONFIG]: { format: { indent: 2 } } });
    expect(await new Styles().of(join(folder, 'd/config'))).toMatchObject({ options: { indent: 2 } });
  });
});

describe('standard input', () => {
  const files = {
    '.editorconfig': `${root}[*]\nindent_size = 2\n[*.conf]\nindent_size = 8\n`,
    [CONFIG]: { format: { align: false, overrides: [{ files: ['*.conf'], align: true }] } },
  };

  it.each(['.', '<stdin>', '-'])('without a name, told as %s, has the style of the current folder', async (path) => {
    goTo(folderOf(files));
    expect(await new Styles().of(path)).toMatchObject({ options: { indent: 2, align: false } });
  });

  it('with a name has that of the file, which need not be there', async () => {
    goTo(folderOf(files));
    expect(await new Styles().of('no/such/folder/x.conf')).toMatchObject({ options: { indent: 8, align: false } });
    expect(await new Styles().of('x.conf')).toMatchObject({ options: { indent: 8, align: true } });
  });
});
