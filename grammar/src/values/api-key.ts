import type { ArgumentSpec } from '../catalogue/rows.ts';
import { type Reader, unquote, valueError } from './reader.ts';
import type { StringValue, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** A key of letters, digits and underscores, or of hexadecimal digits. [G1 10.1.4.2.1, 10.19.3] */
export const apiKeyType: ValueType<StringValue> = {
  expected: (spec) => {
    const count = spec.min === spec.max ? `${spec.min}` : `${spec.min} to ${spec.max}`;
    return `a key of ${count} ${spec.hex ? 'hexadecimal digits' : 'letters, digits and underscores'}`;
  },

  read(reader: Reader, spec: ArgumentSpec): StringValue | ValueError {
    const word = reader.word();
    const text = unquote(word.raw);
    const problem = keyProblem(text, spec);
    return problem ? valueError(word, problem, this.expected(spec)) : { kind: 'string', text, ...word };
  },
};

/** Never quotes the key, which is secret. */
function keyProblem(key: string, spec: ArgumentSpec): string | undefined {
  if (spec.hex && /[^\da-f]/i.test(key)) return 'the key holds a character that is no hexadecimal digit';
  if (/\W/.test(key)) return 'the key holds a character that is no letter, digit or underscore';
  const fits = key.length >= Number(spec.min ?? 1) && key.length <= Number(spec.max ?? Infinity);
  return fits ? undefined : `the key has ${key.length} characters`;
}
