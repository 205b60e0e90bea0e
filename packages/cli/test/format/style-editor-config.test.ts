/** What `.editorconfig` says of the style, and what is told of mistakes in it. */
import { chmodSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FormatOptions, defaultFormatOptions } from '@pmtakit/formatter';
import { Styles } from '../../src/format/style.ts';
import { folderWith, isRoot } from '../command-line.ts';
import { folderOf, goTo, originsIn, styleProblem } from './style-folders.ts';

const EDITOR = '.editorconfig';
const root = 'root = true\n';

/** What an `.editorconfig` says, without what is the default. */
async function said(text: string | Buffer, path = 'config'): Promise<Partial<FormatOptions>> {
  const folder = folderWith({ [EDITOR]: text });
  const style = await new Styles().of(join(folder, path));
  const { indent, endOfLine } = style.options;
  const origins = originsIn(folder, style);
  return { ...(origins['indent'] === EDITOR && { indent }), ...(origins['endOfLine'] === EDITOR && { endOfLine }) };
}

const all = (...lines: readonly string[]): string => `${root}[*]\n${lines.join('\n')}\n`;

describe('properties', () => {
  it.each<[string[], Partial<FormatOptions>]>([
    [[], {}],
    [['indent_style = tab'], { indent: 'tab' }],
    [['indent_style = tab', 'indent_size = 8'], { indent: 'tab' }],
    [['indent_style = tab', 'indent_size = tab', 'tab_width = 8'], { indent: 'tab' }],
    [['indent_style = tab', 'tab_width = 90'], { indent: 'tab' }],
    [['indent_style = space'], {}],
    [['indent_style = space', 'indent_size = 2'], { indent: 2 }],
    [['indent_style = space', 'indent_size = 0'], { indent: 0 }],
    [['indent_style = space', 'indent_size = 16'], { indent: 16 }],
    [['indent_style = space', 'indent_size = 2', 'tab_width = 8'], { indent: 2 }],
    [['indent_style = space', 'indent_size = tab', 'tab_width = 8'], { indent: 8 }],
    [['indent_style = space', 'indent_size = tab'], {}],
    [['indent_style = space', 'tab_width = 3'], { indent: 3 }],
    [['indent_size = 2'], { indent: 2 }],
    [['indent_size = tab'], { indent: 'tab' }],
    [['tab_width = 3'], {}],
    [['INDENT_STYLE = Space', 'Indent_Size = 2', 'END_OF_LINE = CRLF'], { indent: 2, endOfLine: 'crlf' }],
    [['indent_size = 2', 'indent_size = 3'], { indent: 3 }],
    [['end_of_line = lf'], { endOfLine: 'lf' }],
    [['end_of_line = crlf'], { endOfLine: 'crlf' }],
    [['indent_style = unset', 'indent_size = UNSET', 'tab_width = unset', 'end_of_line = Unset'], {}],
    [['indent_style = unset', 'indent_size = 2'], { indent: 2 }],
    [['indent_style = space', 'indent_size = unset', 'tab_width = 3'], { indent: 3 }],
    [['insert_final_newline = false', 'trim_trailing_whitespace = no', 'charset = utf-99', 'max_line_length = x'], {}],
    [['# a comment', '; another', '', 'of_others = [1, 2]', 'indent_size=2'], { indent: 2 }],
  ])('%j', async (lines, expected) => {
    expect(await said(all(...lines))).toEqual(expected);
  });
});

