/** What docs/editors/vim-ale.md promises, with the editors themselves. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, namesIn, run, shell } from '../command-line.ts';
import { blocksOf, canRunAle, edit, editors } from './editors.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const MESSY = '<domain a.com>\n\n\nmax-smtp-out   3\n  retry-after 10m # é\n</domain>\n<domain b.com>\n</domain>\n';

/** The layout that the command itself gives. */
function laidOut(text: Buffer): Buffer {
  return run('pmtafmt', [], { input: text }).bytes;
}

describe('packages/cli', () => {
  it('ships what is set up', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'packages/cli/package.json'), 'utf8'));
    expect(manifest).toHaveProperty('files', expect.arrayContaining(['editors']));
  });
});

describe('docs/editors', () => {
  it('has an index that names every page', () => {
    const folder = join(root, 'docs/editors');
    const index = readFileSync(join(folder, 'README.md'), 'utf8');
    const pages = namesIn(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
    for (const name of pages) expect(index).toContain(`](${name})`);
  });
});

const all = editors.map((editor) => ({ editor, name: editor.name, isHere: canRunAle(editor) }));

describe.each(all)('ALE in $name (skipped where one of them is not installed)', ({ editor, isHere }) => {
  const save = ['edit a.pmta', 'write', 'call Await("g:fixed == 1")'];

  const layouts: readonly (readonly [string, Buffer])[] = [
    ['UTF-8', Buffer.from(MESSY)],
    ['CRLF', Buffer.from(MESSY.replaceAll('\n', '\r\n'))],
    ['both line ends', Buffer.from(MESSY.replace('\n', '\r\n'))],
    ['Latin-1', Buffer.from(MESSY, 'latin1')],
    ['Latin-1 and CRLF', Buffer.from(MESSY.replaceAll('\n', '\r\n'), 'latin1')],
    ['UTF-8 and Latin-1', Buffer.concat([Buffer.from(MESSY), Buffer.from('# caf\xE9   \n', 'latin1')])],
    ['a byte order mark', Buffer.from(`\uFEFF${MESSY}`)],
    ['NUL', Buffer.from(`# \0   \n${MESSY}`)],
    ['nothing behind the last line', Buffer.from(MESSY.trimEnd())],
    ['many lines', Buffer.from(MESSY.repeat(3000))],
  ];

  it.skipIf(!isHere).each(layouts)('lays out a file with %s when it is saved', (_, before) => {
    const cwd = folderWith({ 'a.pmta': before });
    expect(edit(editor, cwd, save)).toMatchObject({ filetype: 'pmta', isModified: false });
    expect(readFileSync(join(cwd, 'a.pmta'), 'latin1')).toBe(laidOut(before).toString('latin1'));
    expect(namesIn(cwd)).toEqual(['a.pmta']);
  });

  it.skipIf(!isHere)('lays out a file whose bytes are characters to the editor', () => {
    const cwd = folderWith({ 'a.pmta': MESSY });
    edit(editor, cwd, save, { env: { LC_ALL: 'C' } });
    expect(readFileSync(join(cwd, 'a.pmta'), 'utf8')).toBe(laidOut(Buffer.from(MESSY)).toString());
  });

  it.skipIf(!isHere)('lays out what was typed', () => {
    const cwd = folderWith({ 'a.pmta': '' });
    edit(editor, cwd, ['edit a.pmta', 'call setline(1, ["<domain a.com>", "max-smtp-out  1"])', ...save.slice(1)]);
    expect(readFileSync(join(cwd, 'a.pmta'), 'utf8')).toBe('<domain a.com>\n    max-smtp-out 1\n');
  });

  it.skipIf(!isHere)('leaves a file alone that has its layout', () => {
    const text = laidOut(Buffer.from(MESSY));
    const cwd = folderWith({ 'a.pmta': text });
    expect(edit(editor, cwd, save)).toMatchObject({ changes: 0, isModified: false });
    expect(readFileSync(join(cwd, 'a.pmta'))).toEqual(text);
  });

  it.skipIf(!isHere).each([
    ['CRLF by LF', '\r\n', 's/ *\r*$//', '\n'],
    ['LF by CRLF', '\n', 's/ *\r*$/\r/', '\r\n'],
    ['nothing in CRLF', '\r\n', '', '\r\n'],
  ])('has the line ends of pmtafmt when it replaces %s', (_, before, edits, after) => {
    const programs = { pmtafmt: `#!/bin/sh\nexec sed '${edits}'\n` };
    for (const blanks of ['', '  ']) {
      const cwd = folderWith({ 'a.pmta': `a 1${blanks}${before}b 2${before}` });
      expect(edit(editor, cwd, save, { programs })).toMatchObject({ isModified: false });
      expect(readFileSync(join(cwd, 'a.pmta'), 'utf8')).toBe(`a 1${edits ? '' : blanks}${after}b 2${after}`);
    }
  });

  it.skipIf(!isHere)('saves nothing that was not saved when told to lay out', () => {
    const cwd = folderWith({ 'a.pmta': 'a 1\r\n' });
    const commands = ['edit a.pmta', 'ALEFix', 'call Await("g:fixed == 1")'];
    expect(edit(editor, cwd, commands)).toMatchObject({ isModified: true });
    expect(readFileSync(join(cwd, 'a.pmta'), 'utf8')).toBe('a 1\r\n');
  });

  it.skipIf(!isHere)('damages none of several files that are saved at once', () => {
    const files = {
      'a.pmta': Buffer.from(MESSY),
      'b.pmta': Buffer.from(MESSY, 'latin1'),
      'c.pmta': Buffer.from(`\uFEFF${MESSY}`),
      'd.pmta': Buffer.from(MESSY.replaceAll('\n', '\r\n')),
      'e.pmta': Buffer.from(MESSY),
    };
    const cwd = folderWith(files);
    const type = Object.keys(files).map((name) => `edit ${name} | call setline(1, getline(1))`);
    edit(editor, cwd, ['set hidden', ...type, 'wall', 'call Await("g:fixed == 5")']);
    const read = (name: string): string => readFileSync(join(cwd, name), 'latin1');
    for (const name of ['a.pmta', 'e.pmta'] as const) {
      expect(read(name)).toBe(laidOut(files[name]).toString('latin1'));
    }
    for (const name of ['b.pmta', 'c.pmta', 'd.pmta'] as const) {
      expect(read(name)).toBe(files[name].toString('latin1'));
    }
  });

  it.skipIf(!isHere).each([
    ['refuses the text', 'exit 2'],
    ['prints a half and fails', 'head -n 1; exit 3'],
    ['prints a half and is killed', 'head -n 1; kill -9 $$'],
    ['prints nothing', 'exit 0'],
  ])('leaves the buffer alone when pmtafmt %s', (_, end) => {
    const cwd = folderWith({ 'a.pmta': MESSY });
    const programs = { pmtafmt: `#!/bin/sh\n${end}\n` };
    expect(edit(editor, cwd, save, { programs })).toMatchObject({ changes: 0, isModified: false });
    expect(readFileSync(join(cwd, 'a.pmta'), 'utf8')).toBe(MESSY);
  });

  it.skipIf(!isHere)('leaves the buffer alone when there is no pmtafmt', () => {
    const cwd = folderWith({ 'a.pmta': MESSY });
    edit(editor, cwd, ['let g:ale_pmta_pmtafmt_executable = "no-such-program"', ...save]);
    expect(readFileSync(join(cwd, 'a.pmta'), 'utf8')).toBe(MESSY);
  });

  it
    .skipIf(!isHere)
    .each(['a b.pmta', "it's (1).pmta", 'ü.pmta', '-x.pmta', '#1%.pmta', '$HOME.pmta'].map((name) => [name]))(
    'lays out a file that is called %s, and tells pmtafmt so',
    (name) => {
      const cwd = folderWith({ [name]: MESSY });
      const told = join(folderWith(), 'told');
      const pmtafmt = `#!/bin/sh\nprintf '%s\\n' "$@" >> '${told}'\nexec sed 's/ *#.*//'\n`;
      edit(editor, cwd, [`execute "edit " . fnameescape(${inVim(`./${name}`)})`, ...save.slice(1)], {
        programs: { pmtafmt },
      });
      expect(readFileSync(told, 'utf8')).toBe(`--stdin-filename\n${join(cwd, name)}\n`);
      expect(readFileSync(join(cwd, name), 'utf8')).toBe(MESSY.replace(' # é', ''));
    },
  );

  it.skipIf(!isHere).each([
    ['max-smtp-out', '/max-smtp-out/', '    max-smtp-out 3'],
    ['a line above all that changes', '1', '<domain a.com>'],
    ['the last line', '$', '</domain>'],
    ['a section before which a blank line comes in', '/b.com/', '<domain b.com>'],
    ['a blank line that goes', '2', '<domain a.com>'],
  ])('keeps the cursor on %s', (_, place, expected) => {
    const cwd = folderWith({ 'a.pmta': MESSY });
    const { cursorLine } = edit(editor, cwd, ['edit a.pmta', place, ...save.slice(1)]);
    expect(cursorLine).toBe(expected);
  });

  it.skipIf(!isHere)('keeps the cursor on a blank line that stays', () => {
    const cwd = folderWith({ 'a.pmta': 'a 1\n\n\nb   2\n' });
    expect(edit(editor, cwd, ['edit a.pmta', '3', ...save.slice(1)]).cursorLine).toBe('');
    expect(readFileSync(join(cwd, 'a.pmta'), 'utf8')).toContain('\n\n');
  });

  it.skipIf(!isHere)('takes back the layout with one undo', () => {
    const cwd = folderWith({ 'a.pmta': MESSY });
    edit(editor, cwd, [...save, 'undo', 'noautocmd write']);
    expect(readFileSync(join(cwd, 'a.pmta'), 'utf8')).toBe(MESSY);
  });

  it.skipIf(!isHere)('lays out files of PowerMTA only, with what the page says for that', () => {
    const [settings = '', onlyThese = ''] = blocksOf('vim');
    const cwd = folderWith({ 'a.pmta': MESSY, 'b.txt': 'x  \n' });
    const only = settings
      .replace('let g:ale_fix_on_save = 1', onlyThese)
      .concat('let g:ale_fixers["*"] = ["trim_whitespace"]\n');
    edit(editor, cwd, ['edit b.txt', 'write', ...save], { settings: only });
    expect(readFileSync(join(cwd, 'a.pmta'))).toEqual(laidOut(Buffer.from(MESSY)));
    expect(readFileSync(join(cwd, 'b.txt'), 'utf8')).toBe('x  \n');
  });

  it.skipIf(!isHere)('lays out a buffer that is no file, when told', () => {
    const cwd = folderWith();
    const commands = ['setfiletype pmta', 'call setline(1, "a   1")', 'ALEFix', 'call Await("g:fixed == 1")'];
    expect(edit(editor, cwd, commands).cursorLine).toBe('a   1');
    commands[1] = 'call setline(1, "max-smtp-out   1")';
    expect(edit(editor, cwd, commands).cursorLine).toBe('max-smtp-out 1');
  });

  it.skipIf(!isHere)('lists what pmtalint finds in a buffer and in what it includes', () => {
    const cwd = folderWith({
      'a.pmta': '# é\n<domain a.com>\n  x-é 1\n</domain>\ninclude b.conf\n',
      'b.conf': '<domain b.com>\n  retry-after soon\n</domain>\n',
    });
    const { places } = edit(editor, cwd, ['edit a.pmta', 'call Await("len(getloclist(0)) == 2")']);
    expect([...places].sort((a, b) => a.file.localeCompare(b.file))).toEqual([
      {
        file: 'a.pmta',
        line: 3,
        column: 3,
        end: 6,
        type: 'E',
        text: 'unknown-directive: x-é is no PowerMTA directive.',
      },
      {
        file: 'b.conf',
        line: 2,
        column: 15,
        end: 18,
        type: 'E',
        text: 'bad-value: retry-after: soon is no time interval.',
      },
    ]);
  });

  it.skipIf(!isHere)('lists what is found in a text that is not saved, and its severity', () => {
    const cwd = folderWith({ 'a.pmta': '' });
    const { places } = edit(editor, cwd, [
      'let g:ale_pmta_pmtalint_options = "--rule bad-value=warning"',
      'edit a.pmta',
      'call setline(1, ["<domain a.com>", "retry-after soon", "</domain>"])',
      'ALELint',
      'call Await("len(getloclist(0)) == 1")',
    ]);
    expect(places).toMatchObject([{ file: 'a.pmta', line: 2, type: 'W' }]);
  });

  it.skipIf(!isHere)('lists what is found in a buffer that is no file', () => {
    const commands = ['setfiletype pmta', 'call setline(1, "no-such-name 1")', 'ALELint'];
    const { places } = edit(editor, folderWith(), [...commands, 'call Await("len(getloclist(0)) == 1")']);
    expect(places).toMatchObject([{ file: '', line: 1, column: 1, end: 12 }]);
  });

  it.skipIf(!isHere)('has an empty list for a healthy file', () => {
    const cwd = folderWith({ 'a.pmta': '<domain a.com>\n    retry-after 10m\n</domain>\n' });
    expect(edit(editor, cwd, ['edit a.pmta', 'call Await("g:linted == 1")']).places).toEqual([]);
  });

  it.skipIf(!isHere)('tells why pmtalint does not work', () => {
    const cwd = folderWith({ 'a.pmta': 'no-such-name 1\n', 'pmtakit.config.json': '{' });
    const { places } = edit(editor, cwd, ['edit a.pmta', 'call Await("len(getloclist(0)) > 0")']);
    expect(places).toMatchObject([{ line: 1, type: 'E', text: expect.stringContaining('pmtakit.config.json') }]);
  });

  /** The types that the editor takes these files for. */
  function typesOf(paths: readonly string[], settings?: string): string[] {
    const types = join(folderWith(), 'types');
    const look = paths.map((path) => `edit ${path} | call writefile([&filetype], ${inVim(types)}, 'a')`);
    edit(editor, root, ['let g:ale_lint_on_enter = 0', ...look], settings === undefined ? {} : { settings });
    return readFileSync(types, 'utf8').trimEnd().split('\n');
  }

  it.skipIf(!isHere)('takes files for PowerMTA by their names and sections', () => {
    const files: readonly (readonly [string, string, string])[] = [
      ['a.pmta', '', 'pmta'],
      ['etc/pmta/config', '', 'pmta'],
      ['etc/pmta/conf.d/x.conf', '', 'pmta'],
      ['x.conf', '# mail\n\n  <Virtual-MTA news>\n', 'pmta'],
      ['y/config', '<bounce-category-patterns>\n', 'pmta'],
      ['logs.conf', '# logs\n<source>\n  @type tail\n</source>\n<match **>\n', 'conf'],
      ['web.conf', '# web\n<VirtualHost *:80>\n<Directory />\n', 'conf'],
      ['x.txt', '<virtual-mta news>\n', 'text'],
    ];
    const cwd = folderWith(Object.fromEntries(files));
    expect(typesOf(files.map(([name]) => join(cwd, name)))).toEqual(files.map(([, , type]) => type));
  });

  it.skipIf(!isHere)('knows how comments are written', () => {
    const { commentstring } = edit(editor, folderWith(), ['edit new.pmta']);
    expect(commentstring).toBe('# %s');
  });

  it.skipIf(!isHere)('takes files for what a line of the page says', () => {
    expect(typesOf([join(folderWith(), 'mail/x.inc')], blocksOf('vim').join(''))).toEqual(['pmta']);
  });

  it.skipIf(!isHere)('knows the samples by what is in them, where that is more than top-level directives', () => {
    const samples = shell(`find ${join(root, 'fixtures')} -name '*.conf' -o -name config`)
      .stdout.trim()
      .split('\n');
    const types = typesOf(samples);
    const unknown = samples.filter((_, index) => types[index] !== 'pmta').map((path) => basename(path));
    expect(samples.length).toBeGreaterThan(20);
    expect(unknown.sort()).toEqual(['dkim-keys.conf', 'macros.conf']);
  });
});

/** A text as Vim writes it. */
function inVim(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
