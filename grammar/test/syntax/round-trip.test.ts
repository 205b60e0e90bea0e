import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leavesOf, parseText, print } from '@pmtakit/grammar';
import { configurationLike } from '../arbitraries.ts';

/** The leaves come in order, do not overlap, and leave out nothing but blank space. */
function expectLossless(text: string): void {
  const document = parseText(text);
  let done = text.startsWith('\uFEFF') ? 1 : 0;
  for (const leaf of leavesOf(document)) {
    expect(leaf.start).toBeGreaterThanOrEqual(done);
    expect(text.slice(done, leaf.start)).toMatch(/^[ \t\f\v\r\n]*$/);
    expect(leaf.end).toBeGreaterThan(leaf.start);
    done = leaf.end;
  }
  expect(text.slice(done)).toMatch(/^[ \t\f\v\r\n]*$/);
  expect(print(document)).toBe(text);
}

describe('round trip', () => {
  it('holds for any string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), expectLossless), { numRuns: 2000 });
  });

  it('holds for text made of the words of the language in any order', () => {
    fc.assert(fc.property(configurationLike, expectLossless), { numRuns: 5000 });
  });

  it.each([
    ['empty text', ''],
    ['a byte order mark', '\uFEFFrun-as-root no\n'],
    ['CRLF', '<domain *>\r\nmax-smtp-out 2\r\n</domain>\r\n'],
    ['a lone CR', 'a 1\rb 2\r'],
    ['NUL', 'a\0b 1\0\n\0\n'],
    ['a surrogate without its half', 'host-name \ud800\n'],
    ['a comment glued to a value', 'password a#b\n'],
    ['an unfinished tag', '<domain gmail.com\nmax-smtp-out 1\n</domain\n'],
    ['an HTML comment over lines', 'a 1\n<!-- x\n <domain y>\n--> b 2 # c\n'],
    ['an HTML comment without an end', '<!-- x # y\na 1\n'],
    ['a list that opens at the end of a line', 'mail-from /a/ <pattern-list> # c\n* virtual-mta=x\n</pattern-list>\n'],
    ['braces', 'domain *\n{\n max-smtp-out 1 }\n}\n{ }\n'],
    ['two tags on a line', '</virtual-mta><virtual-mta a>host-name b </virtual-mta>c\n'],
  ])('holds for %s', (_, text) => expectLossless(text));
});
