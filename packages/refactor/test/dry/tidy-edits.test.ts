import { applyEdits } from '@pmtakit/grammar';
import { describe, expect, it } from 'vitest';
import { tidyEdits } from '../../src/dry/tidy-edits.ts';

/** Takes out the lines that begin with `-`. */
function without(...lines: readonly string[]): string[] {
  const text = lines.map((line) => `${line}\n`).join('');
  const edits = [...text.matchAll(/^-.*\n/gm)].map(({ index, 0: { length } }) => ({
    span: { start: index, end: index + length },
    newText: '',
  }));
  return applyEdits(text, tidyEdits(text, edits)).split('\n').slice(0, -1);
}

describe('tidyEdits', () => {
  it.each<[string, string[], string[]]>([
    ['one of two blank lines', ['a', '', '-b', '', 'c'], ['a', '', 'c']],
    ['the only one stays', ['a', '', '-b', 'c'], ['a', '', 'c']],
    ['several with blank lines between', ['a', '', '-b', '', '-c', '', 'd'], ['a', '', 'd']],
    ['at the start of a section', ['<domain x>', '-a', '', 'b', '</domain>'], ['<domain x>', 'b', '</domain>']],
    ['at its end', ['<domain x>', 'a', '', '-b', '</domain>'], ['<domain x>', 'a', '</domain>']],
    ['at the start of the text', ['-a', '', 'b'], ['b']],
    ['at its end', ['a', '', '-b'], ['a']],
    ['a blank line first', ['', '-a'], []],
    ['blank lines elsewhere', ['a', '', '', 'b', '-c', 'd'], ['a', '', '', 'b', 'd']],
  ])('%s', (_, before, after) => {
    expect(without(...before)).toEqual(after);
  });
});
