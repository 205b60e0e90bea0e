import { type Reader, unquote, valueError } from './reader.ts';
import { unclosedQuote } from './string.ts';
import type { NameValue, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** A name that the line gives to something; quotes are not part of it. [G1 3.1] */
export const nameType: ValueType<NameValue> = {
  expected: () => 'a name',

  read(reader: Reader): NameValue | ValueError {
    const broken = unclosedQuote(reader, this.expected({}));
    if (broken) return broken;
    const word = reader.word();
    const name = unquote(word.raw);
    if (name.trim() === '') return valueError(word, 'the name is empty', this.expected({}));
    return { kind: 'name', name, ...word };
  },
};
