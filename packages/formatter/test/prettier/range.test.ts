import fc from 'fast-check';
import prettier, { type Options } from 'prettier';
import { describe, expect, it } from 'vitest';
import { applyEdits, parseText } from '@pmtakit/grammar';
import plugin, { formatEdits } from '@pmtakit/formatter';
import { damagedLines, markedLines, realLines } from '../arbitraries.ts';

function pretty(text: string, options: Options = {}): Promise<string> {
  return prettier.format(text, { parser: 'pmta', plugins: [plugin], ...options });
}

/** A text with its range in `[` and `]`, and with its cursor as `|`. */
async function formatMarked(marked: string, options: Options = {}): Promise<string> {
  const offsetOf = (mark: string): number =>
    marked.replaceAll(/[[\]|]/g, (other) => (other === mark ? mark : '')).indexOf(mark);
  const { formatted, cursorOffset } = await prettier.formatWithCursor(marked.replaceAll(/[[\]|]/g, ''), {
    parser: 'pmta',
    plugins: [plugin],
    ...options,
    rangeStart: offsetOf('['),
    rangeEnd: offsetOf(']'),
    cursorOffset: offsetOf('|'),
  });
  return cursorOffset < 0 ? formatted : `${formatted.slice(0, cursorOffset)}|${formatted.slice(cursorOffset)}`;
}

const rest = 'type   smtp\n';

describe('a range', () => {
  it.each([
    ['of a line', `[type   smtp]\n\n${rest}`, `type smtp\n\n${rest}`],
    ['in the middle of a line means all of it', `ty[p]e   smtp\n\n${rest}`, `type smtp\n\n${rest}`],
    ['of blanks in a line means it too', `type [ ]  smtp\n\n${rest}`, `type smtp\n\n${rest}`],
    [
      'of several lines',
      `${rest}\ntyp[e   smtp\n<a>\nb-c   1\n<]/a>\n${rest}`,
      `${rest}\ntype smtp\n\n<a>\n    b-c 1\n</a>\n${rest}`,
    ],
    ['does not reach into the next line', `[type   smtp\n]\n${rest}`, `type smtp\n\n${rest}`],
    ['does not reach into the line before', `${rest.trimEnd()}[\n\ntype   smtp]\n`, `${rest}\ntype smtp\n`],
    ['of blank lines changes nothing', `${rest}\n[\n\n]\n${rest}`, `${rest}\n\n\n\n${rest}`],
    ['has the indent of its place', '<a>\n<b>\n[c-d 1]\n</b>\n</a>', '<a>\n<b>\n        c-d 1\n</b>\n</a>'],
    ['has the column of its neighbours', 'max-smtp-out 5\n[type smtp]\n', 'max-smtp-out 5\ntype         smtp\n'],
    [
      'knows lines that are kept',
      `# prettier-ignore\n[type   smtp\n]${rest}`,
      `# prettier-ignore\ntype   smtp\n${rest}`,
    ],
    ['in a text with a byte order mark', `\uFEFF[type   smtp]\n\n${rest}`, `\uFEFFtype smtp\n\n${rest}`],
  ])('%s', async (_, before, after) => {
    expect(await formatMarked(before)).toBe(after);
  });

  it('takes the options of the layout', async () => {
    expect(
      await formatMarked('<a>\n[B-c 1\nTYPE 1]\n</a>\n', { useTabs: true, pmtaAlign: false, pmtaKeywordCase: 'lower' }),
    ).toBe('<a>\n\tB-c 1\n\ttype 1\n</a>\n');
  });

  it('puts no pragma in', async () => {
    expect(await formatMarked(`[type   smtp]\n\n${rest}`, { insertPragma: true })).toBe(`type smtp\n\n${rest}`);
  });

  it('needs the pragma where one is required', async () => {
    expect(await formatMarked(`[type   smtp]\n\n${rest}`, { requirePragma: true })).toBe(`type   smtp\n\n${rest}`);
    expect(await formatMarked(`# @format\n[type   smtp]\n\n${rest}`, { requirePragma: true })).toBe(
      `# @format\ntype smtp\n\n${rest}`,
    );
  });

  it('has the line ends of Prettier, for the whole file as in other languages', async () => {
    const crlf = `[type   smtp]\r\n\r\ntype   smtp\r\n`;
    expect(await formatMarked(crlf, { endOfLine: 'crlf' })).toBe('type smtp\r\n\r\ntype   smtp\r\n');
    expect(await formatMarked(crlf, { endOfLine: 'auto' })).toBe('type smtp\r\n\r\ntype   smtp\r\n');
    expect(await formatMarked(crlf)).toBe('type smtp\n\ntype   smtp\n');
  });
});

describe('the cursor of a range', () => {
  it.each([
    ['before it', `ty|pe   smtp\n\n[type   smtp]\n`, `ty|pe   smtp\n\ntype smtp\n`],
    ['in it', `${rest}\n[type   sm|tp]\n`, `${rest}\ntype sm|tp\n`],
    ['in the blank space of it', `${rest}\n[type | smtp]\n`, `${rest}\ntype |smtp\n`],
    ['behind it', `[type   smtp]\n\nty|pe   smtp\n`, `type smtp\n\nty|pe   smtp\n`],
    ['at the end', `[type   smtp]\n\n${rest}|`, `type smtp\n\n${rest}|`],
  ])('%s stays at its character', async (_, before, after) => {
    expect(await formatMarked(before)).toBe(after);
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    expect(await formatMarked(crlf(before), { endOfLine: 'crlf' })).toBe(crlf(after));
  });
});

describe('for every range of every text', () => {
  const ranges = fc
    .oneof(realLines, damagedLines, markedLines)
    .map((text) => text.replaceAll(/\r\n?/g, '\n'))
    .chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length), fc.nat(text.length)));

  /** Of a range with something in it, the lines from its first to its last word. */
  function expected(text: string, start: number, end: number): string {
    const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
    const found = [...text.slice(start, end).matchAll(/[^ \t\f\v\n]/g)].map(({ index }) => lineOf(start + index));
    const lines = { first: found.at(0) ?? lineOf(start), last: found.at(-1) ?? lineOf(end - 1) };
    return applyEdits(text, formatEdits(parseText(text), {}, lines));
  }

  it('Prettier gives the lines that the formatter gives', async () => {
    await fc.assert(
      fc.asyncProperty(ranges, async ([text, one, other]) => {
        const [rangeStart, rangeEnd] = [Math.min(one, other), Math.max(one, other)];
        fc.pre(rangeStart < rangeEnd && (rangeStart > 0 || rangeEnd < text.length));
        expect(await pretty(text, { rangeStart, rangeEnd })).toBe(expected(text, rangeStart, rangeEnd));
      }),
      { numRuns: 1000 },
    );
  });

  it('the cursor has the same characters before it', async () => {
    const black = (text: string): string => text.replaceAll(/[ \t\f\v\n]+/g, '');
    const places = ranges.chain((range) => fc.tuple(fc.constant(range), fc.nat(range[0].length)));
    await fc.assert(
      fc.asyncProperty(places, async ([[text, rangeStart, rangeEnd], cursorOffset]) => {
        fc.pre(rangeStart < rangeEnd);
        const options = { parser: 'pmta', plugins: [plugin], rangeStart, rangeEnd, cursorOffset };
        const result = await prettier.formatWithCursor(text, options);
        expect(black(result.formatted.slice(0, result.cursorOffset))).toBe(black(text.slice(0, cursorOffset)));
      }),
      { numRuns: 1000 },
    );
  });
});
