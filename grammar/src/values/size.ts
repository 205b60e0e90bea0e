import type { ArgumentSpec } from '../catalogue/rows.ts';
import { type Reader, unquote, valueError } from './reader.ts';
import type { Scalar, SizeValue, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';
import { parseWholeNumber } from './whole-number.ts';

const unitBytes: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['b', 1],
  ['k', 2 ** 10],
  ['m', 2 ** 20],
  ['g', 2 ** 30],
  ['t', 2 ** 40],
]);

const wellFormed = /^(\d{1,15})([bkmgt]?)$/i;
const otherForm = /^(\d{1,15})(?:([kmgt])i?b|(b)ytes?)$/i;

/** Bytes of a size such as `10M`, or undefined. The letters stand for powers of 1024. [G1 3.3.10.37] */
export function parseSize(text: string): number | undefined {
  const [, count, unit] = wellFormed.exec(text) ?? [];
  const factor = unitBytes.get(unit?.toLowerCase() ?? '');
  return count && factor ? Number(count) * factor : undefined;
}

/** The size that is meant by `10MB`, `10MiB` or `10bytes`, or undefined. */
export function correctSize(text: string): string | undefined {
  const [, count, unit, byte] = otherForm.exec(text) ?? [];
  return count && `${count}${unit ?? byte}`;
}

/** A number with one of the letters b, k, m, g and t; without a letter only where that is known to work. [G1 3.3.7.34] */
export const sizeType: ValueType<SizeValue> = {
  expected: (spec) => `a size such as 500K, 10M or 2G${spec.unlimited ? ', or unlimited' : ''}`,

  read(reader: Reader, spec: ArgumentSpec): SizeValue | ValueError {
    const word = reader.word();
    const text = unquote(word.raw);
    if (spec.unlimited && text.toLowerCase() === 'unlimited') return { kind: 'size', bytes: Infinity, ...word };
    const bytes = parseSize(text);
    if (bytes === undefined) return notASize(word, text, spec);
    const problem = lacksUnit(text, spec) ? 'has no unit' : outOfBounds(bytes, spec);
    if (problem) return valueError(word, `${word.raw} ${problem}`, this.expected(spec));
    return { kind: 'size', bytes, ...word };
  },
};

function notASize(word: Scalar, text: string, spec: ArgumentSpec): ValueError {
  const replacement = correctSize(text);
  const problem = replacement ? `${word.raw} is written ${replacement}` : `${word.raw} is no size`;
  return valueError(word, problem, sizeType.expected(spec), replacement);
}

function lacksUnit(text: string, spec: ArgumentSpec): boolean {
  return !spec.bare && Boolean(parseWholeNumber(text));
}

function outOfBounds(bytes: number, spec: ArgumentSpec): string | undefined {
  if (bytes < (parseSize(String(spec.min ?? '0')) ?? 0)) return `is below the least value, ${spec.min}`;
  if (bytes > (parseSize(String(spec.max)) ?? Infinity)) return `is above the greatest value, ${spec.max}`;
  return undefined;
}
