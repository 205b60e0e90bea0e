import { type Reader, unquote } from './reader.ts';
import { isQuoted } from './string.ts';
import type { StringValue } from './value.ts';
import type { ValueType } from './value-type.ts';

/** All that is left of the line. Quotes around the whole are taken off, others belong to the text. [G1 3.3.10.97.1] */
export const textType: ValueType<StringValue> = {
  expected: () => 'text up to the end of the line',

  read(reader: Reader): StringValue {
    const rest = reader.rest();
    return { kind: 'string', text: unquoteWhole(rest.raw), ...rest };
  },
};

/** Text without the quotes around the whole; `"a" "b"` stays as it is. */
export function unquoteWhole(raw: string): string {
  return isQuoted(raw) ? unquote(raw) : raw;
}
