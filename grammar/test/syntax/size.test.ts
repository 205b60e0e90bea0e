import { describe, expect, it } from 'vitest';
import { type Section, leavesOf, parseText, print, walk } from '@pmtakit/grammar';

/** Counts instead of seconds: what a walk visits grows with the text and with nothing else. */
function visits(text: string): number {
  let count = 0;
  walk(parseText(text), { item: () => count++, leave: () => count++ });
  return count;
}

describe('size', () => {
  it.each([
    ['100k nested tags of no known section', '<a>\n'.repeat(100_000), 200_000],
    ['100k nested tags and their ends', '<a>\n'.repeat(100_000) + '</a>\n'.repeat(100_000), 200_000],
    ['100k domains that are never closed', '<domain a>\n'.repeat(100_000), 200_000],
    ['100k closing tags without partner', '<a>\n'.repeat(1000) + '</b>\n'.repeat(100_000), 102_000],
    ['100k open braces', 'domain a {\n'.repeat(100_000), 200_000],
    ['100k comment starts without an end', '<!-- '.repeat(100_000), 1],
    ['100k lone quotes on a line', 'a ' + '" '.repeat(100_000), 1],
    ['100k tags on a line', '<a>'.repeat(100_000), 200_000],
  ])('%s', (_, text, expected) => {
    expect(visits(text)).toBe(expected);
    expect(print(parseText(text))).toBe(text);
  });

  it.each([
    ['a line of 10 MB', `reply /${'a'.repeat(10_000_000)}/ skip-mx\nb 1\n`],
    ['a word of 10 MB', `${'a'.repeat(10_000_000)}\nb 1\n`],
    ['a tag of 10 MB', `<domain ${'a'.repeat(10_000_000)}>\n</domain>\nb 1\n`],
    ['a comment of 10 MB', `# ${'a'.repeat(10_000_000)}\n<domain x>\n</domain>\n`],
    ['a word of 5M braces', `a${'{b'.repeat(5_000_000)}\nb 1\n`],
    ['5M words of no meaning', `> ${'a '.repeat(5_000_000)}\nb 1\n`],
    ['10 MB of blanks', `a${' '.repeat(10_000_000)}1\nb 2\n`],
    ['10 MB of line breaks', `a 1${'\n'.repeat(10_000_000)}b 2\n`],
  ])('%s is two items', (_, text) => {
    const document = parseText(text);
    expect(document.items).toHaveLength(2);
    expect(print(document) === text).toBe(true);
  });

  it('pieces of a large text fit together', () => {
    const block = '<domain d.example.com> # text\r\n    max-smtp-out 20\r\n\r\n</domain>\r\n';
    const text = block.repeat(20_000);
    const document = parseText(text);
    const closed = document.items.filter((item): item is Section => item.kind === 'section' && !!item.close);
    expect(closed).toHaveLength(20_000);
    expect(leavesOf(document)).toHaveLength(20_000 * 7);
    expect(print(document) === text).toBe(true);
  });
});
