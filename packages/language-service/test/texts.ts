/** Texts of PowerMTA configuration in any layout, with characters that take more than one unit. */
import fc from 'fast-check';
import type { FormatOptions } from '@pmtakit/formatter';
import { damagedLines, markedLines, realLines } from '../../formatter/test/arbitraries.ts';

export { format } from '@pmtakit/formatter';

export const texts: fc.Arbitrary<string> = fc
  .tuple(fc.oneof(realLines, damagedLines, markedLines, fc.string({ unit: 'binary', maxLength: 100 })), fc.boolean())
  .map(([text, isWide]) => (isWide ? widened(text) : text));

function widened(text: string): string {
  return text
    .replaceAll('text', 't\u00E4xt \u{1F600}')
    .replaceAll('mail', 'm\u00E4il')
    .replaceAll('spool', '\u20ACpool');
}

/** Styles that between them have every value of every option. */
export const styles: fc.Arbitrary<Partial<FormatOptions>> = fc.constantFrom<Partial<FormatOptions>>(
  {},
  { indent: 2, align: false, endOfLine: 'auto' },
  { indent: 'tab', endOfLine: 'crlf', keywordCase: 'lower' },
  { indent: 0, booleans: 'yes-no' },
  { booleans: 'true-false', endOfLine: 'auto' },
);
