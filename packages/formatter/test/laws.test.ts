/** What holds of the formatter for every text there is. There are no exceptions to these laws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, leavesOf, parseText, walk } from '@pmtakit/grammar';
import { type FormatOptions, format, formatEdits } from '@pmtakit/formatter';
import { configurationLike } from '../../../grammar/test/arbitraries.ts';
import { damagedLines, markedLines, mutated, realLines } from './arbitraries.ts';
import { broken, demo, healthy, mistakes } from './fixtures.ts';
import { hardTexts } from './hard-texts.ts';

interface Law {
  readonly name: string;
  /** Throws where the law does not hold. */
  readonly check: (text: string, style: Partial<FormatOptions>) => void;
}

/** Styles that between them have every value of every option. */
const styles: readonly (Partial<FormatOptions> & { readonly name: string })[] = [
  { name: 'the default style' },
  { name: 'two blanks, no columns', indent: 2, align: false },
  { name: 'tabs and CRLF', indent: 'tab', endOfLine: 'crlf' },
  { name: 'names in lower case, yes and no', keywordCase: 'lower', booleans: 'yes-no', endOfLine: 'auto' },
  { name: 'no indent, true and false', indent: 0, booleans: 'true-false' },
];

/** These hold for every text and in every style. There are no exceptions to them. */
const laws: readonly Law[] = [
  {
    name: 'formatting twice is formatting once',
    check: (text, style) => {
      const once = format(text, style);
      expect(format(once, style)).toBe(once);
    },
  },
  {
    name: 'nothing but blank space changes, and what the style spells',
    check: (text, style) => {
      expect(spelled(withoutBlanks(format(text, style)), style)).toBe(spelled(withoutBlanks(text), style));
    },
  },
  {
    name: 'every line is read as before',
    check: (text, style) => {
      expect(leafTexts(format(text, style), style)).toEqual(leafTexts(text, style));
    },
  },
  {
    name: 'line breaks of any kind give the same',
    check: (text, style) => {
      const crlf = text.replaceAll(/\r\n?|\n/g, '\r\n');
      expect(format(crlf, { ...style, endOfLine: 'lf' })).toBe(format(text, { ...style, endOfLine: 'lf' }));
      const endOfLine = lineBreaks(text) ? 'crlf' : 'lf';
      expect(format(crlf, { ...style, endOfLine: 'auto' })).toBe(format(text, { ...style, endOfLine }));
    },
  },
  {
    name: 'a byte order mark stays where it is',
    check: (text, style) => {
      const bare = text.replace(/^\uFEFF+/, '');
      expect(format(`\uFEFF${bare}`, style)).toBe(`\uFEFF${format(bare, style)}`);
    },
  },
  {
    name: 'indents by tabs and by blanks give the same lines',
    check: (text, style) => {
      expect(withoutIndents(format(withTabs(text), style))).toBe(withoutIndents(format(text, style)));
    },
  },
  {
    name: 'the style before does not matter',
    check: (text, style) => {
      const once = format(text, { ...style, endOfLine: 'lf' });
      for (const { name: _other, keywordCase: _case, booleans: _switches, ...before } of styles) {
        expect(format(format(text, before), { ...style, endOfLine: 'lf' })).toBe(once);
      }
    },
  },
  {
    name: 'its edits give the formatted text, each in one line or between two',
    check: (text, style) => {
      const edits = formatEdits(parseText(text), style);
      expect(applyEdits(text, edits)).toBe(format(text, style));
      for (const { span } of edits) expect(trimmed(text.slice(span.start, span.end))).not.toMatch(/[\r\n]/);
    },
  },
];

/** Holds where no comment keeps lines as they are. */
const edges: Law = {
  name: 'every line has an end, and there are no blank lines at the edges',
  check: (text, style) => {
    const formatted = format(text, { ...style, endOfLine: 'lf' });
    expect(formatted.replace(/^\uFEFF/, '')).toMatch(/^(?:(?!\n)(?:[^]*[^\n])?\n)?$/);
  },
};

