import { applyPatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { format, formatEdits } from '@pmtakit/formatter';
import { SourceFile, type TextEdit, applyEdits, parse } from '@pmtakit/grammar';
import { colouredDiff } from '../../src/format/coloured-diff.ts';
import { editsDiff } from '../../src/diff.ts';

function diffOf(text: string): Promise<string> {
  return editsDiff('a.conf', text, formatEdits(parse(new SourceFile('a.conf', text))));
}

/** The hunks without their heads. */
async function changed(text: string): Promise<string[]> {
  return (await diffOf(text)).split('\n').filter((line) => /^[-+ ](?![-+]{2} )/.test(line));
}

describe('the diff of edits', () => {
  it.each<[string, string, string[]]>([
    [
      'lines below each other are shown old ones first',
      '  a-b 1\n  a-b 2\n',
      ['-  a-b 1', '-  a-b 2', '+a-b 1', '+a-b 2'],
    ],
    [
      'a line between two changes stays',
      'a-b 1  \na-b 2\na-b 3  \n',
      ['-a-b 1  ', '+a-b 1', ' a-b 2', '-a-b 3  ', '+a-b 3'],
    ],
    ['of blank lines the first one stays', 'a-b 1\n\n\n\na-b 2\n', [' a-b 1', ' ', '-', '-', ' a-b 2']],
    [
      'a blank line that comes in changes no other',
      '# c\n</x>\n<domain a>\n</domain>\n',
      [' # c', ' </x>', '+', ' <domain a>', ' </domain>'],
    ],
    ['CRLF changes its line only', 'a-b 1\na-b 2\r\na-b 3\n', [' a-b 1', '-a-b 2\r', '+a-b 2', ' a-b 3']],
    ['a lone CR breaks its line', '# a\n# b\r# c\n# d\n', [' # a', '-# b\r# c', '+# b', '+# c', ' # d']],
    ['a missing line break is put in', '# a\n# b', [' # a', '-# b', '+# b']],
    ['blank space at the end of a text goes with its line', '# a\n# b  ', [' # a', '-# b  ', '+# b']],
    ['nothing is shown of a text that is formatted', '# a\n', []],
  ])('%s', async (_, text, lines) => {
    expect(await changed(text)).toEqual(lines);
  });

  it('is of use to whoever has the text', async () => {
    const piece = fc.constantFrom(
      '<domain a>',
      '</domain>',
      'a-b  1',
      ' ',
      '\t',
      '\n',
      '\n',
      '\r\n',
      '# c',
      '\uFEFF',
      'é',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const text = pieces.join('');
        // The package takes all line ends for one kind when it is not told otherwise.
        const options = { autoConvertLineEndings: false };
        expect(applyPatch(text, await diffOf(text), options)).toBe(format(text));
      }),
    );
  });

  it('shows no line as changed that is not', async () => {
    const words = fc.constantFrom('a', 'b', '', ' ');
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 12 }), fc.nat(11), async (lines, at) => {
        const text = lines.map((line) => `${line}\n`).join('');
        const start = lines.slice(0, at % lines.length).join('\n').length + (at % lines.length === 0 ? 0 : 1);
        const edit: TextEdit = { span: { start, end: start }, newText: 'x' };
        const patch = await editsDiff('a', text, [edit]);
        expect(patch.split('\n').filter((line) => /^[-+][^-+]|^[-+]$/.test(line))).toHaveLength(2);
        expect(applyPatch(text, patch, { autoConvertLineEndings: false })).toBe(applyEdits(text, [edit]));
      }),
    );
  });

  it('of one edit over very many lines takes no long time', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `a-b ${index}\n`);
    const text = lines.join('');
    const edit = { span: { start: 0, end: text.length }, newText: lines.toReversed().join('') };
    expect(applyPatch(text, await editsDiff('a', text, [edit]))).toBe(edit.newText);
  });

  it('of a line with very many edits takes no long time', async () => {
    const text = `a-b ${'1   '.repeat(200_000)}\n`;
    const edits = [...text.matchAll(/ {3}/g)].map(({ index }) => ({
      span: { start: index, end: index + 3 },
      newText: ' ',
    }));
    expect((await editsDiff('a', text, edits)).split('\n')[4]).toBe(`+${applyEdits(text, edits).trimEnd()} `);
  });
});

describe('a coloured diff', () => {
  it('has the colours of git, and no line end in them', () => {
    const patch = '--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n same\n--- old\r\n+new\n\\ No newline at end of file\n';
    expect(colouredDiff(patch).replaceAll('\u001B', '^').split('\n')).toEqual([
      '^[1m--- a/x^[22m',
      '^[1m+++ b/x^[22m',
      '^[36m@@ -1,2 +1,2 @@^[39m',
      ' same',
      '^[31m--- old^[39m\r',
      '^[32m+new^[39m',
      '\\ No newline at end of file',
      '',
    ]);
  });
});
