import { quotedEnd } from '../syntax/scan.ts';
import { type Reader, unquote, valueError } from './reader.ts';
import type { StringValue, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** One word, or several in double quotes. [G1 7.3] */
export const stringType: ValueType<StringValue> = {
  expected: () => 'a word, or several in double quotes',

  read(reader: Reader): StringValue | ValueError {
    const broken = unclosedQuote(reader, this.expected({}));
    if (broken) return broken;
    const word = reader.word();
    return { kind: 'string', text: unquote(word.raw), ...word };
  },
};

/** The error for a quote that is opened here and never closed; it covers all that is left. */
export function unclosedQuote(reader: Reader, expected: string): ValueError | undefined {
  const { raw } = reader.peek();
  if (!raw.startsWith('"') || isQuoted(raw)) return undefined;
  return valueError(reader.rest(), 'the closing quote is missing', expected);
}

/** True when quotes stand around the whole text. */
export function isQuoted(raw: string): boolean {
  return raw.startsWith('"') && quotedEnd(raw, 0) === raw.length;
}
