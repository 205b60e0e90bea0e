import { parseText } from '@pmtakit/grammar';
import { format } from '@pmtakit/formatter';
import { formatting, formattingOptions, rangesFormatting } from '@pmtakit/language-service';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Range } from 'vscode-languageserver-types';
import { edited, encodings } from './client-text.ts';
import { styles, texts } from './texts.ts';

describe('formatting', () => {
  it('changes blank space only, each line for itself', () => {
    const text = '<domain a.com>\n  max-smtp-out 3  # \u00FC\n    retry-after 1h # \u{1F600}\n</domain>\n';
    expect(formatting(parseText(text), { options: {}, encoding: 'utf-16' })).toEqual([
      { range: range(1, 0, 1, 2), newText: '    ' },
      { range: range(1, 16, 1, 18), newText: '   ' },
      { range: range(2, 15, 2, 16), newText: '  ' },
      { range: range(2, 18, 2, 19), newText: '  ' },
    ]);
  });

  it.each([
    ['utf-16', 9],
    ['utf-8', 13],
  ] as const)('counts columns in %s', (encoding, column) => {
    const text = 'x-\u00E4\u00F6 \u{1F600} 1   \n';
    expect(formatting(parseText(text), { options: {}, encoding })).toEqual([
      { range: range(0, column, 0, column + 3), newText: '' },
    ]);
  });

  it.each([
    ['blanks at the end of a line', 'a  \nb\n', {}, range(0, 1, 0, 3), ''],
    ['the same with CRLF', 'a  \r\nb\r\n', { endOfLine: 'auto' }, range(0, 1, 0, 3), ''],
    ['blank lines', 'a\n\n \n\nb\n', {}, range(1, 0, 3, 0), ''],
    ['blank lines with CRLF', 'a\r\n\r\n\r\nb\r\n', { endOfLine: 'auto' }, range(1, 0, 2, 0), ''],
    ['a line break of another kind', 'a\r\nb\n', {}, range(0, 1, 1, 0), '\n'],
    ['blank lines at the end', 'a\n\n\n', {}, range(1, 0, 3, 0), ''],
    ['no line break at the end', 'a', {}, range(0, 1, 1, 0), '\n'],
    ['blanks and no line break at the end', 'a\nb  ', {}, range(1, 1, 2, 0), '\n'],
  ] as const)('leaves line breaks that stay out of its edits: %s', (_, text, options, expected, newText) => {
    const edits = formatting(parseText(text), { options, encoding: 'utf-16' });
    expect(edits).toEqual([{ range: expected, newText }]);
  });

  it('is nothing for a text that has its layout', () => {
    const text = '<domain a.com>\r\n    max-smtp-out 3\r\n</domain>\r\n';
    expect(formatting(parseText(text), { options: { endOfLine: 'auto' }, encoding: 'utf-16' })).toEqual([]);
  });

  it.each(encodings)('gives a client that counts in %s the formatted text', (encoding) => {
    fc.assert(
      fc.property(texts, styles, (text, options) => {
        const edits = formatting(parseText(text), { options, encoding });
        expect(edited(text, edits, encoding)).toBe(format(text, options));
      }),
      { numRuns: 1500 },
    );
  });
});

describe('rangesFormatting', () => {
  const text = '  a\n  b\n  c\n  d\n  e\n';

  it.each([
    ['one place', [range(1, 2, 1, 2)], '  a\nb\n  c\n  d\n  e\n'],
    ['the start of a line', [range(1, 0, 1, 0)], '  a\nb\n  c\n  d\n  e\n'],
    ['a part of two lines', [range(1, 3, 2, 1)], '  a\nb\nc\n  d\n  e\n'],
    ['whole lines', [range(1, 0, 3, 0)], '  a\nb\nc\n  d\n  e\n'],
    ['the wrong way round', [range(3, 0, 1, 0)], '  a\nb\nc\n  d\n  e\n'],
    ['two ranges', [range(3, 0, 3, 3), range(0, 0, 0, 3)], 'a\n  b\n  c\nd\n  e\n'],
    ['ranges that overlap', [range(1, 0, 3, 1), range(2, 0, 2, 2), range(0, 0, 2, 0)], 'a\nb\nc\nd\n  e\n'],
    ['ranges that meet', [range(1, 0, 1, 3), range(2, 0, 2, 3)], '  a\nb\nc\n  d\n  e\n'],
    ['more than there is', [range(4, 0, 99, 0)], '  a\n  b\n  c\n  d\ne\n'],
    ['nothing that there is', [range(98, 0, 99, 0)], text],
    ['no range', [], text],
  ])('%s', (_, ranges, expected) => {
    const edits = rangesFormatting(parseText(text), ranges, { options: {}, encoding: 'utf-16' });
    expect(edited(text, edits, 'utf-16')).toBe(expected);
  });

  const place = fc.tuple(fc.nat(30), fc.nat(12));
  const ranges = fc.array(
    fc.tuple(place, place).map(([start, end]) => range(...start, ...end)),
    { maxLength: 3 },
  );

  it.each(encodings)('leaves other lines alone, and formatting gives the same afterwards, in %s', (encoding) => {
    fc.assert(
      fc.property(texts, ranges, styles, (text, ranges, style) => {
        const options = { ...style, endOfLine: 'lf' } as const;
        const result = edited(text, rangesFormatting(parseText(text), ranges, { options, encoding }), encoding);
        const after = linesOf(result);
        for (const [index, { line, content }] of linesOf(text).entries()) {
          if (!ranges.some((one) => touches(one, line))) expect(after[index]?.content).toBe(content);
        }
        expect(format(result, options)).toBe(format(text, options));
      }),
      { numRuns: 1500 },
    );
  });
});

/** The lines that are not blank. A byte order mark belongs to none. */
function linesOf(text: string): { line: number; content: string }[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((content, line) => ({ line, content }))
    .filter(({ content }) => /[^ \t\f\v]/.test(content));
}

function touches({ start, end }: Range, line: number): boolean {
  return line >= Math.min(start.line, end.line) && line <= Math.max(start.line, end.line);
}

function range(startLine: number, start: number, endLine: number, end: number): Range {
  return { start: { line: startLine, character: start }, end: { line: endLine, character: end } };
}

describe('formattingOptions', () => {
  it.each([
    ['nothing is said', {}, {}, { endOfLine: 'auto' }],
    ['the editor says it', {}, { indent: 2, endOfLine: 'lf' }, { indent: 2, endOfLine: 'lf' }],
    ['the project says it', { endOfLine: 'crlf' }, {}, { endOfLine: 'crlf' }],
    ['both do', { indent: 8 }, { indent: 2, align: false }, { endOfLine: 'auto', indent: 8, align: false }],
  ] as const)('%s', (_, project, editor, expected) => {
    expect(formattingOptions(project, editor)).toEqual(expected);
  });
});
