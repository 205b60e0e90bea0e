import type { ArgumentSpec } from '../catalogue/rows.ts';
import { joinWords, splitPiece, takeCommaWords, withoutQuotes } from './pieces.ts';
import { type Reader, valueError } from './reader.ts';
import type { DailyListValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';
import { parseWholeNumber } from './whole-number.ts';

/** The number of `200/d` or `200/day`, or undefined. */
export function parseDaily(text: string): number | undefined {
  const [, count] = /^(\d+)\/d(?:ay)?$/i.exec(text) ?? [];
  return parseWholeNumber(count ?? '');
}

/** Numbers a day between commas, without blank space; the last one goes on. [G1 3.3.10.48] */
export const dailyListType: ValueType<DailyListValue> = {
  expected: () => 'numbers for each day such as 200/d or 50/d,100/d,200/d',

  read(reader: Reader, spec: ArgumentSpec): DailyListValue | ValueError {
    const piece = takeCommaWords(reader);
    const perDay: number[] = [];
    for (const member of splitPiece(withoutQuotes(piece), ',')) {
      const count = parseDaily(member.raw);
      if (count === undefined) return notDaily(member);
      perDay.push(count);
    }
    const joined = joinWords(piece.raw);
    if (joined === piece.raw) return { kind: 'daily-list', perDay, ...piece };
    return valueError(piece, `${piece.raw} has blank space in it`, this.expected(spec), joined);
  },
};

function notDaily(member: Scalar): ValueError {
  const expected = dailyListType.expected({});
  if (member.raw === '') return valueError(member, 'a number is missing beside the comma', expected);
  const [, count] = /^(\d{1,15})(?:\/(?:1d|1day|days)?)?$/i.exec(member.raw) ?? [];
  const replacement = count && `${count}/d`;
  const problem = replacement ? `is written ${replacement}` : 'is no number of messages a day';
  return valueError(member, `${member.raw} ${problem}`, expected, replacement);
}
