import type { ArgumentSpec } from '../catalogue/rows.ts';
import { closest } from '../catalogue/closest.ts';
import { type Reader, unquote, valueError } from './reader.ts';
import type { EnumValue, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** One word of a fixed set, in any case. */
export const enumType: ValueType<EnumValue> = {
  expected: (spec) => oneOf(spec.members ?? []),

  read(reader: Reader, spec: ArgumentSpec): EnumValue | ValueError {
    const word = reader.word();
    const members = spec.members ?? [];
    const value = members.find((member) => member.toLowerCase() === unquote(word.raw).toLowerCase());
    if (value !== undefined) return { kind: 'enum', value, ...word };
    return valueError(word, `${word.raw} is not possible here`, oneOf(members), closest(word.raw, members));
  },
};

function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
