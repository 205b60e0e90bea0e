import { type Reader, unquote, valueError } from './reader.ts';
import type { BooleanValue, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

const words = new Map([
  ['yes', true],
  ['true', true],
  ['no', false],
  ['false', false],
]);

/** Spellings of other programs, with the word that is meant. */
const otherSpellings = new Map([
  ['on', 'yes'],
  ['enable', 'yes'],
  ['enabled', 'yes'],
  ['1', 'yes'],
  ['y', 'yes'],
  ['off', 'no'],
  ['disable', 'no'],
  ['disabled', 'no'],
  ['0', 'no'],
  ['n', 'no'],
]);

/** yes, no, true or false and nothing else. [G1 3.2] */
export const booleanType: ValueType<BooleanValue> = {
  expected: () => 'yes, no, true or false',

  read(reader: Reader): BooleanValue | ValueError {
    const word = reader.word();
    const key = unquote(word.raw).toLowerCase();
    const value = words.get(key);
    if (value !== undefined) return { kind: 'boolean', value, ...word };
    const replacement = otherSpellings.get(key);
    const problem = replacement
      ? `PowerMTA does not know ${word.raw} as a switch`
      : `${word.raw} is neither yes nor no`;
    return valueError(word, problem, this.expected({}), replacement);
  },
};
