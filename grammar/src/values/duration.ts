import type { ArgumentSpec } from '../catalogue/rows.ts';
import { type Reader, unquote, valueError } from './reader.ts';
import type { DurationValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

const unitSeconds = new Map([
  ['w', 604_800],
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
]);

/** Units of other programs, with the letter that is meant. */
const otherUnits = new Map([
  ['sec', 's'],
  ['secs', 's'],
  ['second', 's'],
  ['seconds', 's'],
  ['min', 'm'],
  ['mins', 'm'],
  ['minute', 'm'],
  ['minutes', 'm'],
  ['hr', 'h'],
  ['hrs', 'h'],
  ['hour', 'h'],
  ['hours', 'h'],
  ['day', 'd'],
  ['days', 'd'],
  ['week', 'w'],
  ['weeks', 'w'],
]);

/** No interval needs more letters, and the pattern below runs out of stack on megabytes. */
const LONGEST = 200;

const wellFormed = /^(?:\d+[wdhms])+$/i;
const otherForm = /^(\d+)([a-z]+)$/i;

/** Seconds of an interval such as `1w2d12h`, or undefined. A number alone counts seconds. [G1 3.2, 6.3.15] */
export function parseDuration(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (text.length > LONGEST || !wellFormed.test(text)) return undefined;
  let seconds = 0;
  for (const [, count, unit] of text.toLowerCase().matchAll(/(\d+)([wdhms])/g)) {
    seconds += Number(count) * (unitSeconds.get(unit ?? '') ?? 0);
  }
  return seconds;
}

/** Reads one interval, which may be a member of a list. */
export function readDuration(piece: Scalar, spec: ArgumentSpec): DurationValue | ValueError {
  const text = unquote(piece.raw);
  if (spec.never && text.toLowerCase() === 'never') return { kind: 'duration', seconds: Infinity, ...piece };
  const seconds = parseDuration(text);
  if (seconds === undefined) return notADuration(piece, text, spec);
  const bound = outOfBounds(seconds, spec);
  if (bound) return valueError(piece, `${piece.raw} is ${bound}`, durationType.expected(spec));
  return { kind: 'duration', seconds, ...piece };
}

function notADuration(piece: Scalar, text: string, spec: ArgumentSpec): ValueError {
  const [, count, unit] = text.length > LONGEST ? [] : (otherForm.exec(text) ?? []);
  const letter = otherUnits.get(unit?.toLowerCase() ?? '');
  const replacement = count && letter ? count + letter : undefined;
  const problem = replacement ? `${piece.raw} is written ${replacement}` : `${piece.raw} is no time interval`;
  return valueError(piece, problem, durationType.expected(spec), replacement);
}

function outOfBounds(seconds: number, spec: ArgumentSpec): string | undefined {
  const min = parseDuration(String(spec.min ?? '0')) ?? 0;
  const max = spec.max === undefined ? Infinity : (parseDuration(String(spec.max)) ?? Infinity);
  if (seconds < min) return `below the least value, ${spec.min}`;
  if (seconds > max) return `above the greatest value, ${spec.max}`;
  return undefined;
}

/** Numbers with the units w, d, h, m and s put together without blanks: `4d12h`. [G1 3.2] */
export const durationType: ValueType<DurationValue> = {
  expected: (spec) => `a time interval such as 30s, 10m or 4d12h${spec.never ? ', or never' : ''}`,

  read(reader: Reader, spec: ArgumentSpec): DurationValue | ValueError {
    return readDuration(reader.word(), spec);
  },
};