describe('wrong values', () => {
  it.each<[string[], string]>([
    [['indent_style = tabs'], 'indent_style: expected tab or space, not "tabs"; correct it or set format.indent in '],
    [['indent_style = '], 'indent_style: expected tab or space, not ""'],
    [['indent_size = 17'], 'indent_size: expected a whole number up to 16, not "17"'],
    [['indent_size = -1'], 'indent_size: expected a whole number up to 16, not "-1"'],
    [['indent_size = 2.5'], 'indent_size: expected a whole number up to 16, not "2.5"'],
    [['indent_size = 2 # two'], 'indent_size: expected a whole number up to 16, not "2 # two"'],
    [['indent_style = space', 'tab_width = wide'], 'tab_width: expected a whole number up to 16, not "wide"'],
    [['end_of_line = cr'], 'end_of_line: expected lf or crlf, not "cr"; correct it or set format.endOfLine in '],
    [['end_of_line = auto'], 'end_of_line: expected lf or crlf, not "auto"'],
    [['end_of_line = \u001B[31m\u202Ered'], 'end_of_line: expected lf or crlf, not "\\u001b[31m?red"'],
    [[`end_of_line = ${'x'.repeat(1000)}`], `end_of_line: expected lf or crlf, not "${'x'.repeat(60)}..."`],
  ])('of %j are told', async (lines, told) => {
    expect(await styleProblem(folderWith({ [EDITOR]: all(...lines) }))).toContain(`${EDITOR}: ${told}`);
  });

  it('are told by the file that says them', async () => {
    const folder = folderWith({ [EDITOR]: all('end_of_line = cr'), 'a/.editorconfig': '[*]\nindent_size = x\n' });
    expect(await styleProblem(folder, 'a/config')).toMatch(/^a\/\.editorconfig: indent_size: /);
    expect(await styleProblem(folder, 'a/config', { indent: 2 })).toMatch(/^\.editorconfig: end_of_line: /);
  });

  it('do not matter where something stronger says the option, or no section is about the file', async () => {
    const text = `${root}[*.c]\nindent_style = tabs\nend_of_line = cr\n[*.conf]\nend_of_line = cr\n`;
    const folder = folderOf({
      [EDITOR]: text,
      'd/pmtakit.config.json': { format: { endOfLine: 'auto' } },
      'made/pmtakit.config.json': { format: { ignore: ['*'] } },
    });
    expect(await styleProblem(folder)).toBe('no problem');
    expect(await styleProblem(folder, 'x.conf')).toContain('end_of_line');
    expect(await styleProblem(folder, 'x.conf', { endOfLine: 'lf' })).toBe('no problem');
    expect(await styleProblem(folder, 'd/x.conf')).toBe('no problem');
    expect(await styleProblem(folder, 'made/x.conf')).toBe('no problem');
  });
});

