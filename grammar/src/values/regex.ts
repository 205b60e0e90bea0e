import { translatePattern } from './pcre.ts';
import { type Reader, unquote, valueError } from './reader.ts';
import { isQuoted } from './string.ts';
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
    return notARegex(reader.word());
  },
};

/** People put quotes where the slashes belong. */
function notARegex(word: Scalar): ValueError {
  const quoted = isQuoted(word.raw);
  const problem = quoted ? 'quotes stand where slashes belong' : `${word.raw} is no regular expression`;
  return valueError(word, problem, regexType.expected({}), quoted ? withSlashes(unquote(word.raw)) : undefined);
}

function withSlashes(text: string): string {
  if (text.length > 1 && text.startsWith('/') && text.endsWith('/')) return text;
  return `/${text.replaceAll('/', '\\/')}/`;
}

/** Reads a piece that starts and ends with a slash. */
export function readPattern(piece: Scalar): RegexValue | ValueError {
  const pattern = piece.raw.slice(1, -1);
  const { source, unsupported, error } = translatePattern(pattern);
  if (error) return valueError(piece, error, regexType.expected({}));
  return { kind: 'regex', pattern, source, unsupported, ...piece };
}
