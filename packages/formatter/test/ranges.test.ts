import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, parseText } from '@pmtakit/grammar';
import { type FormatOptions, format, formatEdits } from '@pmtakit/formatter';
import { damagedLines, markedLines } from './arbitraries.ts';
import { broken, demo, healthy } from './fixtures.ts';

function formatLines(text: string, first: number, last: number, style: Partial<FormatOptions> = {}): string {
  return applyEdits(text, formatEdits(parseText(text), style, { first, last }));
}

const messy = 'a-b   1\n\n\n\n<domain *>\n  a-b  1\n  longer-name   2\n\n\n</domain>\nc-d   3\n\n\n';

const cases = [
  { name: 'one line', first: 1, last: 1, lines: { 1: 'a-b 1' } },
  { name: 'the column of the whole run', first: 6, last: 6, lines: { 6: '    a-b         1' } },
  { name: 'lines of which none is there', first: 40, last: 50, lines: {} },
  { name: 'a range that starts before the first line', first: -3, last: 1, lines: { 1: 'a-b 1' } },
  { name: 'nothing when it ends before it starts', first: 6, last: 5, lines: {} },
  { name: 'no blank lines alone', first: 2, last: 4, lines: {} },
];

describe('a range of lines', () => {
  it.each(cases)('changes $name', ({ first, last, lines }) => {
    const expected = messy
      .split('\n')
      .map((line, index) => Object.entries(lines).find(([n]) => Number(n) === index + 1)?.[1] ?? line);
    expect(formatLines(messy, first, last)).toBe(expected.join('\n'));
  });

  it('takes the blank lines above a line along', () => {
    expect(formatLines(messy, 5, 5)).toBe(messy.replace('\n\n\n\n<', '\n\n<'));
    expect(formatLines(messy, 10, 10)).toBe(messy.replace('\n\n\n</', '\n</'));
  });

  it('takes those at the end of the text with the last line', () => {
    expect(formatLines(messy, 12, 13)).toBe(messy.replace(/\n+$/, '\n'));
    expect(formatLines(messy, 11, 12)).toBe(messy.replace('c-d   3', '\nc-d 3'));
  });

  it('keeps the line breaks that most lines have', () => {
    expect(formatLines('a-b   1\r\na-b   2\r\na-b   3\r\n', 2, 2)).toBe('a-b   1\r\na-b 2\r\na-b   3\r\n');
    expect(formatLines('a-b   1\r\na-b   2\na-b   3\r\n', 2, 2)).toBe('a-b   1\r\na-b 2\r\na-b   3\r\n');
  });

  it('counts a lone CR as the end of a line', () => {
    expect(formatLines('a-b   1\ra-b   2\ra-b   3', 2, 2)).toBe('a-b   1\ra-b 2\na-b   3');
  });
});

const lineNumber = fc.integer({ min: 1, max: 40 });

function linesOf(text: string): string[] {
  return text.split(/\r\n?|\n/);
}

/** What holds for each range of each text. */
function check(text: string, first: number, count: number, style: Partial<FormatOptions>): void {
  const ranged = formatLines(text, first, first + count, style);
  const wanted: Partial<FormatOptions> = { ...style, endOfLine: 'lf' };
  // Formatting the rest later gives what formatting all at once gives.
  expect(format(ranged, wanted)).toBe(format(text, wanted));
  // No line above or below changes, but for the blank lines above the first one.
  const above = linesOf(text)
    .slice(0, Math.max(0, first - 1))
    .filter(isText);
  expect(linesOf(ranged).filter(isText).slice(0, above.length)).toEqual(above);
  const below = linesOf(text).slice(first + count);
  if (below.length > 0) expect(linesOf(ranged).slice(-below.length)).toEqual(below);
}

function isText(line: string): boolean {
  return /[^ \t\f\v]/.test(line);
}

describe('for every range of every text', () => {
  const style = fc.constantFrom<Partial<FormatOptions>>(
    {},
    { align: false, indent: 2 },
    { indent: 'tab', keywordCase: 'lower' },
  );

  it('only its lines change, and the rest can be formatted later', () => {
    fc.assert(fc.property(fc.oneof(damagedLines, markedLines), lineNumber, lineNumber, style, check), {
      numRuns: 5000,
    });
  });

  it('every line by itself gives what all together give', () => {
    fc.assert(
      fc.property(fc.oneof(damagedLines, markedLines), (text) => {
        let done = text;
        // From the last line up, so that lines above keep their numbers.
        for (let line = linesOf(text).length; line > 0; line--) done = formatLines(done, line, line);
        expect(format(done)).toBe(format(text));
        expect(linesOf(done).filter(isText)).toEqual(linesOf(format(text)).filter(isText));
      }),
      { numRuns: 300 },
    );
  });

  it.each([...healthy, ...broken, ...demo])('in fixtures/$path', ({ text }) => {
    const count = linesOf(text).length;
    for (const first of [1, 2, count >> 1, count]) check(text, first, count >> 2, {});
    expect(formatLines(text, 1, count, {})).toBe(format(text, { endOfLine: 'auto' }));
  });
});