describe('broken files', () => {
  it.each<[string, string | Buffer, number]>([
    ['a pair without a sign', '[*]\nindent_size\nend_of_line = lf\n', 2],
    ['a colon', 'root = true\n\n[*]\nindent_size: 4', 4],
    ['a section that does not end', '[*\nindent_size = 4\n', 1],
    ['an empty pattern', '# c\r\n\r\n[]\r\nindent_size = 4\r\n', 3],
    ['text', 'indent by two', 1],
    ['a pair without a name', '[*]\n\n\n= 4\n', 4],
    ['NUL', '[*]\nindent_size = 4\n\0\0', 3],
  ])('by %s are told by their line', async (_, text, line) => {
    const message = `${EDITOR}:${line}: expected [pattern], name = value or # comment; correct the line`;
    expect(await styleProblem(folderWith({ [EDITOR]: text }))).toBe(message);
  });

  it.each(['latin1', 'utf16le'] as const)('in %s are told', async (encoding) => {
    const text = Buffer.from(all('# größer', 'indent_size = 4'), encoding);
    expect(await styleProblem(folderWith({ [EDITOR]: text }))).toMatch(
      /^\.editorconfig: is not UTF-8|^\.editorconfig:1: /,
    );
  });

  it('by a pattern that is too long are told', async () => {
    expect(await styleProblem(folderWith({ [EDITOR]: `[${'a'.repeat(70_000)}]\n` }))).toMatch(
      /^\.editorconfig: .*long/,
    );
  });

  it.skipIf(isRoot)('that nobody may read are told', async () => {
    const folder = folderWith({ [EDITOR]: all() });
    chmodSync(join(folder, EDITOR), 0o000);
    expect(await styleProblem(folder)).toBe(`${EDITOR}: permission denied; check who may read and write it`);
  });

  it('are not read when all that they could say is said', async () => {
    const folder = folderWith({ [EDITOR]: 'broken' });
    expect(await styleProblem(folder, 'config', { indent: 2, endOfLine: 'lf' })).toBe('no problem');
  });

  it('above the one that is the root are not read', async () => {
    const folder = folderWith({ [EDITOR]: 'broken', 'a/.editorconfig': root, 'b/.editorconfig': 'root = false\n' });
    expect(await styleProblem(folder, 'a/config')).toBe('no problem');
    expect(await styleProblem(folder, 'b/config')).toMatch(/^\.editorconfig:1: /);
  });

  const line = fc.oneof(
    fc.constantFrom(
      '[*]',
      '[*.conf]',
      '[a',
      'root = true',
      'indent_size = 2',
      'indent_style',
      '# c',
      '',
      ' ',
      'x = = y',
    ),
    fc.string({ maxLength: 6 }),
    fc.string({ maxLength: 6, unit: 'binary' }),
  );
  const ending = fc.constantFrom('\n', '\r\n');

  it('have a first line that is wrong; no other file leaves something unread', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), ending, async (before, end) => {
        const written = before.join(end);
        const lines = written.split(/\r\n|\n|\r/);
        const last = ['[*]', 'indent_style = space', 'indent_size = 3'];
        const read = async (first: readonly string[]): Promise<string> => {
          const folder = folderWith({ [EDITOR]: [...first, ...last].join(end) });
          const problem = await styleProblem(folder, 'config', { endOfLine: 'lf' });
          if (problem !== 'no problem') return problem;
          return String((await new Styles().of(join(folder, 'config'), { endOfLine: 'lf' })).options.indent);
        };
        const answer = await read(lines);
        if (answer === '3') return;
        const wrong = Number(/^\.editorconfig:(\d+): expected /.exec(answer)?.[1]);
        expect(wrong).toBeGreaterThan(0);
        expect(wrong).toBeLessThanOrEqual(lines.length);
        expect(await read(lines.slice(0, wrong - 1))).toBe('3');
      }),
      { numRuns: 300 },
    );
  });
});

describe('sections', () => {
  const text = `${root}
[*]
indent_size = 1
[*.conf]
indent_size = 2
[conf.d/**]
indent_size = 3
[{a,b}.inc]
indent_size = 5
[list[0-9]]
indent_size = 6
[config]
end_of_line = crlf
`;

  it.each<[string, Partial<FormatOptions>]>([
    ['x', { indent: 1 }],
    ['config', { indent: 1, endOfLine: 'crlf' }],
    ['d/config', { indent: 1, endOfLine: 'crlf' }],
    ['x.conf', { indent: 2 }],
    ['.x.conf', { indent: 2 }],
    ['d/e/x.conf', { indent: 2 }],
    ['conf.d/x.conf', { indent: 3 }],
    ['conf.d/e/x', { indent: 3 }],
    ['b.inc', { indent: 5 }],
    ['c.inc', { indent: 1 }],
    ['list4', { indent: 6 }],
  ])('are about %s', async (path, expected) => {
    expect(await said(text, path)).toEqual(expected);
  });

  it('of nobody are about nothing', async () => {
    expect(await said(`${root}indent_size = 2\nend_of_line = crlf\n`)).toEqual({});
  });
});

