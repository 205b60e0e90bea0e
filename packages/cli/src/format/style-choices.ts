/** The words that options of the style take: for the configuration file, its schema and the command line. */
import type { FormatOptions } from '@pmtakit/formatter';

export const lineEnds = ['lf', 'crlf', 'auto'] as const satisfies readonly FormatOptions['endOfLine'][];
export const keywordCases = ['keep', 'lower'] as const satisfies readonly FormatOptions['keywordCase'][];
export const booleanSpellings = [
  'keep',
  'yes-no',
  'true-false',
] as const satisfies readonly FormatOptions['booleans'][];
