import type { ArgumentSpec } from '../catalogue/rows.ts';
import { type Reader, unquote, valueError } from './reader.ts';
import { unclosedQuote } from './string.ts';
import type { QueueNameValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** The name of a queue, in lower case. Rollup queues end in `.rollup`. [G1 10.9, 10.17] */
export const queueNameType: ValueType<QueueNameValue> = {
  expected: (spec) => `a queue name${spec.suffix ? ` that ends in ${spec.suffix}` : ''}`,

  read(reader: Reader, spec: ArgumentSpec): QueueNameValue | ValueError {
    const expected = this.expected(spec);
    const broken = unclosedQuote(reader, expected);
    if (broken) return broken;
    const word = reader.word();
    const name = unquote(word.raw).toLowerCase();
    if (name.trim() === '') return valueError(word, 'the queue name is empty', expected);
    if (!name.endsWith(spec.suffix ?? '')) return withoutSuffix(word, name, spec.suffix ?? '', expected);
    return { kind: 'queue-name', name, ...word };
  },
};

/** A name that has another ending may be meant as it is. */
function withoutSuffix(word: Scalar, name: string, suffix: string, expected: string): ValueError {
  const replacement = name.includes('.') ? undefined : unquote(word.raw) + suffix;
  return valueError(word, `${word.raw} does not end in ${suffix}`, expected, replacement);
}
