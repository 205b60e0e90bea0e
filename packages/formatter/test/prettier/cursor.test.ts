import fc from 'fast-check';
import prettier, { type Options } from 'prettier';
import { describe, expect, it } from 'vitest';
import plugin, { type FormatOptions, format } from '@pmtakit/formatter';
import { damagedLines, markedLines, realLines } from '../arbitraries.ts';
import { broken, demo, healthy, mistakes } from '../fixtures.ts';
import { hardTexts } from '../hard-texts.ts';

function withCursor(text: string, cursorOffset: number, options: Options = {}): Promise<prettier.CursorResult> {
  return prettier.formatWithCursor(text, { parser: 'pmta', plugins: [plugin], ...options, cursorOffset });
}

/** A text with its cursor as `|`, before and after. */
async function move(marked: string, options: Options = {}): Promise<string> {
  const { formatted, cursorOffset } = await withCursor(marked.replace('|', ''), marked.indexOf('|'), options);
  return `${formatted.slice(0, cursorOffset)}|${formatted.slice(cursorOffset)}`;
}

describe('the cursor stays', () => {
  it.each([
    ['in a word', 'a-b 1\n  c-d|-e 1', 'a-b   1\nc-d|-e 1\n'],
    ['at the start of a word', '<a>\n|b-c 1\n</a>', '<a>\n    |b-c 1\n</a>\n'],
    ['at the end of a word', '<a>\nb-c 1|\n</a>', '<a>\n    b-c 1|\n</a>\n'],
    ['at the start of the text', '|  a-b 1', '|a-b 1\n'],
    ['at the first word', '\n\n  |a-b 1', '|a-b 1\n'],
    ['at the end of the text', 'a-b 1|', 'a-b 1|\n'],
    ['at the last line', 'a-b 1\n\n\n|', 'a-b 1\n|'],
    ['in a tag that loses blanks', '<  doma|in  *  >\n</domain>', '<doma|in *>\n</domain>\n'],
    ['before a name that loses blanks', '< | domain *>\n</domain>', '<|domain *>\n</domain>\n'],
    [
      'in a value behind a column',
      'max-smtp-out 5\ntype                    s|mtp   # a',
      'max-smtp-out 5\ntype         s|mtp  # a\n',
    ],
    ['at a letter in wide space', 'type a|                    # c', 'type a|  # c\n'],
    ['in a comment', '<a>\n#  te|xt\n</a>', '<a>\n    #  te|xt\n</a>\n'],
  ])('%s', async (_, before, after) => {
    expect(await move(before)).toBe(after);
  });

  it('in a name whose case changes', async () => {
    const options = { pmtaKeywordCase: 'lower' };
    expect(await move('<DOMAIN *>\nMAX-SM|TP-OUT   5\n</DOMAIN>', options)).toBe(
      '<domain *>\n    max-sm|tp-out 5\n</domain>\n',
    );
    expect(await move('<  DOM|AIN *>\n</DOMAIN>', options)).toBe('<dom|ain *>\n</domain>\n');
  });

  it('behind a switch that is spelled anew', async () => {
    const options = { pmtaBooleans: 'true-false' };
    expect(await move('<domain *>\nuse-starttls yes   # te|xt\n</domain>', options)).toBe(
      '<domain *>\n    use-starttls true  # te|xt\n</domain>\n',
    );
  });

  it('with other line ends and a byte order mark', async () => {
    expect(await move('\uFEFF<a>\r\nb|-c 1\r\n</a>', { endOfLine: 'crlf' })).toBe(
      '\uFEFF<a>\r\n    b|-c 1\r\n</a>\r\n',
    );
  });
});

/** Without the blank space before the cursor nobody can tell where it was. */
function blackBefore(text: string, offset: number): string {
  return text.slice(0, offset).replaceAll(/[ \t\f\v\r\n\uFEFF]+/g, '');
}

const styles = fc.constantFrom<readonly [asked: Options, meant: Partial<FormatOptions>]>(
  [{}, {}],
  [{ endOfLine: 'crlf' }, { endOfLine: 'crlf' }],
  [{ useTabs: true }, { indent: 'tab' }],
  [{ pmtaKeywordCase: 'lower' }, { keywordCase: 'lower' }],
);

/** Prettier itself answers for texts of nothing but blank space, and for a cursor before the byte order mark. */
function isAsked(text: string, offset: number): boolean {
  return text.trim() !== '' && !(text.startsWith('\uFEFF') && offset === 0);
}

async function check(text: string, offset: number, asked: Options, meant: Partial<FormatOptions>): Promise<void> {
  if (!isAsked(text, offset)) return;
  const { formatted, cursorOffset } = await withCursor(text, offset, asked);
  expect(formatted).toBe(format(text, meant));
  const before = blackBefore(text, offset);
  const after = blackBefore(formatted, cursorOffset);
  expect(after.toLowerCase()).toBe(before.toLowerCase());
}

describe('the cursor has the same characters before it', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), realLines, damagedLines, markedLines);

  it('wherever it is in any text', async () => {
    const places = texts.chain((text) => fc.tuple(fc.constant(text), fc.nat({ max: text.length }), styles));
    await fc.assert(
      fc.asyncProperty(places, ([text, offset, [asked, meant]]) => check(text, offset, asked, meant)),
      { numRuns: 1000 },
    );
  });

  it.each([...healthy, ...broken, ...mistakes, ...demo])('at many places of fixtures/$path', async ({ text }) => {
    const messy = text.replaceAll('\n    ', '\n\t  ').replaceAll(/(?<=[a-z]) +(?=\S)/g, '   ');
    const step = Math.ceil(messy.length / 8);
    for (let offset = 0; offset <= messy.length; offset += step) await check(messy, offset, {}, {});
  });
});

describe('large texts are formatted with a cursor in time', () => {
  it.each(hardTexts)('$name', { timeout: 20_000 }, async ({ text }) => {
    const { formatted } = await withCursor(text, text.length >> 1);
    expect(formatted === format(text)).toBe(true);
  });
});
