/** What holds of the formatter for every text there is. There are no exceptions to these laws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leavesOf, parseText, walk } from '@pmtakit/grammar';
import { format } from '@pmtakit/formatter';
import { configurationLike } from '../../../grammar/test/arbitraries.ts';
import { damagedLines, realLines } from './arbitraries.ts';
import { broken, demo, healthy } from './fixtures.ts';
import { hardTexts } from './hard-texts.ts';

interface Law {
  readonly name: string;
  /** Throws where the law does not hold. */
  readonly check: (text: string) => void;
}

const laws: readonly Law[] = [
  {
    name: 'formatting twice is formatting once',
    check: (text) => {
      const once = format(text);
      expect(format(once)).toBe(once);
    },
  },
  {
    name: 'nothing but blank space changes',
    check: (text) => {
      expect(withoutBlanks(format(text))).toBe(withoutBlanks(text));
    },
  },
  {
    name: 'every line is read as before',
    check: (text) => {
      expect(leafTexts(format(text))).toEqual(leafTexts(text));
    },
  },
  {
    name: 'line breaks of any kind give the same',
    check: (text) => {
      const crlf = text.replaceAll(/\r\n?|\n/g, '\r\n');
      expect(format(crlf, { endOfLine: 'lf' })).toBe(format(text));
      expect(format(crlf, { endOfLine: 'auto' })).toBe(format(text, { endOfLine: lineBreaks(text) ? 'crlf' : 'lf' }));
    },
  },
  {
    name: 'a byte order mark stays where it is',
    check: (text) => {
      const bare = text.replace(/^\uFEFF+/, '');
      expect(format(`\uFEFF${bare}`)).toBe(`\uFEFF${format(bare)}`);
    },
  },
  {
    name: 'indents by tabs and by blanks give the same lines',
    check: (text) => {
      expect(withoutIndents(format(withTabs(text)))).toBe(withoutIndents(format(text)));
    },
  },
  {
    name: 'every line has an end, and there are no blank lines at the edges',
    check: (text) => {
      expect(format(text).replace(/^\uFEFF/, '')).toMatch(/^(?:(?!\n)(?:[^]*[^\n])?\n)?$/);
    },
  },
  {
    name: 'without alignment the same holds',
    check: (text) => {
      const once = format(text, { align: false, indent: 2 });
      expect(format(once, { align: false, indent: 2 })).toBe(once);
      expect(format(once)).toBe(format(text));
    },
  },
];

function withoutBlanks(text: string): string {
  return text.replaceAll(/[ \t\f\v\r\n]+/g, '');
}

function leafTexts(text: string): string[] {
  return leavesOf(parseText(text)).map(({ kind, start, end }) => `${kind} ${withoutBlanks(text.slice(start, end))}`);
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

describe.each(laws)('$name', ({ check }) => {
  it('for any string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), check), { numRuns: 2000 });
  });

  it('for the words of the language in any order', () => {
    fc.assert(fc.property(configurationLike, check), { numRuns: 3000 });
  });

  it('for real lines in any layout', () => {
    fc.assert(fc.property(realLines, check), { numRuns: 2000 });
  });

  it('for real lines with damage among them', () => {
    fc.assert(fc.property(damagedLines, check), { numRuns: 2000 });
  });

  it.each([...healthy, ...broken, ...demo])('for fixtures/$path', ({ text }) => check(text));
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
