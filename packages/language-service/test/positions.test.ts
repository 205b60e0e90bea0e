import { SourceFile } from '@pmtakit/grammar';
import { Positions, isPositionEncoding, utf8Offset } from '@pmtakit/language-service';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodings, positionOf } from './client-text.ts';

describe('positions', () => {
  it.each([
    ['the start', 0, 0, 0, 0],
    ['behind an umlaut', 4, 0, 4, 5],
    ['behind an emoji', 7, 0, 7, 10],
    ['the start of a line', 9, 1, 0, 0],
    ['behind a euro sign', 11, 1, 2, 4],
    ['the end of the text', 13, 2, 1, 2],
    ['behind the text', 99, 2, 1, 2],
  ])('%s', (_, offset, line, utf16, utf8) => {
    const source = new SourceFile('a', '# \u00FCx \u{1F600}\r\nx\u20AC\n\u00E4');
    expect(new Positions(source, 'utf-16').position(offset)).toEqual({ line, character: utf16 });
    expect(new Positions(source, 'utf-8').position(offset)).toEqual({ line, character: utf8 });
  });

  const texts = fc
    .array(fc.constantFrom('a', '\u00FC', '\u20AC', '\u{1F600}', '\n', '\r\n', '\r', '\uFEFF', '\u2028'), {
      maxLength: 60,
    })
    .map((pieces) => ({ text: pieces.join(''), offsets: offsetsOf(pieces) }));

  it.each(encodings)('are those that a client counts in %s, in any order', (encoding) => {
    fc.assert(
      fc.property(texts, fc.infiniteStream(fc.nat()), ({ text, offsets }, picks) => {
        const positions = new Positions(new SourceFile('a', text), encoding);
        for (const pick of picks.take(20)) {
          const offset = offsets[pick % offsets.length] ?? 0;
          expect(positions.position(offset)).toEqual(positionOf(text, offset, encoding));
        }
      }),
    );
  });

  it('take linear time for all places of a long line', () => {
    const text = '\u00FC '.repeat(200_000);
    const positions = new Positions(new SourceFile('a', text), 'utf-8');
    for (let offset = 0; offset < text.length; offset++) positions.position(offset);
    expect(positions.position(text.length)).toEqual({ line: 0, character: 600_000 });
  });
});

/** Where characters and line breaks start, and the end. */
function offsetsOf(pieces: readonly string[]): number[] {
  const offsets = [0];
  for (const piece of pieces) offsets.push((offsets.at(-1) ?? 0) + piece.length);
  return offsets.filter((_, index) => !(pieces[index] === '\n' && pieces[index - 1] === '\r'));
}

describe('utf8Offset', () => {
  it.each([
    [0, 0],
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
    [6, 2],
    [7, 4],
    [8, 5],
    [99, 5],
  ])('%i bytes end at %i, never inside a character', (bytes, offset) => {
    expect(utf8Offset('a\u00FC\u{1F600}b', bytes)).toBe(offset);
  });

  it('is the way back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        expect(utf8Offset(before + after, Buffer.byteLength(before))).toBe(before.length);
      }),
    );
  });
});

describe('isPositionEncoding', () => {
  it.each([
    ['utf-8', true],
    ['utf-16', true],
    ['utf-32', false],
    ['', false],
  ])('%j: %s', (name, isKnown) => {
    expect(isPositionEncoding(name)).toBe(isKnown);
  });
});