describe('files above', () => {
  const parents = {
    [EDITOR]: `${root}[*]\nindent_style = tab\nindent_size = 8\nend_of_line = crlf\n`,
    'a/.editorconfig': '[*.conf]\nindent_style = space\n',
    'a/b/.editorconfig': '[*]\nend_of_line = lf\n[*.inc]\nindent_style = unset\n',
    'a/b/c/.editorconfig': `${root}[*]\nindent_size = 2\n`,
  };

  it.each<[string, Partial<FormatOptions>, Record<string, string>]>([
    ['x', { indent: 'tab', endOfLine: 'crlf' }, { indent: EDITOR, endOfLine: EDITOR }],
    ['a/x', { indent: 'tab', endOfLine: 'crlf' }, { indent: EDITOR, endOfLine: EDITOR }],
    ['a/x.conf', { indent: 8, endOfLine: 'crlf' }, { indent: EDITOR, endOfLine: EDITOR }],
    ['a/b/x.conf', { indent: 8, endOfLine: 'lf' }, { indent: EDITOR, endOfLine: 'a/b/.editorconfig' }],
    ['a/b/x.inc', { indent: 8, endOfLine: 'lf' }, { indent: EDITOR, endOfLine: 'a/b/.editorconfig' }],
    ['a/b/c/x.inc', { indent: 2, endOfLine: 'lf' }, { indent: 'a/b/c/.editorconfig' }],
    ['a/b/c/d/x', { indent: 2, endOfLine: 'lf' }, { indent: 'a/b/c/.editorconfig' }],
  ])('are put together up to the root, for %s', async (path, options, origins) => {
    const folder = folderWith(parents);
    const style = await new Styles().of(join(folder, path));
    expect(style.options).toEqual({ ...defaultFormatOptions, ...options });
    expect(originsIn(folder, style)).toEqual(origins);
  });

  it('are named as they are seen from the current folder', async () => {
    const folder = goTo(folderWith(parents));
    expect((await new Styles().of('a/b/x')).origins).toMatchObject({ indent: EDITOR, endOfLine: join('a/b', EDITOR) });
    expect((await new Styles().of(join(folder, 'x'))).origins.indent).toBe(EDITOR);
  });

  it('are those of the linked folder and not of where it leads', async () => {
    const folder = folderWith({ [EDITOR]: all('indent_size = 1'), 'real/.editorconfig': all('indent_size = 2') });
    const other = folderWith({ [EDITOR]: all('indent_size = 3'), 'd/config': '' });
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    symlinkSync(join(other, 'd'), join(folder, 'away'));
    expect(await new Styles().of(join(folder, 'link/config'))).toMatchObject({ options: { indent: 2 } });
    expect(await new Styles().of(join(folder, 'away/config'))).toMatchObject({ options: { indent: 1 } });
  });
});

describe('any bytes', () => {
  it.each<[string, string]>([
    ['a byte order mark', `\uFEFF${all('indent_size = 2')}`],
    ['CRLF', all('indent_size = 2').replaceAll('\n', '\r\n')],
    ['both', `\uFEFF${all('indent_size = 2').replaceAll('\n', '\r\n')}`],
    ['no last line break', all('indent_size = 2').trimEnd()],
    ['blanks around', all('  indent_size   =  2  ')],
    ['names in any script', all('# größe ✓', 'größe = ✓', 'indent_size = 2')],
  ])('with %s are read', async (_, text) => {
    expect(await said(text)).toEqual({ indent: 2 });
  });

  it('are read once, and anew by those who ask anew', async () => {
    const folder = folderWith({ [EDITOR]: all('indent_size = 2') });
    const styles = new Styles();
    const first = await styles.of(join(folder, 'config'));
    writeFileSync(join(folder, EDITOR), all('indent_size = 3'));
    expect(await styles.of(join(folder, 'other'))).toEqual(first);
    expect(await new Styles().of(join(folder, 'other'))).toMatchObject({ options: { indent: 3 } });
  });
});

describe('docs/configuration.md', () => {
  const page = readFileSync(new URL('../../../../docs/configuration.md', import.meta.url), 'utf8');

  it('quotes messages as they are', async () => {
    const quoted = [...page.matchAll(/^\.editorconfig:.*$/gm)].map(([line]) => line);
    const texts = [all('indent_size = four'), all('end_of_line = cr'), `${root}[*]\nindent_size 4\n`];
    const folders = texts.map((text) => folderWith({ [EDITOR]: text }));
    expect(await Promise.all(folders.map((folder) => styleProblem(folder)))).toEqual(quoted);
  });

  it('tells every property', () => {
    for (const name of ['indent_style', 'indent_size', 'tab_width', 'end_of_line']) {
      expect(page).toContain(`\n| \`${name}\` `);
    }
  });
});
