import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { format } from '@pmtakit/formatter';
import { movedOffset, wordsAround } from '../../src/prettier/words.ts';
import { damagedLines } from '../arbitraries.ts';

function textsAround(before: string, after: string, offset: number): string[] {
  return wordsAround(before, after, offset).map(({ start, end, text }) => `${before.slice(start, end)}=${text}`);
}

describe('the words around an offset', () => {
  it.each([
    ['in a word', 'aa  bb  cc', 'aa bb cc', 5, ['aa=aa', 'bb=bb', 'cc=cc']],
    ['in a gap', 'aa  bb  cc', 'aa bb cc', 3, ['aa=aa', 'bb=bb']],
    ['where two words touch', '<  aa>', '<aa>', 1, ['<=<', '  aa>=aa>']],
    ['at the start', '  aa bb', 'aa bb', 0, ['  aa=aa', 'bb=bb']],
    ['at the end', 'aa bb  ', 'aa bb\n', 7, ['bb=bb']],
    ['in a word whose case changes', 'AB-C d', 'ab-c d', 1, ['A=a', 'B=b', '-=-']],
    ['in a word that is another', 'a yes  b', 'a true b', 3, ['a=a', 'yes=true', 'b=b']],
    ['in no words', '  ', '', 1, []],
  ])('%s', (_, before, after, offset, expected) => {
    expect(textsAround(before, after, offset)).toEqual(expected);
  });
});

describe('an offset in the formatted text', () => {
  it.each([
    ['a|a  bb', 'a|a bb'],
    ['aa |   bb', 'aa |bb'],
    ['aa    |  bb', 'aa |bb'],
    ['aa|    bb', 'aa| bb'],
    ['< | aa>', '<|aa>'],
    ['  |  aa', '|aa'],
    ['aa bb|  ', 'aa bb|'],
    ['aa bb  |', 'aa bb|'],
    ['a yes|  b', 'a true| b'],
    ['a yes  |b', 'a true |b'],
  ])('of %j is that of %j', (before, after) => {
    const offset = movedOffset(before.replace('|', ''), after.replace('|', ''), before.indexOf('|'));
    expect(offset).toBe(after.indexOf('|'));
  });

  it('never runs backwards', () => {
    fc.assert(
      fc.property(damagedLines, (text) => {
        const formatted = format(text);
        let last = 0;
        for (let offset = 0; offset <= text.length; offset += 7) {
          const moved = movedOffset(text, formatted, offset);
          expect(moved).toBeGreaterThanOrEqual(last);
          last = moved;
        }
        expect(last).toBeLessThanOrEqual(formatted.length);
      }),
    );
  });
});
