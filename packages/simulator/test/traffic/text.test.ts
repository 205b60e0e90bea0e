/** Texts cut into pieces, and pieces into records. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../src/traffic/files/cells.ts';
import { type RecordPlace, recordsFrom } from '../../src/traffic/files/records.ts';
import { type TextPieces, piecesOfBytes, piecesOfText } from '../../src/traffic/files/text-pieces.ts';

const start: RecordPlace = { piece: 0, offset: 0, line: 1 };

/** All records with their lines, read batch by batch. */
function records(pieces: TextPieces, quotes = true): { texts: string[]; lines: number[]; unclosed: number[] } {
  const all = { texts: Array<string>(), lines: Array<number>(), unclosed: Array<number>() };
  for (let batch = recordsFrom(pieces, start, quotes); batch; batch = recordsFrom(pieces, batch.next, quotes)) {
    all.texts.push(...batch.texts);
    all.lines.push(...batch.lines);
    all.unclosed.push(...batch.unclosed);
  }
  return all;
}

function together(pieces: TextPieces): string {
  let text = '';
  for (let index = 0, piece = pieces.piece(0); piece !== undefined; piece = pieces.piece(++index)) text += piece;
  return text;
}

describe('pieces', () => {
  it('of bytes are the text again, wherever characters are cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 9 }), (text, size) => {
        const bytes = new TextEncoder().encode(text);
        const read = (position: number, length: number): Uint8Array => bytes.subarray(position, position + length);
        expect(together(piecesOfBytes(read, size))).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
        expect(together(piecesOfText(text, size))).toBe(text);
      }),
    );
  });
});

describe('records', () => {
  it.each<[string, string[], number[]]>([
    ['a\nb\n', ['a', 'b'], [1, 2]],
    ['a\r\n\r\nb', ['a', 'b'], [1, 3]],
    ['\uFEFFa\nb', ['a', 'b'], [1, 2]],
    ['a,"x\ny",b\nc', ['a,"x\ny",b', 'c'], [1, 3]],
    ['a,"x""\ny",b\nc', ['a,"x""\ny",b', 'c'], [1, 3]],
    ['a,"",b\nc', ['a,"",b', 'c'], [1, 2]],
    ['a,5" pipe,b\nc', ['a,5" pipe,b', 'c'], [1, 2]],
    ['a,x""y,b\nc', ['a,x""y,b', 'c'], [1, 2]],
    ['', [], []],
    ['\n\n \n', [], []],
  ])('of %j', (text, texts, lines) => {
    for (const size of [1, 2, 3, 5, 100]) {
      expect(records(piecesOfText(text, size)), `pieces of ${size}`).toEqual({ texts, lines, unclosed: [] });
    }
  });

  it('with a quote that nothing closes lose that line alone', () => {
    const text = `a,"b\n${'c,d\n'.repeat(100_000)}`;
    const { texts, unclosed } = records(piecesOfText(text, 50_000));
    expect([texts.length, unclosed]).toEqual([100_000, [1]]);
  });

  it('of a text without lines come to an end', () => {
    const { texts, unclosed } = records(piecesOfText('x'.repeat(2_000_000), 10_000));
    expect(texts.length + unclosed.length).toBeGreaterThan(0);
  });

  it('of written CSV are read as they were, whatever pieces it is cut into', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', 'ü') });
    const row = fc.tuple(fc.constant('x'), cell, cell);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), fc.integer({ min: 1, max: 20 }), (rows, size) => {
        const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const text = rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
        expect(cellsOf(records(piecesOfText(text, size)).texts)).toEqual(rows);
      }),
    );
  });

  it('of lines need no quotes to be closed', () => {
    expect(records(piecesOfText('{"a"\n"', 2), false).texts).toEqual(['{"a"', '"']);
  });
});

describe('cellsOf', () => {
  it('gives nothing for a record that is none, and the others all the same', () => {
    expect(cellsOf(['a,b', '"a"x,b', '"c",d'])).toEqual([['a', 'b'], expect.anything(), ['c', 'd']]);
  });
});
