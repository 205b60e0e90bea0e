import { LineTable } from '@pmtakit/grammar';
import { describe, expect, it } from 'vitest';
import { codeFrame } from '../src/reporters/code-frame.ts';
import { readMark } from './marked.ts';

function frameOf(marked: string, width = 80): string[] {
  const { text, span } = readMark(marked);
  return codeFrame(text, new LineTable(text), span, width);
}

/** title, text with its mark, frame */
type Row = [string, string, string[]];

const places: Row[] = [
  ['a word', 'host-name ⟦x y⟧ z\n', ['  1 | host-name x y z', '    |           ^^^']],
  ['the whole line', '⟦a b⟧', ['  1 | a b', '    | ^^^']],
  ['an empty place inside a line', 'a ⟦⟧b', ['  1 | a b', '    |   ^']],
  ['the end of a line', 'a b⟦⟧\nc', ['  1 | a b', '    |    ^']],
  ['the end of the last line without a line break', 'x\na b⟦⟧', ['  1 | x', '  2 | a b', '    |    ^']],
  ['an empty line', 'a\n⟦⟧\nb', ['  1 | a', '  2 |', '    | ^']],
  ['an empty text', '⟦⟧', ['  1 |', '    | ^']],
  ['the empty line behind the last line break', 'a\n⟦⟧', ['  1 | a', '  2 |', '    | ^']],
  ['the line break itself', 'a b⟦\n⟧c', ['  1 | a b', '    |    ^']],
  ['several lines, of which the first is shown', 'a ⟦b c\nd\n⟧e', ['  1 | a b c', '    |   ^^^']],
  ['several lines of which the first is empty', '⟦\n\nb⟧', ['  1 |', '    | ^']],
  ['no line before when that is blank', ' \t\na ⟦b⟧', ['  2 | a b', '    |   ^']],
];

const lineEnds: Row[] = [
  ['CRLF', 'a\r\nb ⟦c⟧\r\nd\r\n', ['  1 | a', '  2 | b c', '    |   ^']],
  ['the end of a line with CRLF', 'b c⟦⟧\r\n', ['  1 | b c', '    |    ^']],
  ['a CRLF that is reported', 'b c⟦\r\n⟧d', ['  1 | b c', '    |    ^']],
  ['several lines with CRLF', 'a ⟦b\r\nc⟧\r\n', ['  1 | a b', '    |   ^']],
  ['a lone CR', 'a\rb ⟦c⟧\rd', ['  1 | a', '  2 | b c', '    |   ^']],
];

const characters: Row[] = [
  ['a tab is one blank, so that carets stay below', '\ta\t⟦b⟧', ['  1 |  a b', '    |    ^']],
  ['a tab in the line before', '\ta\n⟦b⟧', ['  1 |  a', '  2 | b', '    | ^']],
  ['escape codes cannot act', 'a\u001B[31m ⟦b⟧', ['  1 | a\uFFFD[31m b', '    |        ^']],
  ['nothing but control characters', '⟦\0\u0007\u009B⟧', ['  1 | \uFFFD\uFFFD\uFFFD', '    | ^^^']],
  ['vertical tab and form feed', 'a\v\f⟦b⟧', ['  1 | a  b', '    |    ^']],
  ['a byte order mark', '\uFEFFa ⟦b⟧', ['  1 |  a b', '    |    ^']],
  ['characters that turn the reading direction', 'a\u202E ⟦b⟧', ['  1 | a  b', '    |    ^']],
  ['a line separator of Unicode, which ends no line', 'a\u2028⟦b⟧', ['  1 | a b', '    |   ^']],
  ['half a character', '\uD83D ⟦b⟧', ['  1 | \uFFFD b', '    |   ^']],
  ['a whole one', '\u{1F600} ⟦b⟧', ['  1 | \u{1F600} b', '    |    ^']],
];

const numbers: Row[] = [
  ['from 9 to 10', `${'a\n'.repeat(9)}⟦b⟧`, ['   9 | a', '  10 | b', '     | ^']],
  ['five digits', `${'a\n'.repeat(12_344)}b ⟦c⟧`, ['  12344 | a', '  12345 | b c', '        |   ^']],
];

describe('code frame', () => {
  it.each([...places, ...lineEnds, ...characters, ...numbers])('shows %s', (_, marked, frame) => {
    expect(frameOf(marked)).toEqual(frame);
  });

  // Thirty columns are five for the number and its bar, and twenty-five for the line.
  it.each<Row>([
    ['a line that just fits', `${'a'.repeat(22)} ⟦b⟧`, [`  1 | ${'a'.repeat(22)} b`, `    | ${' '.repeat(23)}^`]],
    ['a place at the start of a long line', `⟦abc⟧${'d'.repeat(50)}`, [`  1 | abc${'d'.repeat(20)}…`, '    | ^^^']],
    [
      'a place in the middle of one',
      `${'a'.repeat(50)}⟦bcd⟧${'e'.repeat(50)}`,
      [`  1 | …${'a'.repeat(10)}bcd${'e'.repeat(9)}…`, `    | ${' '.repeat(11)}^^^`],
    ],
    [
      'a place at the end of one',
      `${'a'.repeat(50)}⟦bcd⟧`,
      [`  1 | …${'a'.repeat(10)}bcd`, `    | ${' '.repeat(11)}^^^`],
    ],
    [
      'a place behind the end of one',
      `${'a'.repeat(50)}⟦⟧\n`,
      [`  1 | …${'a'.repeat(12)}`, `    | ${' '.repeat(13)}^`],
    ],
    [
      'a place longer than the view',
      `${'a'.repeat(50)}⟦${'b'.repeat(40)}⟧c`,
      [`  1 | …${'a'.repeat(9)}${'b'.repeat(13)}…`, `    | ${' '.repeat(10)}${'^'.repeat(14)}`],
    ],
    [
      'a line before that ends left of the view',
      `short\n${'a'.repeat(50)}⟦b⟧`,
      ['  1 | …', `  2 | …${'a'.repeat(12)}b`, `    | ${' '.repeat(13)}^`],
    ],
    [
      'a place that goes on in the next line',
      `${'a'.repeat(50)}⟦bc\nd⟧`,
      [`  1 | …${'a'.repeat(11)}bc`, `    | ${' '.repeat(12)}^^`],
    ],
  ])('cuts %s to thirty columns', (_, marked, frame) => {
    expect(frameOf(marked, 30)).toEqual(frame);
  });

  it.each([0, 1, 20, 25, 26, 40, 79, 80])('is never wider than %i columns, or than it has to be', (width) => {
    for (const at of [0, 1, 9, 10, 11, 19, 20, 60, 200, 399]) {
      for (const length of [0, 1, 5, 30, 200]) {
        const text = 'a'.repeat(at);
        const frame = frameOf(`${'b'.repeat(500)}\n${text}⟦${'x'.repeat(length)}⟧${'c'.repeat(100)}`, width);
        for (const line of frame)
          expect(line.length, `place ${at}, length ${length}`).toBeLessThanOrEqual(Math.max(width, 26));
        expectCaretsBelow(frame, length);
      }
    }
  });
});

/** The first caret stands below the first character of the place. */
function expectCaretsBelow(frame: readonly string[], length: number): void {
  const [line = '', carets = ''] = frame.slice(-2);
  const at = carets.indexOf('^');
  expect(at).toBeGreaterThan(0);
  if (length > 0) expect(line[at]).toBe('x');
  else expect(line.slice(0, at)).not.toMatch(/[x]/);
}
