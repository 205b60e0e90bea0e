import { type Reader, unquote, valueError } from './reader.ts';
import { unclosedQuote } from './string.ts';
import type { PathValue, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** The name of a file or directory; one with blanks stands in quotes. [G1 3.3.1.33, 11.3] */
export const pathType: ValueType<PathValue> = {
  expected: () => 'the name of a file or directory, in double quotes when it holds blanks',

  read(reader: Reader): PathValue | ValueError {
    const broken = unclosedQuote(reader, this.expected({}));
    if (broken) return broken;
    const word = reader.word();
    const path = unquote(word.raw);
    if (path.trim() === '') return valueError(word, 'the file name is empty', this.expected({}));
    return { kind: 'path', path, ...word };
  },
};