function trimmed(text: string): string {
  return text.replaceAll(/^[ \t\f\v\r\n]+|[ \t\f\v\r\n]+$/g, '');
}

/** What a style may spell otherwise, spelled alike. */
function spelled(text: string, { keywordCase = 'keep', booleans = 'keep' }: Partial<FormatOptions>): string {
  const cased = keywordCase === 'keep' && booleans === 'keep' ? text : text.toLowerCase();
  return booleans === 'keep' ? cased : cased.replaceAll('true', 'yes').replaceAll('false', 'no');
}

function withoutBlanks(text: string): string {
  return text.replaceAll(/[ \t\f\v\r\n]+/g, '');
}

function leafTexts(text: string, style: Partial<FormatOptions>): string[] {
  return leavesOf(parseText(text)).map(
    ({ kind, start, end }) => `${kind} ${spelled(withoutBlanks(text.slice(start, end)), style)}`,
  );
}

function lineBreaks(text: string): boolean {
  return /[\r\n]/.test(text);
}

function withTabs(text: string): string {
  return text.replaceAll(/(?<=^|[\r\n])[ \t\f\v]+/g, (indent) => '\t'.repeat(indent.length));
}

function withoutIndents(text: string): string {
  return text.replaceAll(/^[ \t\f\v]+/gm, '');
}

/** Whether no line is left as it is, with its own indent. */
function isUnderstood(text: string): boolean {
  let understood = true;
  walk(parseText(text), { item: ({ kind }) => (understood &&= kind !== 'foreign' && kind !== 'stray') });
  return understood;
}

const styled = fc.constantFrom(...styles);
/** A large one among them would take most of the time. */
const files = [...healthy, ...broken, ...mistakes, ...demo].map(({ text }) => text.slice(0, 10_000));

describe.each(laws)('$name', ({ check }) => {
  it('for lines of which some are kept as they are', () => {
    fc.assert(fc.property(markedLines, styled, check), { numRuns: 2000 });
  });
});

describe.each([...laws, edges])('$name', ({ check }) => {
  it('for any string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), styled, check), { numRuns: 2000 });
  });

  it('for the words of the language in any order', () => {
    fc.assert(fc.property(configurationLike, styled, check), { numRuns: 3000 });
  });

  it('for real lines in any layout', () => {
    fc.assert(fc.property(realLines, styled, check), { numRuns: 2000 });
  });

  it('for real lines with damage among them', () => {
    fc.assert(fc.property(damagedLines, styled, check), { numRuns: 2000 });
  });

  it('for damaged files', () => {
    fc.assert(fc.property(mutated(files), styled, check), { numRuns: 1000 });
  });

  describe.each(styles)('in $name', (style) => {
    it.each([...healthy, ...broken, ...demo])('for fixtures/$path', ({ text }) => check(text, style));
  });
});

describe('indents by tabs', () => {
  it.each(healthy)('give fixtures/$path', ({ text }) => {
    expect(format(withTabs(text))).toBe(text);
  });

  it('give the same for real lines', () => {
    fc.assert(
      fc.property(realLines, (text) => {
        fc.pre(isUnderstood(text));
        expect(format(withTabs(text))).toBe(format(text));
      }),
    );
  });
});

describe('no line ends with blank space', () => {
  it.each([...healthy, ...broken, ...demo])('in fixtures/$path', ({ text }) => {
    expect(format(text)).not.toMatch(/[ \t\f\v]$/m);
  });

  it('in real lines', () => {
    fc.assert(
      fc.property(realLines, (text) => {
        expect(format(text)).not.toMatch(/[ \t\f\v]$/m);
      }),
    );
  });
});

describe('large texts are formatted in time', () => {
  it.each(hardTexts)('$name', { timeout: 20_000 }, ({ text }) => {
    const formatted = format(text);
    expect(withoutBlanks(formatted).length).toBe(withoutBlanks(text).length);
  });
});
