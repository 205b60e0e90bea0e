import type { ArgumentSpec } from '../catalogue/rows.ts';
import { type Reader, unquote, valueError } from './reader.ts';
import type { IntegerValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

const wellFormed = /^-?\d{1,15}$/;
const grouped = /^\d{1,3}(?:,\d{3}){1,4}$/;

/** A whole number in decimal digits; below zero only where the lower bound is. [G1 3.3] */
export const integerType: ValueType<IntegerValue> = {
  expected: (spec) => `a whole number${range(spec)}${spec.unlimited ? ', or unlimited' : ''}`,

  read(reader: Reader, spec: ArgumentSpec): IntegerValue | ValueError {
    return readInteger(reader.word(), spec);
  },
};

/** Reads one number, which may be a part of something else. */
export function readInteger(piece: Scalar, spec: ArgumentSpec): IntegerValue | ValueError {
  const text = unquote(piece.raw);
  if (spec.unlimited && text.toLowerCase() === 'unlimited') return { kind: 'integer', value: Infinity, ...piece };
  if (!wellFormed.test(text)) return notAnInteger(piece, text, spec);
  const value = Number(text);
  const bound = outOfBounds(value, spec);
  if (bound) return valueError(piece, `${piece.raw} is ${bound}`, integerType.expected(spec));
  return { kind: 'integer', value, ...piece };
}

function notAnInteger(piece: Scalar, text: string, spec: ArgumentSpec): ValueError {
  const replacement = grouped.test(text) ? text.replaceAll(',', '') : undefined;
  return valueError(piece, `${piece.raw} ${whyNot(text, replacement)}`, integerType.expected(spec), replacement);
}

function whyNot(text: string, replacement: string | undefined): string {
  if (replacement) return `is written ${replacement}`;
  if (/^\d+$/.test(text)) return 'has too many digits';
  return text.toLowerCase() === 'unlimited' ? 'is not possible here' : 'is no whole number';
}

function outOfBounds(value: number, spec: ArgumentSpec): string | undefined {
  const min = Number(spec.min ?? 0);
  if (value < min) return `below the least value, ${min}`;
  if (value > Number(spec.max ?? Infinity)) return `above the greatest value, ${spec.max}`;
  return undefined;
}

function range(spec: ArgumentSpec): string {
  if (spec.min === undefined) return spec.max === undefined ? '' : ` up to ${spec.max}`;
  return spec.max === undefined ? ` of ${spec.min} or more` : ` from ${spec.min} to ${spec.max}`;
}
