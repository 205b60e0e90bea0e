import { type Reader, valueError } from './reader.ts';
import { translatePattern } from './pcre.ts';
import type { RegexValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** A Perl-compatible regular expression between slashes; `\/` is a slash, `//` takes everything. [G1 3.2] */
export const regexType: ValueType<RegexValue> = {
  expected: () => 'a regular expression between slashes, such as /^421 /',

  read(reader: Reader): RegexValue | ValueError {
    if (reader.peek().raw.startsWith('/')) {
      const piece = reader.slashed();
      if (piece) return readPattern(piece);
      return valueError(reader.rest(), 'the regular expression has no closing slash', this.expected({}));
    }
    const word = reader.word();
    return valueError(word, `${word.raw} is no regular expression`, this.expected({}));
  },
};

/** Reads a piece that starts and ends with a slash. */
export function readPattern(piece: Scalar): RegexValue | ValueError {
  const pattern = piece.raw.slice(1, -1);
  const translated = translatePattern(pattern);
  if (translated.error) return valueError(piece, translated.error, regexType.expected({}));
  return { kind: 'regex', pattern, regex: translated.regex, unsupported: translated.unsupported, ...piece };
}
